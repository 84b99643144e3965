"""feidi zopa: the zone of possible agreement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.counter import AtSigning, File, Keep, Public, Reserve
from sharing.cli.delivery import deliver, keep_apart, misuse
from sharing.cli.output import Format, Output, Unit, checked_unit, show
from sharing.cli.wishes import keeps, red_lines, strictest

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.negotiate.pieces import Ground
    from sharing.negotiate.region import Region
    from sharing.pages.page import Page

Over = Annotated[
    list[str] | None,
    typer.Option("--over", help="A number by its path; two of them give a region as well."),
]
Draw = Annotated[Path | None, typer.Option("--draw", help="Write the region of two numbers as SVG.")]


def zopa(  # noqa: PLR0913, PLR0917 - one argument for each option
    file: File,
    over: Over = None,
    keep: Keep = None,
    at_signing: AtSigning = False,
    reserve: Reserve = None,
    public: Public = False,
    draw: Draw = None,
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Show how far each share, amount and year can move before somebody walks away, all others fixed.

    Two numbers named with --over are looked at together as well: a sketch, and with --draw a picture.

    Exit codes: 0 shown, 1 faults in the file, 2 cannot be read or misuse, 3 no value of any number holds.
    """
    from sharing.cli.reading import pages_of
    from sharing.negotiate.pieces import Ground
    from sharing.negotiate.zopa import zopa as found_by
    from sharing.pages.zopa import page_of_zopa

    if public and reserve:
        misuse("the ends of ranges would betray red lines; leave out --public, and keep the page to yourself")
    if draw is not None and len(over or []) != 2:
        misuse("--draw needs two numbers: --over PATH --over PATH")
    keep_apart([output, draw], [file, *(reserve or [])], format_name)
    shown_in = checked_unit(unit)

    def page(agreement: Agreement, file: str) -> Page:
        least = strictest(keeps(agreement, keep or []), red_lines(agreement, reserve or []))
        ground = Ground(agreement, least, at_signing)
        plane = _plane(ground, over or [])
        written = page_of_zopa(found_by(ground, over or [], shown_in), ground, file, shown_in, plane)
        if draw is not None and plane is not None:
            deliver(_picture(agreement, plane, shown_in), draw, agreement.files)
        return written

    show(list(pages_of([file], page)), format_name, output)


def _plane(ground: Ground, over: list[str]) -> Region | None:
    from contracts.parameters import parameter
    from sharing.negotiate.region import region

    if len(over) != 2:
        return None
    return region(ground, *(parameter(ground.offer, name) for name in over))


def _picture(agreement: Agreement, plane: Region, shown_in: str | None) -> str:
    from sharing.pages.figures import Figures
    from sharing.pages.numbers import number_label
    from sharing.pages.region_svg import region_svg

    labels = number_label(agreement, plane.across), number_label(agreement, plane.up)
    return region_svg(plane, labels, Figures.of(agreement, shown_in))
