"""feidi taxes: the built-in tax parameters."""

from __future__ import annotations

from typing import Annotated

import typer

from sharing.cli.delivery import misuse
from sharing.cli.output import Format, Output, show

Name = Annotated[str, typer.Argument(help="A tax by id or Chinese name, or a preset; all by default.")]
Year = Annotated[str | None, typer.Option("--year", help="Only what holds in this year, such as 2027.")]


def taxes(name: Name = "", year: Year = None, format_name: Format = "", output: Output = None) -> None:
    """List the built-in tax parameters and provincial presets, with their time, mark and source.

    Exit codes: 0 listed, 2 there is no tax or preset of that name.
    """
    from contracts.clocks import year as read_year
    from contracts.wrong import Wrong
    from sharing.pages.taxes import page_of_taxes

    try:
        page = page_of_taxes(name, read_year(year) if year is not None else None)
    except Wrong as wrong:
        misuse(f"{wrong}; {wrong.remedy}")
    show([page], format_name, output)
