"""CSV: the tables one below the other, figures without thousands commas, as spreadsheets open them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from contracts.finding import Finding
from sharing.pages.page import Page, Table

MARK = "\ufeff"
"""Without it, spreadsheets of a Chinese office take UTF-8 for GB18030."""

_RISKY = ("=", "+", "-", "@")


def render(pages: Sequence[Page], width: int | None = None) -> str:
    """Every table with its title above it and a blank line below; findings are a table as well."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for page in pages:
        writer.writerow([page.title])
        writer.writerows([sentence] for sentence in (*page.intro, *page.closing))
        for table in page.tables:
            writer.writerows(_table(table))
        if page.findings:
            writer.writerows(_findings(page.findings))
        writer.writerow([])
    return MARK + out.getvalue()


def _table(table: Table) -> Iterator[list[str]]:
    yield []
    if table.title:
        yield [table.title]
    yield list(table.columns)
    for row in table.rows:
        yield [_text(cell) if table.is_text(at) else cell.replace(",", "") for at, cell in enumerate(row)]


def _text(cell: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def _findings(findings: Sequence[Finding]) -> Iterator[list[str]]:
    yield []
    yield ["code", "severity", "message", "place", "help"]
    for finding in findings:
        place = str(finding.place or "")
        yield [
            finding.code,
            finding.severity.value,
            *(_text(cell) for cell in (finding.message, place, finding.remedy)),
        ]
