"""M204: is there a clause that changes nothing?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.agreement import compose
from contracts.clauses import Clause
from contracts.finding import Finding, Severity
from contracts.terms import Pay
from sharing.case import Case
from sharing.payouts import PoolYear, evaluate_pool


def clause_without_effect(case: Case) -> Iterator[Finding]:
    """A clause whose removal changes no payment in any year.

    What it asks: would any party receive a different amount in any year without this clause?
    Why it matters: a clause below one that already divides everything is dead, and so is a cap that is
    never reached; somebody negotiated for it and should know.
    Fails: two `ratio` clauses without years on the same pool.
    Passes: a `ratio` for some years, with another one below it for the others.
    Source: order of clauses in docs/reference/agreement.md.
    """
    for pool in case.agreement.pool_ids():
        paid = [line for line in case.pool_years if line.pool == pool]
        for at, clause in case.agreement.clauses_on(pool):
            if clause.period.overlaps(case.agreement.years) and _paid_without(case, pool, at) == paid:
                yield _finding(case, at, clause)


def _paid_without(case: Case, pool: str, left_out: int) -> list[PoolYear]:
    others = [(at, clause) for at, clause in case.agreement.clauses_on(pool) if at != left_out]
    term = compose(others, Pay(case.agreement.holder(pool)))
    return list(evaluate_pool(case.agreement, case.flows, pool, term))


def _finding(case: Case, at: int, clause: Clause) -> Finding:
    return Finding(
        "M204",
        "clause without effect",
        Severity.NOTE,
        f"the {clause.kind} of pool {clause.pool!r} changes no payment in {case.agreement.years}",
        case.place("clauses", at),
        remedy="fine for a safeguard; otherwise move it above the clause that divides everything, change it or drop it",
    )
