"""Which clause gives what to whom: a pool read clause by clause; the steps add up to its payouts exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement, compose
from contracts.clauses import Clause
from contracts.clocks import Period
from contracts.terms import Pay, Term
from sharing.evaluate import ZERO, Split
from sharing.flows import Flow
from sharing.payouts import Opening, evaluate_pool

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


def traced(
    agreement: Agreement, flows: Sequence[Flow], pool: str, year: int, opening: Opening | None = None
) -> tuple[TracedStep, ...]:
    """Follow the pot of one year through the clauses of its pool; the amounts of all steps add up to it.

        step_k = payouts(clauses 1..k) - payouts(clauses 1..k-1)

    First comes what the holder bears or takes back of a loss; then the clauses that hand on, in written
    order; then what they leave goes to the holder; then those that look back change the whole, in written
    order. That is the order in which clauses are read, and none depends on those behind it; so each
    difference is what its clause does, and their sum is what the pool pays.

    Args:
        agreement: Whose pool.
        flows: Its net flows; all years count, because limits for life run on.
        pool: Which.
        year: Fiscal year.
        opening: Where the pool goes on from another version of the agreement.
    """
    return traced_years(agreement, flows, pool, opening)[year]


def traced_years(
    agreement: Agreement, flows: Sequence[Flow], pool: str, opening: Opening | None = None
) -> Mapping[int, tuple[TracedStep, ...]]:
    """The same for every year of the agreement: year -> steps."""
    found: dict[int, list[TracedStep]] = {year: [] for year in agreement.years}
    before: dict[int, Split] = {year: {} for year in agreement.years}
    for clause, what, term in _readings(agreement, pool):
        for line in evaluate_pool(agreement, flows, pool, term, opening):
            after = {OPEN: line.pot} if what == OPEN else line.split
            if what != OPEN:
                change = _change(before[line.year], after)
                found[line.year].append(TracedStep(clause, what, change, after.get(OPEN, ZERO)))
            before[line.year] = after
    return {
        year: tuple(step for step in steps if step.clause is not None or step.amounts)
        for year, steps in found.items()
    }


def _readings(agreement: Agreement, pool: str) -> Iterator[tuple[int | None, str, Term]]:
    """The pool with one clause more each time; the first reading is the untouched pot."""
    written = list(agreement.clauses_on(pool))
    handing_on = [entry for entry in written if not entry[1].looks_back]
    looking_back = [entry for entry in written if entry[1].looks_back]
    nothing, holder = Pay(OPEN), Pay(agreement.holder(pool))
    open_time = agreement.open_time(pool)
    yield None, OPEN, nothing
    yield None, LOSS, nothing
    yield from _one_more([], handing_on, nothing, open_time)
    yield None, UNSHARED, compose(handing_on, holder, open_time)
    yield from _one_more(handing_on, looking_back, holder, open_time)


def _one_more(
    above: Sequence[tuple[int, Clause]],
    clauses: Sequence[tuple[int, Clause]],
    open_end: Term,
    open_time: Period,
) -> Iterator[tuple[int, str, Term]]:
    for count, (index, clause) in enumerate(clauses, start=1):
        yield index, clause.kind, compose([*above, *clauses[:count]], open_end, open_time)


def _change(before: Split, after: Split) -> dict[str, Fraction]:
    """What the parties receive more, or less; what is still open is not a party's."""
    changes = {party: after.get(party, ZERO) - before.get(party, ZERO) for party in {**before, **after}}
    return {party: change for party, change in changes.items() if change and party != OPEN}
