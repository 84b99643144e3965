"""feidi walkaway: time consistency and hold-up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.check import Files
from sharing.cli.delivery import deliver, keep_apart, misuse
from sharing.cli.output import Format, Output, Unit, checked_unit, show

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.pages.page import Page

Who = Annotated[
    str, typer.Option("--who", help="Whose curve to show, such as home+zone; by default the worst.")
]
Draw = Annotated[Path | None, typer.Option("--draw", help="Draw the curve into this SVG file.")]
MayOwe = Annotated[
    bool, typer.Option("--may-owe", help="Other times may leave a party less than nothing in a year.")
]


def walkaway(  # noqa: PLR0913, PLR0917 - one argument for each option
    files: Files,
    who: Who = "",
    draw: Draw = None,
    may_owe: MayOwe = False,
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Show who gains by leaving in which year, and the smallest changes that stop it.

    A deposit, a set-off by a government above, or the same money at other times.

    Exit codes: 0 nobody gains by leaving, 1 somebody does, or faults in the file, 2 cannot be read, 4 solver
    failed.
    """
    from sharing.cli.reading import pages_of
    from sharing.negotiate.walkaway import walk_away
    from sharing.pages.walkaway import page_of_walkaway
    from sharing.pages.walkaway_svg import NothingToDraw, walkaway_svg

    if draw is not None and len(files) > 1:
        misuse(f"--draw draws one agreement, not {len(files)}; call it for each of them")
    keep_apart([output, draw], files, format_name)
    shown_in = checked_unit(unit)
    group = tuple(name.strip() for name in who.split("+")) if who else ()

    def page(agreement: Agreement, file: str) -> Page:
        found = walk_away(agreement, group=group, may_owe=may_owe, shown_in=shown_in)
        shown = page_of_walkaway(found, file, shown_in)
        if draw is not None:
            try:
                deliver(walkaway_svg(found, shown_in), draw, agreement.files)
            except NothingToDraw as error:
                misuse(f"{file}: {error}; leave --draw out")
        return shown

    show(list(pages_of(files, page)), format_name, output)
