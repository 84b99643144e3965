"""Options that every command has; from pages to text and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from sharing.cli.delivery import deliver, misuse

if TYPE_CHECKING:
    from sharing.pages.page import Page

Format = Annotated[
    str, typer.Option("--format", "-f", help="text, json, markdown or csv; by default by the suffix of -o.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.")
]
Unit = Annotated[
    str | None, typer.Option("--unit", help="Unit of the figures: 元, 万元, 亿元, 1k, 10k, 1m, 100m, 1bn.")
]

EXIT_CODES = {"ok": 0, "findings": 1, "unreadable": 2, "hopeless": 3}
"""Status of a page -> exit code; of several pages the highest counts, and 2 before 3."""

SUFFIXES = {".json": "json", ".md": "markdown", ".csv": "csv"}


def show(pages: Sequence[Page], format_name: str, output: Path | None) -> NoReturn:
    """Render the pages, write them, and stop with the exit code that they deserve."""
    from sharing.formats import format_named

    name = format_name or (SUFFIXES.get(output.suffix, "text") if output else "text")
    try:
        render = format_named(name)
    except ValueError as error:
        misuse(str(error))
    deliver(
        render(pages, _width()), output, [file for page in pages for file in (page.file, *page.tables_read)]
    )
    raise typer.Exit(exit_code(pages))


def exit_code(pages: Sequence[Page]) -> int:
    """The code of the gravest page: unreadable, then hopeless, then findings."""
    codes = {EXIT_CODES[page.status] for page in pages}
    return 2 if 2 in codes else max(codes, default=0)


def _width() -> int | None:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) >= 40:
        return int(columns)
    on_screen = sys.stdout is not None and sys.stdout.isatty()
    return os.get_terminal_size(sys.stdout.fileno()).columns if on_screen else None


def checked_unit(unit: str | None) -> str | None:
    """The unit that was asked for, if there is one of that name."""
    from contracts.units import UNITS, clean, known_units

    if unit is not None and clean(unit) not in UNITS:
        misuse(f"there is no unit {unit!r}; known: {', '.join(known_units())}")
    return clean(unit) if unit is not None else None
