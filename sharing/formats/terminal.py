"""Text for a terminal. The only file that knows rich."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from contracts.finding import Finding, Place, Severity
from sharing.pages.page import Page, Table

DEFAULT_WIDTH = 100
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def render(pages: Sequence[Page], width: int | None = None) -> str:
    """All pages as plain text of at most `width` cells; in colour where FORCE_COLOR asks for it."""
    out = StringIO()
    console = Console(
        file=out,
        width=width or DEFAULT_WIDTH,
        force_terminal=_in_colour(),
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    for at, page in enumerate(pages):
        if at:
            console.print()
        _show(console, page)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _in_colour() -> bool:
    return bool(os.environ.get("FORCE_COLOR")) and not os.environ.get("NO_COLOR")


def _show(console: Console, page: Page) -> None:
    if page.title != page.file:
        console.print(Text(page.title, style="bold"))
        console.print(Text(page.file))
    for sentence in page.intro:
        console.print(Text(sentence))
    for table in page.tables:
        console.print()
        _show_table(console, table)
    for finding in page.findings:
        if finding is not page.findings[0] or page.tables or page.intro:
            console.print()
        _show_finding(console, finding)
    console.print()
    for sentence in page.closing:
        console.print(Text(sentence, style="bold"))


def _show_table(console: Console, table: Table) -> None:
    if table.title:
        console.print(Text(table.title, style="bold"))
    grid = RichTable(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for at, title in enumerate(table.columns):
        is_text = table.is_text(at)
        grid.add_column(
            Text(title), justify="left" if is_text else "right", no_wrap=not is_text, overflow="fold"
        )
    for at, row in enumerate(table.rows):
        is_total = at >= len(table.rows) - table.totals
        grid.add_row(*(Text(cell) for cell in row), style="bold" if is_total else None)
    console.print(Padding(grid, (0, 0, 0, 2)))


def _show_finding(console: Console, finding: Finding) -> None:
    head = Text(f"{finding.severity.value} ", style=COLOURS[finding.severity])
    head.append(f"{finding.code} {finding.name}: ", style="bold")
    head.append(finding.message)
    console.print(head)
    margin = " " * (len(str(finding.place.line)) if finding.place and finding.place.excerpt else 2)
    if finding.place is not None:
        console.print(Text(f"{margin}--> {finding.place}   {finding.place.path}".rstrip()), soft_wrap=True)
        if finding.place.excerpt:
            for line in _excerpt(finding.place):
                console.print(Text(line), soft_wrap=True)
    for reason in finding.reasons:
        for wrapped in Text(reason).wrap(console, console.width - len(margin) - 3):
            console.print(Text(f"{margin} | {wrapped.plain.rstrip()}"), soft_wrap=True)
    if finding.remedy:
        console.print(Text(f"help: {finding.remedy}"))


LONGEST_EXCERPT = 90


def _excerpt(place: Place) -> Iterator[str]:
    """The line of the file and a caret below it; cells are counted, so it is right under Chinese too."""
    text, column, end = _window(place)
    number = str(place.line)
    before, marked = text[: column - 1], text[column - 1 : end - 1]
    yield f"{number} | {text}"
    carets = "^" * max(1, cell_len(marked))
    yield f"{' ' * len(number)} | {' ' * cell_len(before)}{carets}"


def _window(place: Place) -> tuple[str, int, int]:
    """The part of a long line around the place, with the columns moved along."""
    text = "".join(" " if character == "\t" else character for character in place.excerpt)
    text = "".join(character if character.isprintable() else "?" for character in text)
    start = (
        max(0, min(place.column - 1 - 30, len(text) - LONGEST_EXCERPT)) if len(text) > LONGEST_EXCERPT else 0
    )
    shown = text[start : start + LONGEST_EXCERPT]
    left, right = "..." if start else "", "..." if start + LONGEST_EXCERPT < len(text) else ""
    moved = len(left) - start
    end = min(place.end + moved, len(left) + len(shown) + 1)
    return left + shown + right, place.column + moved, max(end, place.column + moved + 1)
