"""Which clause gives what to whom: a pool read clause by clause; the steps add up to `evaluate` exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement, compose
from contracts.clauses import Clause
from contracts.terms import Pay
from sharing.evaluate import ZERO, Meters, Split, evaluate
from sharing.payouts import LossRule

OPEN = "(open)"
"""Stands for what no clause has shared yet; no id of a party can be written like this."""

LOSS, UNSHARED = "loss", "unshared"


@dataclass(frozen=True)
class TracedStep:
    """What one clause changes, exact, in the unit of the agreement.

    Attributes:
        clause: Position of the clause; None for a loss of the pool and for money that no clause shares.
        what: Kind of the clause, `loss` or `unshared`.
        amounts: Party -> what it receives here; below zero, what it gives up or pays.
        left: What is still to be shared afterwards.
    """

    clause: int | None
    what: str
    amounts: Split
    left: Fraction


@dataclass(frozen=True)
class PoolTrace:
    """The steps of one pool in one year; their amounts add up to the pot.

    Attributes:
        steps: First what the holder bears or takes back of a loss, then the clauses.
        loss: What the holder still has to take back afterwards.
        meters: Running totals of limits for life afterwards.
    """

    steps: tuple[TracedStep, ...]
    loss: Fraction
    meters: Meters


def traced(
    agreement: Agreement, pool: str, pot: Fraction, year: int, loss: Fraction, meters: Meters
) -> PoolTrace:
    """Follow a pot through the clauses of its pool.

        step_k = evaluate(clauses 1..k) - evaluate(clauses 1..k-1)

    Clauses that hand on come first, in written order; then what they leave goes to the holder; then those
    that look back change the whole, in written order. That is the order in which the clauses are read, so
    each difference is what its clause does, and the sum of all is `evaluate` of the whole.

    Args:
        agreement: Whose pool.
        pool: Which.
        pot: What flowed in; below zero when costs or refunds exceed the income.
        year: Fiscal year.
        loss: What the holder still has to take back from earlier years.
        meters: Running totals before this year.
    """
    sign = -1 if agreement.is_burden(pool) else 1
    negative = agreement.pools[pool].negative if pool in agreement.pools else None
    holder = agreement.holder(pool)
    shared, loss_after = LossRule(holder, negative).shared(sign * pot, loss)
    steps: list[TracedStep] = []
    if shared != sign * pot:
        steps.append(TracedStep(None, LOSS, {holder: pot - sign * shared}, sign * shared))
    before: Split = {OPEN: shared}
    for index, what, after in _readings(agreement, pool, shared, year, meters):
        change = _signed(_difference(after, before), sign)
        left = sign * after.get(OPEN, ZERO)
        steps.append(TracedStep(index, what, _without_open(change), left))
        before = after
    whole = evaluate(agreement.term(pool), shared, year, meters)
    return PoolTrace(tuple(steps), loss_after, whole.meters)


def _readings(
    agreement: Agreement, pool: str, shared: Fraction, year: int, meters: Meters
) -> Iterator[tuple[int | None, str, Split]]:
    """What is paid after each further clause."""
    written = list(agreement.clauses_on(pool))
    handing_on = [entry for entry in written if not entry[1].looks_back]
    looking_back = [entry for entry in written if entry[1].looks_back]

    def paid(clauses: Sequence[tuple[int, Clause]], last: str) -> Split:
        return evaluate(compose(clauses, Pay(last)), shared, year, meters).split

    for count, (index, clause) in enumerate(handing_on, start=1):
        yield index, clause.kind, paid(handing_on[:count], OPEN)
    holder = agreement.holder(pool)
    yield None, UNSHARED, paid(handing_on, holder)
    for count, (index, clause) in enumerate(looking_back, start=1):
        yield index, clause.kind, paid([*handing_on, *looking_back[:count]], holder)


def _difference(after: Split, before: Split) -> dict[str, Fraction]:
    return {party: after.get(party, ZERO) - before.get(party, ZERO) for party in {**before, **after}}


def _signed(split: Split, sign: int) -> dict[str, Fraction]:
    return {party: sign * amount for party, amount in split.items()}


def _without_open(change: Split) -> dict[str, Fraction]:
    return {party: amount for party, amount in change.items() if party != OPEN and amount}
