"""The payments from outside, or from above, that an agreement counts on; and the agreement without them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.amounts import Amounts
from contracts.clauses import Clause
from contracts.clauses.transfer import Payment
from contracts.clocks import LAST_YEAR
from contracts.fiscal.rules import FiscalRule
from contracts.lasting import Lasting
from contracts.moments import Moment
from contracts.streams import Stream
from contracts.wrong import Wrong
from sharing.evaluate import ZERO
from sharing.flows import Flow, flows

ABOVE = ("upper", "central", "city")
"""Roles of governments above the parties; what they pay may be withdrawn by them."""


@dataclass(frozen=True)
class OutsidePayment:
    """One of them.

    Attributes:
        section: Where it stands: streams, clauses or fiscal.
        at: Its position there.
        payer: Who pays.
        label: What it is.
    """

    section: str
    at: int
    payer: str
    label: str

    @property
    def path(self) -> str:
        """As people write it, such as `clauses[1]`."""
        return f"{self.section}[{self.at}]"


def outside_payments(agreement: Agreement) -> tuple[OutsidePayment, ...]:
    """The payments of an agreement from outside or above, in the order of the file.

    Grants that no party pays, what governments above pay by a clause, money that its payer is free to pay or
    not, and shares of taxes that a government above gives up for a time.
    """
    return (*_grants(agreement), *_clauses(agreement), *_refunds(agreement))


def _grants(agreement: Agreement) -> Iterator[OutsidePayment]:
    for at, stream in enumerate(agreement.streams):
        if stream.kind == "grant" and not stream.without and (stream.outside or _is_above(agreement, stream)):
            payer = stream.outside or stream.booked_by
            yield OutsidePayment("streams", at, payer, f"stream {stream.id}")


def _is_above(agreement: Agreement, stream: Stream) -> bool:
    """Whether a government above books a grant that joins a pool: it brings that money."""
    return stream.pool is not None and agreement.parties[stream.booked_by].role in ABOVE


def _clauses(agreement: Agreement) -> Iterator[OutsidePayment]:
    for at, clause in enumerate(agreement.clauses):
        payer = getattr(clause, "payer", None)
        if payer is None or not clause.looks_back:
            continue
        is_open = isinstance(clause, Payment) and clause.certainty == "discretionary"
        if is_open or agreement.parties[payer].role in ABOVE:
            yield OutsidePayment("clauses", at, payer, f"{clause.kind} of pool {clause.pool}")


def _refunds(agreement: Agreement) -> Iterator[OutsidePayment]:
    """Fiscal rules with an end, without which the levels above would keep more."""
    for at, rule in enumerate(agreement.fiscal):
        if rule.last < LAST_YEAR and _gives_up(agreement, at):
            label = f"share of taxes given up, {rule.period}"
            yield OutsidePayment("fiscal", at, rule.province or "the levels above", label)


def _gives_up(agreement: Agreement, at: int) -> bool:
    """Whether the parties would have less if the next rules that fit held instead."""
    rest = (*agreement.fiscal[:at], *agreement.fiscal[at + 1 :])
    try:
        other = flows(agreement.model_copy(update={"fiscal": rest}))
    except Wrong:  # nothing else says what the levels above keep
        return False
    return _below(agreement, other) < _below(agreement, flows(agreement))


def _below(agreement: Agreement, found: Iterable[Flow]) -> Fraction:
    """What reaches the parties that are no governments above."""
    below = (
        flow for flow in found if not flow.recipient or agreement.parties[flow.recipient].role not in ABOVE
    )
    return sum((amount for flow in below for amount in flow.by_year.values()), ZERO)


def without(
    agreement: Agreement, payments: Collection[OutsidePayment], since: int | None = None
) -> Agreement:
    """The same agreement in which some payments stop.

    Args:
        agreement: What the parties wrote.
        payments: Which payments.
        since: The first year without them; None is the first year of the agreement.
    """
    stop = agreement.years.first if since is None else since
    chosen = {(payment.section, payment.at) for payment in payments}
    streams = tuple(
        _stopped(stream, agreement, stop) if ("streams", at) in chosen else stream
        for at, stream in enumerate(agreement.streams)
    )
    clauses = tuple(
        _ended(clause, stop) if ("clauses", at) in chosen else clause
        for at, clause in enumerate(agreement.clauses)
    )
    fiscal = tuple(
        rule
        for at, whole in enumerate(agreement.fiscal)
        for rule in ([whole] if ("fiscal", at) not in chosen else _shortened(whole, stop))
    )
    return agreement.model_copy(update={"streams": streams, "clauses": clauses, "fiscal": fiscal})


def _stopped(stream: Stream, agreement: Agreement, stop: int) -> Stream:
    before = {year: stream.amounts.at(year) for year in agreement.years if year < stop}
    amounts = Amounts.by_year(before) if before else Amounts.constant(ZERO)
    return stream.model_copy(update={"amounts": amounts})


def _ended(clause: Clause, stop: int) -> Clause:
    """The clause, over before the year; one that begins later never holds."""
    if clause.first >= stop:
        return clause.model_copy(update={"begins": Moment(12, 1), "ends": Moment(24, 1)})
    return clause.model_copy(update={"ends": _before(clause, stop)})


def _shortened(rule: FiscalRule, stop: int) -> Iterator[FiscalRule]:
    if rule.first < stop:
        yield rule.model_copy(update={"ends": _before(rule, stop)})


def _before(entry: Lasting, stop: int) -> Moment:
    """The end of an entry, or the beginning of the year if that comes first."""
    return min(entry.ends, Moment(12 * stop, stop - 1), key=lambda moment: moment.month)
