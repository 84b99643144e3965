"""feidi explain: why this number, why this finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.delivery import misuse
from sharing.cli.output import Format, Output, Unit, checked_unit, show

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.pages.page import Page

File = Annotated[str, typer.Argument(help="Agreement file; - reads standard input.", metavar="FILE")]
Party = Annotated[str | None, typer.Argument(help="Whose amounts; by default everybody's.", metavar="PARTY")]
Code = Annotated[str | None, typer.Option("--code", help="Explain this finding of the file, such as S302.")]
Year = Annotated[
    int | None, typer.Option("--year", help="Follow the money of one year from stream to receiver.")
]
Pool = Annotated[str | None, typer.Option("--pool", help="With --year: only this pool.")]


def explain(  # noqa: PLR0913, PLR0917 - one argument for each option
    file: File,
    party: Party = None,
    code: Code = None,
    year: Year = None,
    pool: Pool = None,
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Say why: each fair value stream by stream, each amount clause by clause, each finding number by number.

    Exit codes: 0 shown, 1 faults in the file, 2 cannot be read or misuse, 4 solver failed.
    """
    from sharing.cli.reading import pages_of
    from sharing.negotiate.explain import NotInTheAgreement
    from sharing.negotiate.grounds import NoSuchCode

    shown_in = checked_unit(unit)
    if code is not None and (party, year) != (None, None):
        misuse("--code explains a finding of the whole agreement; leave PARTY and --year out")
    if pool is not None and year is None:
        misuse("--pool follows the money of one year; add --year")

    def page(agreement: Agreement, name: str) -> Page:
        try:
            if code is not None:
                return _finding(agreement, code, name, shown_in)
            if year is not None:
                return _year(agreement, party, (year, pool), name, shown_in)
            return _amounts(agreement, party, name, shown_in)
        except (NotInTheAgreement, NoSuchCode) as error:
            misuse(str(error))

    show(list(pages_of([file], page)), format_name, output)


def _amounts(agreement: Agreement, party: str | None, file: str, shown_in: str | None) -> Page:
    from sharing.negotiate.explain import explain as explained
    from sharing.pages.explain import page_of_explanation

    return page_of_explanation(explained(agreement, party), file, shown_in)


def _year(
    agreement: Agreement, party: str | None, when: tuple[int, str | None], file: str, shown_in: str | None
) -> Page:
    from sharing.case import Case
    from sharing.negotiate.explain import party_of, pool_of, year_of
    from sharing.negotiate.origins import year_trace
    from sharing.pages.year_trace import page_of_year

    year, pool = when
    party = party_of(agreement, party) if party is not None else None
    pools = (pool_of(agreement, pool),) if pool is not None else None
    case = Case.of(agreement, shown_in)
    return page_of_year(case, year_trace(case, year_of(agreement, year), pools), file, party, shown_in)


def _finding(agreement: Agreement, code: str, file: str, shown_in: str | None) -> Page:
    from sharing.case import Case
    from sharing.negotiate.grounds import grounds
    from sharing.pages.grounds import page_of_grounds

    return page_of_grounds(grounds(Case.of(agreement, shown_in), code.upper()), file, shown_in)
