"""P504: do the official books add up?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from contracts.quantities import percent, plain
from sharing.case import Case
from sharing.ledgers import Entry, entries_of


def official_ledger(case: Case) -> Iterator[Finding]:
    """Official statistics count everything once; only copies for assessment may count it twice.

    What it asks: in every year, do the parts that the parties count officially add up to the territorial
    total?
    Why it matters: official figures are published and summed by the levels above; a value that two places
    report is a false total. Guangxi (2024) therefore keeps official books in place and counts double in
    assessment only, not for publication.
    Fails: `official: {double_count: [home, host]}`
    Passes: `official: in_place` with `assessment: {double_count: [home, host]}`
    Source: domain notes, clause C17.
    """
    for at, indicator in enumerate(case.agreement.indicators):
        wrong = [
            entry for entry in entries_of(case.agreement, at) if entry.ledger == "official" and entry.gap
        ]
        if wrong:
            yield _finding(case, indicator.id, indicator.unit, wrong[0])


def _finding(case: Case, name: str, unit: str, entry: Entry) -> Finding:
    counted = entry.arises + entry.gap
    word = "counted more than once" if entry.gap > 0 else "counted by nobody"
    return Finding(
        "P504",
        "official ledger",
        Severity.ERROR,
        f"indicator {name!r}: the official books hold {plain(counted)} {unit} in {entry.year}, "
        f"{percent(counted / entry.arises)} of what arises; {plain(abs(entry.gap))} {unit} are {word}",
        case.agreement.place("indicators", entry.indicator, "official"),
        remedy="write `official: in_place`, or shares that add up to 100%; "
        "what is counted twice belongs under `assessment`",
    )
