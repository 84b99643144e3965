"""Text for a terminal. The only file that knows rich."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import IO

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
    console = _console(out, width or DEFAULT_WIDTH)
    for at, page in enumerate(pages):
        if at:
            console.print()
        _show(console, page)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _console(out: IO[str], width: int) -> Console:
    return Console(
        file=out,
        width=width,
        force_terminal=_in_colour(),
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )


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
    if page.drawing:
        console.print()
        console.print(Text(page.drawing.rstrip("\n")), soft_wrap=True)
    for finding in page.findings:
        if finding is not page.findings[0] or page.tables or page.intro:
            console.print()
        _show_finding(console, finding)
    console.print()
    for sentence in page.closing:
        console.print(Text(sentence, style="bold"))


def _show_table(console: Console, table: Table) -> None:
    """A table that never cuts a figure: where the width does not suffice, the lines grow longer."""
    if table.title:
        console.print(Text(table.title, style="bold"))
    grid = RichTable(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for at, title in enumerate(table.columns):
        is_text = table.is_text(at)
        grid.add_column(
            Text(title),
            justify="left" if is_text else "right",
            no_wrap=not table.is_broken(at),
            overflow="fold",
            min_width=_least_width(table, at),
        )
    for at, row in enumerate(table.rows):
        is_total = at >= len(table.rows) - table.totals
        grid.add_row(*(Text(cell) for cell in row), style="bold" if is_total else None)
    least = sum(_least_width(table, at) + GAP for at in range(len(table.columns)))
    wide_enough = _console(console.file, max(console.width, least + 2))
    wide_enough.print(Padding(grid, (0, 0, 0, 2)))


GAP = 2
LONGEST_NAME = 18


def _least_width(table: Table, column: int) -> int:
    """How wide a column must be: figures and ids are never broken, a text not within its first cells."""
    widest = max(cell_len(cell) for cell in (table.columns[column], *(row[column] for row in table.rows)))
    return min(widest, LONGEST_NAME) if table.is_broken(column) else widest


def _show_finding(console: Console, finding: Finding) -> None:
    head = Text(f"{finding.severity.value} ", style=COLOURS[finding.severity])
    head.append(f"{finding.code} {finding.name}: ", style="bold")
    head.append(finding.message)
    console.print(head)
    margin = " " * (len(str(finding.place.line)) if finding.place and finding.place.excerpt else 2)
    if finding.place is not None:
        console.print(Text(f"{margin}--> {finding.place}   {finding.place.path}".rstrip()), soft_wrap=True)
        if finding.place.excerpt:
            for line in _excerpt(finding.place, console.width):
                console.print(Text(line), soft_wrap=True)
    for reason in finding.reasons:
        for wrapped in Text(reason).wrap(console, console.width - len(margin) - 3):
            console.print(Text(f"{margin} | {wrapped.plain.rstrip()}"), soft_wrap=True)
    if finding.remedy:
        console.print(Text(f"help: {finding.remedy}"))


def _excerpt(place: Place, width: int) -> Iterator[str]:
    """The line of the file and a caret below it; cells are counted, so it is right under Chinese too."""
    number = str(place.line)
    text = "".join(letter if letter.isprintable() else " " for letter in place.excerpt)
    start, stop = _window(text, place, width - len(number) - 3 - 2 * len(MORE))
    left, right = MORE if start else "", MORE if stop < len(text) else ""
    before = left + text[start : place.column - 1]
    marked = text[place.column - 1 : max(place.column, min(place.end - 1, stop))]
    yield f"{number} | {left}{text[start:stop]}{right}"
    yield f"{' ' * len(number)} | {' ' * cell_len(before)}{'^' * max(1, cell_len(marked))}"


MORE = "..."


def _window(text: str, place: Place, room: int) -> tuple[int, int]:
    """From where to where a long line is shown: the fault and, if there is room, a third of it before."""
    if cell_len(text) <= room + 2 * len(MORE):
        return 0, len(text)
    start = place.column - 1
    while start > 0 and cell_len(text[start - 1 : place.column - 1]) <= room // 3:
        start -= 1
    stop = start
    while stop < len(text) and cell_len(text[start : stop + 1]) <= room:
        stop += 1
    while start > 0 and cell_len(text[start - 1 : stop]) <= room:
        start -= 1
    return start, stop
