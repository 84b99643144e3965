"""feidi score: what officials make of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.check import Files
from sharing.cli.delivery import misuse
from sharing.cli.output import Format, Output, Unit, checked_unit, show

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.negotiate.score import Weight
    from sharing.pages.page import Page

Weights = Annotated[
    list[str] | None,
    typer.Option("--weight", help="Another weight: revenue=60%, or of one side host:jobs=10%. Repeatable."),
]
Lower = Annotated[
    str | None,
    typer.Option("--lower", help="The criterion whose weight is lowered; by default the heaviest indicator."),
]


def score(
    files: Files,
    weight: Weights = None,
    lower: Lower = None,
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Show what officials make of an agreement: their points with it and without, by both ledgers.

    Needs an `assessment`: for each side what its officials are assessed by, with weights and targets.

    Exit codes: 0 shown, 1 faults in the file, 2 cannot be read or no assessment, 4 solver failed.
    """
    from sharing.cli.reading import pages_of
    from sharing.negotiate.score import score_report
    from sharing.pages.score import page_of_score

    shown_in = checked_unit(unit)
    weights = [_weight(written) for written in weight or ()]

    def page(agreement: Agreement, file: str) -> Page:
        return page_of_score(score_report(agreement, weights, lower), file, shown_in)

    show(list(pages_of(files, page)), format_name, output)


def _weight(written: str) -> Weight:
    """A weight from `revenue=60%` or `host:jobs=10%`."""
    from contracts.quantities import share
    from contracts.wrong import Wrong
    from sharing.negotiate.score import Weight

    name, sign, part = written.rpartition("=")
    party, colon, criterion = name.rpartition(":")
    if not sign or not criterion.strip():
        misuse(f"--weight {written!r} names no criterion and weight; write --weight revenue=60%")
    try:
        return Weight(party.strip() if colon else None, criterion.strip(), share(part))
    except Wrong as wrong:
        misuse(f"--weight {written!r}: {wrong}; {wrong.remedy}")
