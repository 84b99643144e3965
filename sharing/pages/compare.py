"""What `feidi compare` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.comparing.differences import Difference
from sharing.evaluate import ZERO
from sharing.negotiate.compare import MOST_APART, Comparison, Moved
from sharing.pages.comparability import cautions
from sharing.pages.entries import entry_label, written_text
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_of_both
from sharing.pages.page import Json, Page, Table
from sharing.pages.verdict import basis

SAME_WORDS = "(the same words, other figures)"
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


def numbered(found: Comparison) -> Mapping[Difference, int]:
    """Every difference that can move money, with its number."""
    moving = (difference for difference in found.differences if difference.moves_money)
    return {difference: number for number, difference in enumerate(moving, start=1)}


def label(found: Comparison, difference: Difference) -> str:
    """What differs: `ratio of pool tax`."""
    if difference.kind == "reordered":
        return f"order of the {'clauses' if difference.section == 'clauses' else 'fiscal rules'}"
    is_new = difference.one is None and difference.other is not None
    tree = found.versions.other if is_new or difference.kind == "added" else found.versions.one
    name = difference.other if difference.kind == "added" else difference.one
    section = tree[difference.section]
    return entry_label(difference.section, name, section[name] if name is not None else section)


def _differences_table(found: Comparison) -> tuple[Table, ...]:
    numbers = numbered(found)
    rows = [
        (str(numbers.get(difference, "")), *row)
        for difference in sorted(found.differences, key=lambda d: not d.moves_money)
        for row in sides(found, difference)
    ]
    columns = ("no.", "what differs", "first file", "second file")
    return (Table(columns, tuple(rows), "Where they differ", frozenset(columns[1:])),) if rows else ()


def sides(found: Comparison, difference: Difference) -> Iterator[tuple[str, str, str]]:
    """A row for each key that differs: what, in the first file, in the second file."""
    what = label(found, difference)
    here, there = found.one.case.agreement, found.as_written
    one, other = _path(difference, difference.one), _path(difference, difference.other)
    if difference.kind == "reordered":
        yield what, "as written", "another order"
    elif difference.kind == "added":
        yield what, "-", f"{_line(there, other)}{written_text(there, *other)}"
    elif difference.kind == "removed":
        yield what, f"{_line(here, one)}{written_text(here, *one)}", "removed"
    for key in difference.keys:
        before, after = written_text(here, *one, key), written_text(there, *other, key)
        yield f"{what}: {key}", before, after if after != before else SAME_WORDS
    if difference.kind in ("changed", "remark") and not difference.keys:
        yield what, written_text(here, *one), written_text(there, *other)


def _path(difference: Difference, name: str | int | None) -> tuple[str | int, ...]:
    return (difference.section,) if name is None else (difference.section, name)


def _line(agreement: Agreement, path: tuple[str | int, ...]) -> str:
    place = agreement.key_place(*path)
    return f"line {place.line}: " if place else ""


def _money_table(found: Comparison, figures: Figures) -> tuple[Table, ...]:
    """From what the first file gives to what the second one gives, each party in a column of its own."""
    if found.before is None or found.after is None:
        return ()
    columns = [_column(found, figures, party) for party in found.parties]
    cells = [*zip(*columns, strict=True)]
    names = _row_names(found)
    rows = tuple(
        (name, *(figures.shown_text(cell) for cell in row), figures.shown_text(sum(row, ZERO)))
        for name, row in zip(names, cells, strict=True)
    )
    return (
        Table(("", *found.parties, "together"), rows, "What each difference moves, present values", totals=1),
    )


def _row_names(found: Comparison) -> list[str]:
    numbers = numbered(found)
    rows = ["the first file gives", *(group_label(found, row, numbers) for row in found.moved)]
    return [*rows, *([TOGETHER] if len(found.moved) > 1 else []), "the second file gives"]


def group_label(found: Comparison, row: Moved, numbers: Mapping[Difference, int]) -> str:
    """The numbers of the differences of a row, and what the first of them is."""
    named = ", ".join(str(numbers[difference]) for difference in row.differences)
    more = f" and {len(row.differences) - 1} more that go with it" if len(row.differences) > 1 else ""
    return f"{named}: {label(found, row.differences[0])}{more}"


def _column(found: Comparison, figures: Figures, party: str) -> list[Fraction]:
    """The rounded amounts of a party; the last is the sum of those above."""
    assert found.before is not None
    assert found.after is not None
    start = figures.rounded(found.before).get(party, ZERO)
    end = figures.rounded(found.after).get(party, ZERO)
    changes = dict(enumerate(row.by_party.get(party, ZERO) for row in found.moved))
    if len(found.moved) > 1:
        changes[len(changes)] = found.together.get(party, ZERO)
    return [start, *figures.parts_of(changes, end - start).values(), end]


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
    assert found.before is not None
    assert found.after is not None
    before, after = figures.rounded(found.before), figures.rounded(found.after)
    for party in found.parties:
        change = after.get(party, ZERO) - before.get(party, ZERO)
        word = f"gains {figures.shown_text(change)}" if change > 0 else f"loses {figures.shown_text(-change)}"
        yield f"{party} {word if change else 'gets the same'}{f' {figures.money}' if change else ''}."


def comparison_data(found: Comparison, files: tuple[str, str], figures: Figures) -> dict[str, Json]:
    """The comparison for machines."""
    numbers = numbered(found)
    return {
        "names": [found.one.case.agreement.name, found.as_written.name],
        "files": list(files),
        "unit": figures.shown_in,
        "currency": figures.currency,
        "worth_in": found.one.case.agreement.years.first,
        "cautions": list(cautions(found)),
        "parties": list(found.parties),
        "differences": [_difference_data(found, one, numbers.get(one)) for one in found.differences],
        "before": _split(figures, found.before),
        "after": _split(figures, found.after),
        "moved": [_moved_data(figures, row, numbers) for row in found.moved],
        "together": _split(figures, found.together if found.before is not None else None),
        "changed_findings": [
            {"state": change.state, "code": finding.code, "message": finding.message}
            for change in found.findings
            if (finding := change.other or change.one) is not None
        ],
    }


def _moved_data(figures: Figures, row: Moved, numbers: Mapping[Difference, int]) -> Json:
    by_party: dict[str, Json] = {party: figures.exact(amount) for party, amount in row.by_party.items()}
    return {"numbers": [numbers[difference] for difference in row.differences], "by_party": by_party}


def _split(figures: Figures, amounts: Mapping[str, Fraction] | None) -> Json:
    return (
        {party: figures.exact(amount) for party, amount in amounts.items()} if amounts is not None else None
    )


def _difference_data(found: Comparison, difference: Difference, number: int | None) -> Json:
    return {
        "number": number,
        "kind": difference.kind,
        "entry": label(found, difference),
        "keys": list(difference.keys),
        "sides": [[before, after] for _, before, after in sides(found, difference)],
    }
