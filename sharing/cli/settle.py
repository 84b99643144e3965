"""feidi settle: the statement of a year from actual collections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from sharing.cli.delivery import deliver, misuse, standard_input
from sharing.cli.output import SUFFIXES, Format, Output, show

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from contracts.finding import Finding
    from contracts.settling.actuals import Actuals
    from contracts.settling.entries import Purpose
    from contracts.settling.indicators import Indicators
    from contracts.settling.payments import Payments as PaymentsRead
    from contracts.settling.statement import Statement
    from contracts.settling.versions import Versions
    from sharing.settlement.amendment import Amendment

File = Annotated[str, typer.Argument(help="The agreement; - reads standard input.", metavar="AGREEMENT")]
Year = Annotated[int, typer.Option("--year", help="The fiscal year that is settled.")]
Table = Annotated[str, typer.Option("--actuals", help="CSV file of all collections of the year.")]
Late = Annotated[
    str | None, typer.Option("--corrections", help="CSV file of changes of years that are settled.")
]
Values = Annotated[
    str | None, typer.Option("--indicators", help="CSV file of actual values on which clauses depend.")
]
Payments = Annotated[
    str | None, typer.Option("--payments", help="CSV file of all payments so far; needs --as-of.")
]
Until = Annotated[str | None, typer.Option("--as-of", help="Day to which payments and interest are counted.")]
Due = Annotated[
    str | None, typer.Option("--due", help="Day by which this statement is paid, if not the agreed one.")
]
Leaver = Annotated[str | None, typer.Option("--leaves", help="Party that leaves at the end of the year.")]
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


T = TypeVar("T")


class Call(NamedTuple):
    """What the options say: paths of tables, the statement before, and days."""

    year: int
    final: bool
    actuals: str
    previous: str | None
    corrections: str | None
    indicators: str | None
    payments: str | None
    until: date | None
    due: date | None
    leaver: str | None

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that is read beside the agreement."""
        named = (self.actuals, self.previous, self.corrections, self.indicators, self.payments)
        return tuple(path for path in named if path is not None)


def settle(  # noqa: PLR0913, PLR0917 - one argument for each option
    file: File,
    year: Year,
    actuals: Table,
    previous: Before = None,
    corrections: Late = None,
    indicators: Values = None,
    amends: Earlier = None,
    amended_from: Since = None,
    payments: Payments = None,
    as_of: Until = None,
    due: Due = None,
    leaves: Leaver = None,
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

    if (payments is None) != (as_of is None):
        misuse("--payments and --as-of belong together: the payments, and the day to which they are complete")
    until, due_on = _day("--as-of", as_of), _day("--due", due)
    call = Call(year, final, actuals, previous, corrections, indicators, payments, until, due_on, leaves)
    try:
        agreement = load(file, standard_input())
        amendment = Amendment(tuple(load(path) for path in amends or ()), amended_from)
        statement = _statement(agreement, call, amendment)
    except ContractError as error:
        show([page_of_faults(file, error.findings)], format_name, None)
    name = format_name or (SUFFIXES.get(output.suffix, "text") if output else "text")
    read = (*call.files, *(amends or ()))
    if name != "json":
        show([page_of_statement(statement, agreement, file, read)], name, output)
    if output is not None and _says_something_else(output, statement.text()):
        message = "is there already and says something else; statements are not rewritten, name another"
        misuse(f"{output} {message}")
    deliver(statement.text(), output)
    if output is not None and str(output) != "-":
        typer.echo(f"wrote {output}; keep it: the next settlement names it with --previous", err=True)


def _day(option: str, text: str | None) -> date | None:
    """The day that an option names."""
    from contracts.settling.payments import day
    from contracts.wrong import Wrong

    try:
        return day(text) if text is not None else None
    except Wrong as wrong:
        misuse(f"{option}: {wrong}; {wrong.remedy}")


def _says_something_else(output: Path, text: str) -> bool:
    return output.is_file() and output.read_bytes() != text.encode("utf-8")


def _statement(agreement: Agreement, call: Call, amendment: Amendment) -> Statement:
    """Read everything and settle.

    Raises:
        ContractError: what is wrong with the files, that of all tables together.
    """
    from contracts.settling.entries import Purpose
    from contracts.settling.reading import load_statement
    from sharing.settlement.settle import settle as settled
    from sharing.settlement.turn import edition_of, in_turn

    before = load_statement(call.previous) if call.previous is not None else None
    versions, _ = in_turn(agreement, call.year, before, amendment)
    known = {line.year for line in before.account.statements} - {call.year} if before else set()
    read = _read(call, versions, Purpose(call.year, known, versions))
    return settled(
        agreement,
        read.actuals,
        call.year,
        edition=edition_of(call.final),
        previous=before,
        corrections=read.corrections,
        amendment=amendment,
        indicators=read.indicators,
        payments=read.payments,
        due=call.due,
        leaver=call.leaver,
    )


class Read(NamedTuple):
    """The tables as they were read."""

    actuals: Actuals
    corrections: Actuals | None
    indicators: Indicators | None
    payments: PaymentsRead | None


def _read(call: Call, versions: Versions, of_before: Purpose) -> Read:
    """All tables.

    Raises:
        ContractError: what is wrong with any of them.
    """
    from contracts.finding import ContractError
    from contracts.settling.actuals import read_actuals
    from contracts.settling.entries import Purpose
    from contracts.settling.indicators import read_indicators
    from contracts.settling.payments import read_payments

    faults: list[Finding] = []

    def tried(reading: Callable[[str], T], path: str | None) -> T | None:
        try:
            return None if path is None else reading(path)
        except ContractError as error:
            faults.extend(error.findings)
            return None

    agreement, given = versions.current, standard_input()
    collected = tried(lambda path: read_actuals(path, agreement, Purpose(call.year), given), call.actuals)
    late = tried(lambda path: read_actuals(path, agreement, of_before, given), call.corrections)
    indicators = tried(lambda path: read_indicators(path, agreement, of_before, given), call.indicators)
    paid = tried(lambda path: read_payments(path, versions, call.until or date.max, given), call.payments)
    if faults or collected is None:
        raise ContractError(tuple(faults))
    return Read(collected, late, indicators, paid)
