"""feidi check: judge agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.delivery import misuse
from sharing.cli.output import Format, Output, Unit, checked_unit, show

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.pages.page import Page

Files = Annotated[list[str], typer.Argument(help="Agreement files; - reads standard input.", metavar="FILE")]
By = Annotated[str | None, typer.Option("--by", help="year: show what everybody receives each year.")]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]


def check(
    files: Files,
    by: By = None,
    strict: Strict = False,
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Judge agreements: who gets what, who would be better off leaving, and what to change.

    Exit codes: 0 acceptable, 1 findings, 2 cannot be read, 3 no split of the pot can hold, 4 solver failed.
    """
    from sharing.cli.reading import pages_of
    from sharing.pages.verdict import page_of_verdict
    from sharing.verdict import judge

    if by not in (None, "year"):
        misuse(f"--by {by} is unknown; write --by year")
    shown_in = checked_unit(unit)

    def page(agreement: Agreement, file: str) -> Page:
        return page_of_verdict(
            judge(agreement, strict=strict, shown_in=shown_in), file, shown_in, by_year=by == "year"
        )

    show(list(pages_of(files, page)), format_name, output)
