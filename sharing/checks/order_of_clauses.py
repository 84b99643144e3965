"""M207: would another order of two clauses give other amounts?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, pairwise

from contracts.clauses import Clause
from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.checks.clause_without_effect import is_same, paid_by
from sharing.checks.unshared_money import NOBODY
from sharing.evaluate import ZERO, Split, together

Written = list[tuple[int, Clause]]

MANY = 10
"""With more clauses than this on a pool, only neighbours are compared."""


def order_of_clauses(case: Case) -> Iterator[Finding]:
    """Two clauses that do not commute carry money in their order, and readers may overlook it.

    What it asks: if two clauses of a pool changed places, would anybody receive another amount, and can
    either order be meant?
    Why it matters: a floor below a cap lifts a party above the cap, a cap below a floor does not; a fund
    that is fed before recovery delays it. Both readings are found in real texts.
    Fails: a `floor` of 60 below a `cap` of 50 on the same party.
    Passes: a `cost_recovery` above a `ratio`: the other way round nothing would be recovered.
    Source: order of operations, docs/reference/clauses.md.
    """
    for pool in case.agreement.pool_ids():
        clauses = list(case.agreement.clauses_on(pool))
        as_written = list(paid_by(case, pool, clauses))
        for pair in _pairs(clauses):
            turned_round = _swapped(clauses, *pair)
            if is_same(as_written, paid_by(case, pool, turned_round)):
                continue
            if _both_can_be_meant(case, pool, (clauses, turned_round), pair):
                paid = list(paid_by(case, pool, turned_round))
                yield _finding(case, pair, _sums(as_written), _sums(paid))


def _both_can_be_meant(case: Case, pool: str, orders: tuple[Written, Written], pair: tuple[int, int]) -> bool:
    """Whether both clauses have an effect: as written, and for clauses that hand on the other way round too.

    A `ratio` above a `cost_recovery` leaves it nothing, so only one order of these two makes sense.
    """
    looks_back = case.agreement.clauses[pair[0]].looks_back
    return all(
        not is_same(paid_by(case, pool, order), paid_by(case, pool, _without(order, at)))
        for order in orders[: 1 if looks_back else 2]
        for at in pair
    )


def _pairs(clauses: Written) -> Iterator[tuple[int, int]]:
    """Positions of clauses whose order can matter: of one kind of reading, and in force at the same time."""
    for looks_back in (False, True):
        group = [(at, clause) for at, clause in clauses if clause.looks_back == looks_back]
        pairs = combinations(group, 2) if len(group) <= MANY else pairwise(group)
        for (one, clause), (other, later) in pairs:
            if clause.period.overlaps(later.period):
                yield one, other


def _swapped(clauses: Written, one: int, other: int) -> Written:
    by_place = dict(clauses)
    swap = {one: (other, by_place[other]), other: (one, by_place[one])}
    return [swap.get(at, (at, clause)) for at, clause in clauses]


def _without(clauses: Written, place: int) -> Written:
    return [(at, clause) for at, clause in clauses if at != place]


def _sums(years: list[Split]) -> Mapping[str, Fraction]:
    total: Split = {}
    for split in years:
        total = together(total, split)
    return total


def _finding(
    case: Case, pair: tuple[int, int], written: Mapping[str, Fraction], turned: Mapping[str, Fraction]
) -> Finding:
    one, other = (case.agreement.clauses[at] for at in pair)
    moved = {party: turned.get(party, ZERO) - written.get(party, ZERO) for party in {**written, **turned}}
    party = max(moved, key=lambda name: (abs(moved[name]), name != NOBODY, name))
    who = party if party != NOBODY else "nobody"
    before, after = (case.text(sums.get(party, ZERO)) for sums in (written, turned))
    return Finding(
        "M207",
        "order of clauses",
        Severity.WARNING,
        f"pool {one.pool!r}: the order of {one.kind} and {other.kind} matters; as written {who} receives "
        f"{before} {case.money} in {case.agreement.years}, the other way round {after}",
        case.agreement.clause_place(pair[1]),
        remedy="if the order is meant, say so in the agreement; otherwise let them change places",
    )
