"""M204: is there a clause that changes nothing?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contracts.agreement import compose
from contracts.clauses import Clause
from contracts.clauses.solution import Solution
from contracts.finding import Finding, Severity
from contracts.terms import Pay
from sharing.case import Case
from sharing.checks.unshared_money import NOBODY
from sharing.evaluate import Split
from sharing.payouts import evaluate_pool


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
        clauses = list(case.agreement.clauses_on(pool))
        paid = list(paid_by(case, pool, clauses))
        for at, clause in clauses:
            others = [(place, other) for place, other in clauses if place != at]
            can_matter = not clause.on_leaving and clause.period.overlaps(case.agreement.years)
            if can_matter and is_same(paid, paid_by(case, pool, others)):
                yield _finding(case, at, clause)


def is_same(paid: Iterable[Split], without: Iterable[Split]) -> bool:
    """Whether all years agree; the first year that differs ends the comparison."""
    return all(one == other for one, other in zip(paid, without, strict=True))


def paid_by(case: Case, pool: str, clauses: list[tuple[int, Clause]]) -> Iterator[Split]:
    """What the clauses pay each year; money that they leave open counts as paid to nobody."""
    term = compose(clauses, Pay(NOBODY), case.agreement.open_time(pool))
    for line in evaluate_pool(case.agreement, case.flows, pool, term):
        yield {party: amount for party, amount in line.split.items() if amount}


def _finding(case: Case, at: int, clause: Clause) -> Finding:
    because = clause.unsolved_because if isinstance(clause, Solution) else ""
    return Finding(
        "M204",
        "clause without effect",
        Severity.NOTE,
        f"the {clause.kind} of pool {clause.pool!r} changes no payment in {case.agreement.years}",
        case.agreement.clause_place(at),
        reasons=(because,) if because else (),
        remedy="fine for a safeguard; otherwise move it above the clause that divides everything, or drop it",
    )
