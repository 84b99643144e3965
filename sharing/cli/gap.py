"""feidi gap: the weaker side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.cli.check import Files
from sharing.cli.output import Format, Output, show

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.pages.page import Page


def gap(files: Files, format_name: Format = "", output: Output = None) -> None:
    """Show how far apart the regions are: without the agreement, with it, under each fair division.

    Needs the `profile` of two parties, with population and revenue_per_head.

    Exit codes: 0 shown, 1 faults in the file, 2 cannot be read or no profiles, 4 solver failed.
    """
    from sharing.cli.reading import pages_of
    from sharing.negotiate.gap import gap_report
    from sharing.pages.gap import page_of_gap

    def page(agreement: Agreement, file: str) -> Page:
        return page_of_gap(gap_report(agreement), file)

    show(list(pages_of(files, page)), format_name, output)
