"""What was paid on the statements so far, what is open with interest, and what is set off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from contracts.finding import Finding
from contracts.late_payment import LatePayment
from contracts.settling.account import Account, SetOff
from contracts.settling.faults import settling_fault
from contracts.settling.paid import OpenClaim, Paid, PaidAhead
from contracts.settling.payments import Payments
from contracts.settling.statement import Transfer
from contracts.settling.versions import Versions
from contracts.units import unit_label
from sharing.evaluate import ZERO
from sharing.money import amount_text, nearest
from sharing.settlement.arrears import FEN, Arrears, Claim, Discharge, Standing, arrears
from sharing.settlement.netting import Payment, fewest_payments


@dataclass(frozen=True)
class PaidSoFar:
    """The claims of earlier statements against the payments that were made.

    Attributes:
        versions: The agreement as signed.
        account: What was settled so far.
        payments: All payments so far, up to a day.
        number: The statement that is made.
        asked: What it asks for, before any set-off.
    """

    versions: Versions
    account: Account
    payments: Payments
    number: int
    asked: tuple[Payment, ...]

    @property
    def terms(self) -> LatePayment | None:
        """What the agreement says of late payments."""
        return self.versions.current.late_payment

    @cached_property
    def arrears(self) -> Arrears:
        """Every claim of an earlier statement as it stands."""
        paid = [Discharge(one.day, one.payer, one.payee, one.amount, "paid") for one in self.payments.entries]
        set_off = [
            Discharge(date.fromisoformat(one.day), one.debtor, one.creditor, one.amount, "set_off")
            for one in self.account.set_offs
        ]
        claims = tuple(claims_of(self.versions, self.account))
        return arrears(claims, (*paid, *set_off), self.payments.until, self.terms)

    @cached_property
    def set_offs(self) -> tuple[SetOff, ...]:
        """What this statement sets off: overdue claims, the oldest first, against what the debtor is paid."""
        left = {(one.payer, one.payee): one.amount for one in self.asked}
        found: list[SetOff] = []
        for standing in self.arrears.standings if self.terms else ():
            found += self._set_off(standing, left)
        return tuple(found)

    def _set_off(self, standing: Standing, left: dict[tuple[str, str], Fraction]) -> Iterator[SetOff]:
        claim, owed = standing.claim, standing.owed
        if claim.due is None or claim.due >= self.payments.until:
            return
        for holder in self.terms.set_off if self.terms else ():
            amount = min(owed, left.get((holder, claim.payer), ZERO))
            if amount > 0:
                left[holder, claim.payer] -= amount
                owed -= amount
                yield SetOff(
                    number=self.number,
                    by=holder,
                    debtor=claim.payer,
                    creditor=claim.payee,
                    amount=amount,
                    day=str(self.payments.until),
                )

    def lines(self) -> Paid:
        """What the statement says of payments."""
        return Paid(
            until=str(self.payments.until),
            claims=tuple(map(self._line, self.arrears.standings)),
            ahead=tuple(
                PaidAhead(payer=payer, payee=payee, amount=amount)
                for (payer, payee), amount in self.arrears.ahead.items()
            ),
            set_offs=self.set_offs,
        )

    def _line(self, standing: Standing) -> OpenClaim:
        claim = standing.claim
        is_late = claim.due is not None and standing.open > 0
        return OpenClaim(
            number=claim.number,
            payer=claim.payer,
            payee=claim.payee,
            amount=claim.amount,
            due_on=str(claim.due) if claim.due else "",
            paid=nearest(standing.by.get("paid", ZERO), FEN),
            set_off=nearest(standing.by.get("set_off", ZERO), FEN),
            netted=nearest(standing.by.get("netted", ZERO), FEN),
            open=nearest(standing.open, FEN),
            days=max(0, (self.payments.until - claim.due).days) if is_late and claim.due else 0,
            interest=nearest(standing.interest, FEN),
            owed=standing.owed,
        )

    def remarks(self) -> Iterator[Finding]:
        """Payments on which no statement has a claim."""
        money = unit_label(None, self.versions.current.currency)
        for (payer, payee), amount in self.arrears.ahead.items():
            message = f"{payer} has paid {payee} {amount_text(amount)} {money} more than was asked for so far"
            yield settling_fault("A166", message, "it pays the next claim; are payer and payee right?")


def claims_of(versions: Versions, account: Account) -> Iterator[Claim]:
    """What every statement of an account asks for; it follows from the account, so it need not be kept."""
    for line in account.statements:
        nets: dict[str, Fraction] = dict.fromkeys(versions.made(line.number).parties, ZERO)
        for entry in account.settled:
            if entry.number == line.number:
                nets[entry.party] = nets.get(entry.party, ZERO) + entry.amount
        for out in (out for out in account.exits if out.number == line.number):
            nets[out.payee] = nets.get(out.payee, ZERO) + out.amount
            nets[out.payer] = nets.get(out.payer, ZERO) - out.amount
        set_offs = [one for one in account.set_offs if one.number == line.number]
        due = date.fromisoformat(line.due_on) if line.due_on else None
        for payment in after_set_offs(fewest_payments(nets), set_offs):
            yield Claim(line.number, payment.payer, payment.payee, payment.amount, due)


def after_set_offs(asked: Iterable[Payment], set_offs: Iterable[SetOff]) -> tuple[Payment, ...]:
    """Payments after some of the money goes to creditors of the payee instead of to the payee.

    >>> held_back = SetOff(number=2, by="a", debtor="b", creditor="c", amount=Fraction(2), day="")
    >>> payments = after_set_offs([Payment("a", "b", Fraction(5))], [held_back])
    >>> [tuple(map(str, payment)) for payment in payments]
    [('a', 'b', '3'), ('a', 'c', '2')]
    """
    amounts = {(one.payer, one.payee): one.amount for one in asked}
    for one in set_offs:
        amounts[one.by, one.debtor] -= one.amount
        if one.by != one.creditor:
            amounts[one.by, one.creditor] = amounts.get((one.by, one.creditor), ZERO) + one.amount
    return tuple(Payment(*pair, amount) for pair, amount in amounts.items() if amount)


def transfers(asked: Mapping[str, Fraction], so_far: PaidSoFar | None) -> tuple[Transfer, ...]:
    """Who pays whom, after set-offs."""
    payments = fewest_payments(asked)
    if so_far is not None:
        payments = after_set_offs(payments, so_far.set_offs)
    return tuple(Transfer(payer=one.payer, payee=one.payee, amount=one.amount) for one in payments)
