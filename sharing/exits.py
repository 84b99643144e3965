"""What leaving costs: the exit clauses of an agreement as rules of the game from a later year on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from contracts.agreement import Agreement
from contracts.clauses.deposit import Deposit
from contracts.clauses.exit_payment import ExitPayment
from sharing.bridge import worth_in
from sharing.evaluate import ZERO
from sharing.games import Rule
from sharing.payouts import PoolYear


class Due(NamedTuple):
    """What a coalition owes that leaves with one party and without another.

    Attributes:
        leaver: Who has to be among those who leave.
        left: Who has to be among those who stay.
        amount: What is owed then, in the unit of the agreement.
    """

    leaver: str
    left: str
    amount: Fraction


def exit_rules(agreement: Agreement, lines: Iterable[PoolYear], year: int) -> tuple[Rule, ...]:
    """exit_S(t) as rules: what coalitions that leave at the start of `year` have less."""
    return tuple(Rule((due.leaver,), (due.left,), -due.amount) for due in dues(agreement, lines, year))


def dues(agreement: Agreement, lines: Iterable[PoolYear], year: int) -> tuple[Due, ...]:
    """exit_S(t): what those who leave at the start of `year` have to pay those whom they leave.

    A leaver pays by the exit clauses. Who holds a deposit owes it to its payer, whoever leaves, unless the
    payer does. In the first year nothing is signed yet, so nothing is due.
    """
    if year == agreement.years.first:
        return ()
    kept = tuple(lines)
    return (*_payments(agreement, kept, year), *_deposits(agreement, year))


def _payments(agreement: Agreement, lines: tuple[PoolYear, ...], year: int) -> Iterator[Due]:
    for clause in agreement.clauses:
        if isinstance(clause, ExitPayment) and year in clause.period:
            yield Due(clause.leaver, clause.payee, exit_payment(agreement, clause, lines, year))


def _deposits(agreement: Agreement, year: int) -> Iterator[Due]:
    for clause in agreement.clauses:
        if isinstance(clause, Deposit) and clause.paid_in < year <= clause.returned_in:
            owed = worth_in(agreement, {clause.returned_in: clause.sum}, year)
            yield Due(clause.held_by, clause.payer, owed)


def exit_payment(agreement: Agreement, clause: ExitPayment, lines: Iterable[PoolYear], year: int) -> Fraction:
    """exit(t) = amount(t) + max(0, outlay so far - received so far) + kappa R(t), at the start of `year`."""
    received = {line.year: line.split.get(clause.payee, ZERO) for line in lines if line.pool == clause.pool}
    fixed = clause.amount.at(year) if clause.amount else ZERO
    spent = clause.outlay.running_total().at(year - 1) if clause.outlay else ZERO
    back = sum((amount for at, amount in received.items() if at < year), ZERO)
    to_come = worth_in(agreement, received, year)
    return fixed + max(ZERO, spent - back) + clause.part * max(ZERO, to_come)
