"""feidi compare: agreements beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.delivery import misuse, standard_input
from sharing.cli.output import Format, Output, Unit, checked_unit, show

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.pages.page import Page

Versions = Annotated[
    list[str],
    typer.Argument(
        help="Agreement files, each compared with the first; - reads standard input.", metavar="FILE FILE"
    ),
]


def compare(files: Versions, unit: Unit = None, format_name: Format = "", output: Output = None) -> None:
    """Show where agreements differ, and the money that each difference moves for each party.

    Exit codes: 0 shown, 1 faults in a file, 2 cannot be read, 4 solver failed.
    """
    if len(files) < 2:
        misuse("compare needs two files: `feidi compare OLD.yaml NEW.yaml`")
    if files.count("-") > 1:
        misuse("standard input can be read once; give the other agreement as a file")
    show(list(_pages(files, checked_unit(unit))), format_name, output)


def _pages(files: list[str], shown_in: str | None) -> list[Page]:
    from contracts.finding import ContractError
    from contracts.reading import load
    from sharing.pages.unreadable import page_of_faults

    read: dict[int, Agreement] = {}
    faults = []
    for at, file in enumerate(files):
        try:
            read[at] = load(file, standard_input())
        except ContractError as error:
            faults.append(page_of_faults(file, error.findings))
    first, *others = range(len(files))
    if first not in read:
        return faults
    pages = [_page(read, (files[first], files[at]), at, shown_in) for at in others if at in read]
    return [*pages, *faults]


def _page(read: dict[int, Agreement], files: tuple[str, str], at: int, shown_in: str | None) -> Page:
    from sharing.negotiate.compare import compare as compared
    from sharing.pages.compare import page_of_comparison
    from sharing.pages.figures import NoUnit

    try:
        return page_of_comparison(compared(read[0], read[at], shown_in=shown_in), files, shown_in)
    except NoUnit as error:
        misuse(f"{files[0]}: {error}; add `unit: 10k` to it, or leave --unit out")
