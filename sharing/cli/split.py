"""feidi split: what fair divisions would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.cli.check import Files
from sharing.cli.output import Format, Output, Unit, checked_unit, show

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.pages.page import Page


def split(
    files: Files,
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Show what the Shapley value, the nucleolus and others would give, and which of them holds.

    Exit codes: 0 shown, 1 faults in the file, 2 cannot be read, 3 no split can hold, 4 solver failed.
    """
    from sharing.cli.reading import pages_of
    from sharing.division import split as divide
    from sharing.pages.division import page_of_split

    shown_in = checked_unit(unit)

    def page(agreement: Agreement, file: str) -> Page:
        case, divided = divide(agreement)
        return page_of_split(case, divided, file, shown_in)

    show(list(pages_of(files, page)), format_name, output)
