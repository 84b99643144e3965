"""What `feidi compare` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from contracts.comparing.differences import Difference
from sharing.evaluate import ZERO
from sharing.negotiate.compare import MOST_APART, Comparison, Moved
from sharing.pages.comparability import cautions
from sharing.pages.compare_data import comparison_data
from sharing.pages.differences import label, numbered, sides
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_of_both
from sharing.pages.page import Page, Table
from sharing.pages.verdict import basis

TOGETHER = "what they move only together"


def page_of_comparison(found: Comparison, files: tuple[str, str], shown_in: str | None = None) -> Page:
    """The differences, the money each one moves for each party, and the findings that come and go.

    Args:
        found: The comparison.
        files: The first and the second file.
        shown_in: Unit of the figures; by default that of the first agreement.
    """
    one = found.one.case.agreement
    figures = Figures.of(one, shown_in)
    return Page(
        file=files[1],
        title=f"{one.name}, against {found.as_written.name}",
        status="ok",
        intro=(
            f"First file: {files[0]}. Second file: {files[1]}.",
            *cautions(found),
            basis(one.years, one.discount, figures),
        ),
        tables=(
            *_differences_table(found),
            *_money_table(found, figures),
            *_findings_table(found),
            *marks_of_both(found.one.case.agreement, found.as_written),
        ),
        closing=tuple(_closing(found, figures)),
        data=comparison_data(found, files, figures),
        digest=found.as_written.digest,
        tables_read=(files[0], *one.files, *found.as_written.files),
    )


def _differences_table(found: Comparison) -> tuple[Table, ...]:
    numbers = numbered(found)
    rows = [
        (str(numbers.get(difference, "")), *row)
        for difference in sorted(found.differences, key=lambda d: not d.moves_money)
        for row in sides(found, difference)
    ]
    columns = ("no.", "what differs", "first file", "second file")
    return (Table(columns, tuple(rows), "Where they differ", frozenset(columns[1:])),) if rows else ()


def _money_table(found: Comparison, figures: Figures) -> tuple[Table, ...]:
    """From what the first file gives to what the second one gives, each party in a column of its own."""
    if found.before is None or found.after is None:
        return ()
    columns = [_column(found, figures, parties) for parties in (*zip(found.parties), found.parties)]
    rows = tuple(
        (name, *map(figures.shown_text, cells))
        for name, *cells in zip(_row_names(found), *columns, strict=True)
    )
    title = "What each difference moves, present values"
    return (Table(("", *found.parties, "together"), rows, title, totals=1),)


def _row_names(found: Comparison) -> list[str]:
    numbers = numbered(found)
    rows = ["the first file gives", *(group_label(found, row, numbers) for row in found.moved)]
    return [*rows, *([TOGETHER] if len(found.moved) > 1 else []), "the second file gives"]


def group_label(found: Comparison, row: Moved, numbers: Mapping[Difference, int]) -> str:
    """The numbers of the differences of a row, and what the first of them is."""
    named = ranges([numbers[difference] for difference in row.differences])
    more = f" and {len(row.differences) - 1} more that go with it" if len(row.differences) > 1 else ""
    return f"{named}: {label(found, row.differences[0])}{more}"


def ranges(numbers: Sequence[int]) -> str:
    """Rising numbers, those that follow each other drawn together.

    >>> ranges([1, 3, 4, 5, 8])
    '1, 3-5, 8'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _column(found: Comparison, figures: Figures, parties: Sequence[str]) -> list[Fraction]:
    """The rounded amounts of a party, or of all; the last is the sum of those above."""
    assert found.before is not None
    assert found.after is not None
    tables = [found.before, *(row.by_party for row in found.moved), found.together, found.after]
    start, *changes, end = (sum((table.get(party, ZERO) for party in parties), ZERO) for table in tables)
    if len(found.moved) < 2:
        del changes[-1:]
    first, last = (figures.rounded({0: amount})[0] for amount in (start, end))
    return [first, *figures.parts_of(dict(enumerate(changes)), last - first).values(), last]


def _findings_table(found: Comparison) -> tuple[Table, ...]:
    rows = []
    for change in found.findings:
        finding = change.other or change.one
        assert finding is not None
        was = change.one.message if change.one and change.state == "differs" else ""
        says = (
            f"{finding.message} (in the first file: {was})"
            if was and was != finding.message
            else finding.message
        )
        rows.append((change.state, finding.severity.value, finding.code, says))
    columns = ("finding", "severity", "code", "message")
    return (
        (Table(columns, tuple(rows), "Findings of the second file", frozenset(columns[1:])),) if rows else ()
    )


def _closing(found: Comparison, figures: Figures) -> Iterator[str]:
    if not found.differences:
        yield "The two files say the same."
        return
    if not found.moved:
        yield "No difference moves money." if found.before is not None else "No money was compared."
        return
    if len(found.moved) == 1 and len(found.moved[0].differences) > MOST_APART:
        yield f"More than {MOST_APART} differences: their money is shown in one sum."
    yield (
        "Method: each difference is put alone into the first file, which is then read and worked out anew; "
        "the rows add up exactly."
    )
    yield from _who_gains(found, figures)


def _who_gains(found: Comparison, figures: Figures) -> Iterator[str]:
    for party in found.parties:
        start, *_, end = _column(found, figures, (party,))
        change = end - start
        word = f"gains {figures.shown_text(change)}" if change > 0 else f"loses {figures.shown_text(-change)}"
        yield f"{party} {word if change else 'gets the same'}{f' {figures.money}' if change else ''}."
