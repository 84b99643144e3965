"""What is still open of earlier statements, and the interest on it: payments pay claims, the oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from contracts.late_payment import LatePayment
from sharing.evaluate import ZERO
from sharing.money import nearest

FEN = Fraction(1, 100)


@dataclass(frozen=True)
class Claim:
    """A payment that a statement asks for.

    Attributes:
        number: The statement.
        payer, payee: Who pays whom.
        amount: How much, in units of the currency.
        due: By when; None if the agreement names no day.
    """

    number: int
    payer: str
    payee: str
    amount: Fraction
    due: date | None


@dataclass(frozen=True)
class Discharge:
    """Money that pays claims: a payment, a set-off, or a claim the other way.

    Attributes:
        day: When it counts.
        payer, payee: Whose claims it pays.
        amount: How much.
        how: paid, set_off or netted.
    """

    day: date
    payer: str
    payee: str
    amount: Fraction
    how: str


@dataclass
class Standing:
    """A claim as it stands on the way through the payments.

    Attributes:
        claim: Which.
        open: What is not paid of its amount.
        interest: What has accrued, exact.
        interest_open: What is not paid of it.
        counted_to: The day to which interest is counted.
        by: paid, set_off or netted -> what came so, interest included.
    """

    claim: Claim
    open: Fraction
    counted_to: date
    interest: Fraction = ZERO
    interest_open: Fraction = ZERO
    by: dict[str, Fraction] = field(default_factory=dict)

    @property
    def owed(self) -> Fraction:
        """What is to be paid now, rounded once to the fen."""
        return nearest(self.open + self.interest_open, FEN)

    def accrue(self, until: date, terms: LatePayment | None) -> None:
        """Count simple interest on what is open up to a day."""
        if terms is None or self.claim.due is None or until <= self.counted_to:
            return
        days = (until - self.counted_to).days
        more = self.open * terms.rate * Fraction(days, terms.basis)
        self.interest, self.interest_open = self.interest + more, self.interest_open + more
        self.counted_to = until

    def pay(self, amount: Fraction, how: str, first: str) -> Fraction:
        """Pay with an amount; what is left of it is handed back."""
        left = amount
        for what in ("interest_open", "open") if first == "interest" else ("open", "interest_open"):
            part = min(left, getattr(self, what))
            setattr(self, what, getattr(self, what) - part)
            left -= part
        if left < amount:
            self.by[how] = self.by.get(how, ZERO) + amount - left
        return left


@dataclass(frozen=True)
class Arrears:
    """Every claim after all payments up to a day.

    Attributes:
        standings: The claims, the oldest first.
        ahead: Payer and payee -> what was paid beyond all claims.
    """

    standings: tuple[Standing, ...]
    ahead: Mapping[tuple[str, str], Fraction]


def arrears(
    claims: Sequence[Claim], discharges: Iterable[Discharge], until: date, terms: LatePayment | None
) -> Arrears:
    """Let payments pay claims.

    A payment pays the claims between the same two parties, the one that was due first first; what is left
    waits for the next claim. Claims of two parties on each other cancel out when the later one is due.

        interest = sum over stretches of days after the due day of  open x rate x days / basis

    Args:
        claims: What earlier statements ask for.
        discharges: Payments and set-offs up to `until`.
        until: The day to which interest is counted.
        terms: Rate, basis and what is paid first; None: no interest.
    """
    account = _Account(terms, until)
    events: list[tuple[date, int, int, Claim | Discharge]] = []
    for claim in claims:
        events.append((claim.due or date.min, 0, claim.number, claim))
    events += ((paid.day, 1, at, paid) for at, paid in enumerate(discharges))
    for day, _, _, event in sorted(events, key=lambda event: event[:3]):
        if isinstance(event, Claim):
            account.claim(event, min(day, until))
        else:
            account.discharge(event)
    for standing in account.standings:
        standing.accrue(until, terms)
    ahead = {pair: amount for pair, amount in account.ahead.items() if amount}
    return Arrears(tuple(account.standings), ahead)


@dataclass
class _Account:
    """The claims so far, and what was paid beyond them."""

    terms: LatePayment | None
    until: date
    standings: list[Standing] = field(default_factory=list)
    ahead: dict[tuple[str, str], Fraction] = field(default_factory=dict)

    def claim(self, claim: Claim, day: date) -> None:
        """A claim falls due: it cancels out with claims the other way, and uses what was paid ahead.

        One that is not due by the last day uses what was paid ahead, and nothing else.
        """
        is_due = claim.due is None or claim.due <= self.until
        back = Discharge(day, claim.payee, claim.payer, claim.amount, "netted")
        left = self._pays(back) if is_due else claim.amount
        standing = Standing(claim, claim.amount, claim.due or day)
        standing.pay(claim.amount - left, "netted", "principal")
        pair = claim.payer, claim.payee
        self.ahead[pair] = standing.pay(self.ahead.get(pair, ZERO), "paid", "principal")
        self.standings.append(standing)

    def discharge(self, discharge: Discharge) -> None:
        """A payment pays the claims that are there; the remainder waits."""
        pair = discharge.payer, discharge.payee
        self.ahead[pair] = self.ahead.get(pair, ZERO) + self._pays(discharge)

    def _pays(self, discharge: Discharge) -> Fraction:
        """Pay claims with an amount; what is left of it."""
        left = discharge.amount
        for standing in self._between(discharge.payer, discharge.payee):
            if not left:
                break
            standing.accrue(discharge.day, self.terms)
            left = standing.pay(left, discharge.how, self.terms.first if self.terms else "principal")
        return left

    def _between(self, payer: str, payee: str) -> Iterator[Standing]:
        claims = (one for one in self.standings if (one.claim.payer, one.claim.payee) == (payer, payee))
        return (one for one in claims if one.open or one.interest_open)
