"""P501: does the sharing ever end?"""

from __future__ import annotations

from collections.abc import Iterator

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
        endless = [at for at, clause in clauses if _never_ends(clause)]
        if not endless or case.agreement.is_burden(pool) or any(clause.kind == "sunset" for _, clause in clauses):
            continue
        after = case.agreement.years.last + 1
        yield Finding(
            "P501",
            "missing sunset",
            Severity.WARNING,
            f"pool {pool!r} is shared for ever: no clause says when it ends",
            case.place("clauses", endless[0]),
            remedy=f"add `- {{kind: sunset, pool: {pool}, from: {after}, payee: {case.agreement.holder(pool)}}}` "
            "with the year and the heir that you agree on",
        )


def _never_ends(clause: object) -> bool:
    last = getattr(clause, "last", LAST_YEAR)
    periods = getattr(clause, "periods", ())
    return all(period.last == LAST_YEAR for period in periods[-1:]) if periods else last == LAST_YEAR
