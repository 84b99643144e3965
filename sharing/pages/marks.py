"""What the figures rest on: every source and mark of the agreement, so that none gets lost."""

from __future__ import annotations

from collections.abc import Iterable

from contracts.agreement import Agreement
from contracts.marks import marked
from sharing.pages.page import Json, Table


def marks_table(agreement: Agreement) -> tuple[Table, ...]:
    """The table of marks, or nothing when there are none."""
    return table_of_marks((label, entry.mark, entry.source, entry.note) for label, entry in marked(agreement))


def table_of_marks(marks: Iterable[tuple[str, str | None, str, str]]) -> tuple[Table, ...]:
    """The table of entries with their mark, source and note, or nothing when there are none."""
    rows = tuple(
        (label, mark or "unmarked", "; ".join(text for text in (source, note) if text))
        for label, mark, source, note in marks
    )
    columns = ("entry", "mark", "source and remarks")
    return (Table(columns, rows, "What the figures rest on", frozenset(columns[1:])),) if rows else ()


def marks_of_both(one: Agreement, other: Agreement) -> tuple[Table, ...]:
    """The marks of two agreements in one table, with the file that only one of them has."""
    first, second = ([row for table in marks_table(a) for row in table.rows] for a in (one, other))
    rows = tuple(
        (*row, "both" if row in first and row in second else "first" if row in first else "second")
        for row in dict.fromkeys((*first, *second))
    )
    columns = ("entry", "mark", "source and remarks", "file")
    return (Table(columns, rows, "What the figures rest on", frozenset(columns[1:])),) if rows else ()


def marks_data(agreement: Agreement) -> list[Json]:
    """The marks for machines."""
    return [
        {"entry": label, "mark": entry.mark, "source": entry.source, "note": entry.note}
        for label, entry in marked(agreement)
    ]
