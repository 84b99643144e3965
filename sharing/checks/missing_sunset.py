"""P501: does the sharing ever end?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.clauses import Clause
from contracts.clauses.sunset import Sunset
from contracts.clocks import LAST_YEAR
from contracts.finding import Finding, Severity
from sharing.case import Case


def missing_sunset(case: Case) -> Iterator[Finding]:
    """A duty without an end outlives its reason.

    What it asks: does every income pool have a `sunset`, or an end (`to`) for every clause that pays out?
    Why it matters: one agreement of 1982 still made one side pay, always the same, decades after the
    reason was gone (Charlottesville and Albemarle).
    Fails: `{kind: ratio, pool: tax, shares: {home: 60%, host: 40%}}` alone.
    Passes: the same with `{kind: sunset, pool: tax, from: 2030, payee: host}` below it.
    Source: docs/background/clauses.md.
    """
    for pool in case.agreement.pool_ids():
        clauses = list(case.agreement.clauses_on(pool))
        sunsets = [at for at, clause in clauses if isinstance(clause, Sunset) and clause.last == LAST_YEAR]
        endless = [at for at, clause in clauses if clause.is_endless and _outlives(at, clause, sunsets)]
        if endless and not case.agreement.is_burden(pool):
            yield _finding(case, pool, endless[0])


def _outlives(at: int, clause: Clause, sunsets: list[int]) -> bool:
    """Whether a clause goes on after every sunset; what looks back and stands below the sunset does."""
    return not sunsets or (clause.looks_back and at > max(sunsets))


def _finding(case: Case, pool: str, at: int) -> Finding:
    after, heir = case.agreement.years.last + 1, case.agreement.holder(pool)
    return Finding(
        "P501",
        "missing sunset",
        Severity.WARNING,
        f"pool {pool!r} is shared for ever: no clause says when it ends",
        case.agreement.clause_place(at),
        remedy=f"add `- {{kind: sunset, pool: {pool}, from: {after}, payee: {heir}}}` "
        "with the year and the heir that you agree on",
    )
