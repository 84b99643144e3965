"""feidi settle: the statement of a year from actual collections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.delivery import deliver, misuse, standard_input
from sharing.cli.output import SUFFIXES, Format, Output, show

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from contracts.finding import Finding
    from contracts.settling.actuals import Actuals
    from contracts.settling.statement import Statement
    from contracts.settling.versions import Versions
    from sharing.settlement.amendment import Amendment

File = Annotated[str, typer.Argument(help="The agreement; - reads standard input.", metavar="AGREEMENT")]
Year = Annotated[int, typer.Option("--year", help="The fiscal year that is settled.")]
Table = Annotated[str, typer.Option("--actuals", help="CSV file of all collections of the year.")]
Late = Annotated[
    str | None, typer.Option("--corrections", help="CSV file of changes of years that are settled.")
]
Before = Annotated[
    str | None, typer.Option("--previous", help="The statement before, as JSON; needed from the second on.")
]
Earlier = Annotated[
    list[str] | None,
    typer.Option("--amends", help="A version that this agreement amends; repeat it for several."),
]
Since = Annotated[
    int | None,
    typer.Option("--amended-from", help="First year of the amended agreement; without it, the year settled."),
]
Final = Annotated[bool, typer.Option("--final", help="Settle finally; without it, provisionally.")]


def settle(  # noqa: PLR0913, PLR0917 - one argument for each option
    file: File,
    year: Year,
    actuals: Table,
    previous: Before = None,
    corrections: Late = None,
    amends: Earlier = None,
    amended_from: Since = None,
    final: Final = False,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Turn what was collected in a year into a statement: who is entitled to what, and who pays whom.

    The statement in JSON is the document that is kept and named with --previous next time. The same input
    gives the same bytes; a statement that is there is never overwritten by another one.

    Exit codes: 0 settled, 1 faults in a file, 2 cannot be read or does not follow the statement before.
    """
    from contracts.finding import ContractError
    from contracts.reading import load
    from sharing.pages.statement import page_of_statement
    from sharing.pages.unreadable import page_of_faults
    from sharing.settlement.amendment import Amendment

    try:
        agreement = load(file, standard_input())
        amendment = Amendment(tuple(load(path) for path in amends or ()), amended_from)
        statement = _statement(agreement, year, actuals, previous, corrections, final, amendment)
    except ContractError as error:
        show([page_of_faults(file, error.findings)], format_name, None)
    name = format_name or (SUFFIXES.get(output.suffix, "text") if output else "text")
    read = tuple(path for path in (actuals, previous, corrections, *(amends or ())) if path is not None)
    if name != "json":
        show([page_of_statement(statement, agreement, file, read)], name, output)
    if output is not None and _says_something_else(output, statement.text()):
        message = "is there already and says something else; statements are not rewritten, name another"
        misuse(f"{output} {message}")
    deliver(statement.text(), output)


def _says_something_else(output: Path, text: str) -> bool:
    return output.is_file() and output.read_bytes() != text.encode("utf-8")


def _statement(  # noqa: PLR0913, PLR0917 - what the options say
    agreement: Agreement,
    year: int,
    actuals: str,
    previous: str | None,
    corrections: str | None,
    final: bool,
    amendment: Amendment,
) -> Statement:
    """Read everything and settle.

    Raises:
        ContractError: what is wrong with the files, that of both tables together.
    """
    from contracts.settling.reading import load_statement
    from sharing.settlement.settle import settle as settled
    from sharing.settlement.turn import edition_of, in_turn

    before = load_statement(previous) if previous is not None else None
    versions, _ = in_turn(agreement, year, before, amendment)
    known = {line.year for line in before.account.statements} - {year} if before else set()
    collected, late = _tables(versions, actuals, corrections, year, known)
    return settled(
        agreement,
        collected,
        year,
        edition=edition_of(final),
        previous=before,
        corrections=late,
        amendment=amendment,
    )


def _tables(
    versions: Versions, actuals: str, corrections: str | None, year: int, known: set[int]
) -> tuple[Actuals, Actuals | None]:
    """Both tables.

    Raises:
        ContractError: what is wrong with either of them.
    """
    from contracts.finding import ContractError
    from contracts.settling.actuals import read_actuals
    from contracts.settling.entries import Purpose

    faults: list[Finding] = []
    tables: list[Actuals | None] = []
    for path, purpose in ((actuals, Purpose(year)), (corrections, Purpose(year, known, versions))):
        try:
            tables.append(
                read_actuals(path, versions.current, purpose, standard_input()) if path is not None else None
            )
        except ContractError as error:
            faults += error.findings
    if faults:
        raise ContractError(tuple(faults))
    collected, late = tables
    if collected is None:
        misuse("name the collections of the year with --actuals")
    return collected, late
