"""What a result has to say, before it is decided how it looks: paragraphs, tables, findings, data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from contracts.finding import Finding

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True)
class Table:
    """A table of text.

    Attributes:
        columns: Titles; the first column is text, the others are figures unless `text_columns` names them.
        rows: As many cells as columns.
        title: Said above the table.
        text_columns: Titles of columns that are read, not compared, such as a verdict.
        totals: How many of the last rows are sums.
        unbroken: Titles of columns of text that is copied, such as an id, and so never runs over a line.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    text_columns: frozenset[str] = frozenset()
    totals: int = 0
    unbroken: frozenset[str] = frozenset()

    def is_text(self, column: int) -> bool:
        """Whether a column is read from the left."""
        return column == 0 or self.columns[column] in self.text_columns

    def is_broken(self, column: int) -> bool:
        """Whether a cell of the column may run over several lines."""
        return self.is_text(column) and self.columns[column] not in self.unbroken


@dataclass(frozen=True)
class Page:
    """One result, for people and for machines.

    Attributes:
        file: What was read.
        title: What it is about.
        status: ok, findings, hopeless or unreadable; decides the exit code.
        intro: Sentences before the tables.
        tables: Tables, in order.
        findings: Objections, the gravest first.
        drawing: A sketch in characters, shown as it is.
        closing: Sentences after everything else.
        data: The same for machines; amounts are text.
        digest: SHA-256 of what was read.
        tables_read: Further files that were read, such as CSV tables.
    """

    file: str
    title: str
    status: str
    intro: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
    drawing: str = ""
    closing: tuple[str, ...] = ()
    data: Mapping[str, Json] = field(default_factory=dict)
    digest: str | None = None
    tables_read: tuple[str, ...] = ()
