"""feidi sweep: a grid over some numbers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.counter import File
from sharing.cli.output import SUFFIXES, Format, Output, Unit, checked_unit, show

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.pages.page import Page

Vary = Annotated[
    list[str], typer.Option("--vary", help="A number and its values: PATH=30%:70%:5%, or PATH=30%,50%.")
]
Workers = Annotated[int, typer.Option("--workers", help="Processes that share the work.", min=1, max=64)]


def sweep(
    file: File,
    vary: Vary,
    workers: Workers = 1,
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Vary one to three numbers over a grid: what everybody gets, who leaves, and where that flips.

    Exit codes: 0 some point holds, 1 faults in the file, 2 cannot be read or misuse, 3 no point holds.
    """
    from sharing.cli.reading import pages_of
    from sharing.negotiate.sweep import sweep as swept
    from sharing.pages.sweep import page_of_sweep

    shown_in = checked_unit(unit)
    name = format_name or (SUFFIXES.get(output.suffix, "text") if output else "text")

    def page(agreement: Agreement, file: str) -> Page:
        with working(workers) as executor:
            found = swept(agreement, vary, executor)
        return page_of_sweep(found, file, shown_in, whole=name != "text")

    show(list(pages_of([file], page)), format_name, output)


@contextmanager
def working(workers: int) -> Iterator[Executor | None]:
    """So many processes; one is this process itself."""
    if workers == 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        yield executor
