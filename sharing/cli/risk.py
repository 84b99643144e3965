"""feidi risk: an agreement in many futures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.check import Files
from sharing.cli.delivery import misuse
from sharing.cli.output import Format, Output, Unit, checked_unit, show

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from fractions import Fraction

    from contracts.agreement import Agreement
    from sharing.pages.page import Page

MOST_WORKERS = 64

Draws = Annotated[int, typer.Option("--draws", help="How many futures are drawn.")]
Seed = Annotated[int, typer.Option("--seed", help="Which futures; the same seed draws the same ones.")]
Workers = Annotated[int, typer.Option("--workers", help="How many processes work on them, 1 to 64.")]
Percentiles = Annotated[str, typer.Option("--percentiles", help="Which percentiles are shown: 5,50,95.")]


def risk(  # noqa: PLR0913, PLR0917 - one argument for each option
    files: Files,
    draws: Draws = 10_000,
    seed: Seed = 1,
    workers: Workers = 1,
    percentiles: Percentiles = "5,50,95",
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Draw the uncertain amounts many times: who gains, who would leave and when, what it depends on.

    Streams say how sure they are with `uncertain`. The same seed gives the same bytes for any number of
    workers.

    Exit codes: 0 shown, 1 faults in the file, 2 cannot be read, nothing uncertain or misuse.
    """
    from sharing.cli.reading import pages_of
    from sharing.negotiate.risk import NoUncertainty, TooManyDraws, WrongDraws
    from sharing.negotiate.risk import risk as risk_of
    from sharing.pages.risk import page_of_risk

    shown_in = checked_unit(unit)
    bands = _bands(percentiles)
    with _at_work(workers) as executor:

        def page(agreement: Agreement, file: str) -> Page:
            try:
                found = risk_of(agreement, draws, seed, bands, executor, shown_in)
            except (NoUncertainty, TooManyDraws, WrongDraws) as error:
                misuse(f"{file}: {error}")
            return page_of_risk(found, file, shown_in)

        pages = list(pages_of(files, page))
    show(pages, format_name, output)


def _bands(text: str) -> tuple[Fraction, ...]:
    from contracts.quantities import number
    from contracts.units import clean
    from contracts.wrong import Wrong

    try:
        return tuple(number(part.strip().removesuffix("%")) / 100 for part in clean(text).split(","))
    except Wrong as error:
        misuse(f"--percentiles {text!r}: {error}; write 5,50,95")


@contextmanager
def _at_work(workers: int) -> Iterator[Executor | None]:
    """The processes that work on the futures; none when one is enough."""
    if not 1 <= workers <= MOST_WORKERS:
        misuse(f"--workers {workers} is not between 1 and {MOST_WORKERS}")
    if workers == 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        yield executor
