"""M201: is everything handed out, and nothing twice?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.evaluate import ZERO


def conservation(case: Case) -> Iterator[Finding]:
    """Everything that flows into a pool in a year is handed out in that year, and nothing twice.

    What it asks: for each pool and year, does the split add up to the pot; and for each year, do all
    receipts add up to what the streams bring when everybody takes part? Both in exact amounts.
    Why it matters: a formula that pays more than there is, or less, cannot be settled.
    Fails: a payout that was changed by hand, or computed elsewhere.
    Passes: every split that comes from clauses, by construction of the terms.
    Source: docs/background/terms.md.
    """
    for line in case.pool_years:
        if gap := line.pot - sum(line.split.values(), ZERO):
            yield _finding(case, f"pool {line.pool!r} in {line.year}", line.pot, gap)
    for year in case.agreement.years:
        brought = sum((flow.by_year[year] for flow in case.flows if flow.arises_together), ZERO)
        if gap := brought - sum((case.receipts[party][year] for party in case.parties), ZERO):
            yield _finding(case, f"all streams in {year}", brought, gap)


def _finding(case: Case, what: str, pot: Fraction, gap: Fraction) -> Finding:
    return Finding(
        "M201",
        "conservation",
        Severity.ERROR,
        f"{what} bring {case.text(pot)} {case.money}, "
        f"{case.text(abs(gap))} is {'handed to nobody' if gap > 0 else 'promised twice'}",
        case.agreement.key_place("clauses"),
        remedy="take the payouts from the clauses of the agreement, or add the missing amount to one party",
    )
