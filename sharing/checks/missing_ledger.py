"""P506: is it said who counts an indicator?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case


def missing_ledger(case: Case) -> Iterator[Finding]:
    """Statistics that nobody has assigned are counted where they arise, and claimed by both.

    What it asks: does every indicator say who counts it, officially or in assessment?
    Why it matters: many parks stalled over who may book the output, not over money; where nothing is
    written, the law keeps the figures in place and the side that brought the firms shows nothing.
    Fails: `{id: value added, unit: 亿元, amounts: 10, booked_in: host}`
    Passes: the same with `official: in_place` and `assessment: {split: {home: 50%, host: 50%}}`
    Source: domain notes 6.1 question 5 and clause C17.
    """
    for at, indicator in enumerate(case.agreement.indicators):
        if indicator.official is None and indicator.assessment is None:
            yield Finding(
                "P506",
                "missing ledger",
                Severity.WARNING,
                f"indicator {indicator.id!r} is in no ledger; {indicator.booked_in} counts all of it",
                case.agreement.place("indicators", at, "id"),
                remedy="add `official: in_place` and `assessment:` with what you agreed",
            )
