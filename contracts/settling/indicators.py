"""Actual values of what clauses depend on: results, inhabitants, bases, quantities, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from contracts.agreement import Agreement
from contracts.clauses import Clause
from contracts.figures import Figure
from contracts.finding import ContractError, Finding, Place
from contracts.objections import written_fault
from contracts.quantities import money, plain, rate
from contracts.settling.completeness import UNLIKELY
from contracts.settling.entries import Purpose
from contracts.settling.faults import settling_fault
from contracts.settling.handed_in import read_table
from contracts.settling.headers import Header, Layout
from contracts.settling.periods import when
from contracts.text.cells import Cell
from contracts.text.faults import MAX_FINDINGS, fault, refuse
from contracts.units import amounts_in, clean
from contracts.wrong import Wrong, did_you_mean

INDICATORS = Layout(
    MappingProxyType(
        {
            "year": ("year", "年份", "年度", "年"),
            "clause": ("clause", "条款"),
            "figure": ("figure", "indicator", "指标", "指标名称"),
            "party": ("party", "地区", "主体", "参与方"),
            "value": ("value", "数值", "指标值"),
            "source": ("source", "来源", "数据来源"),
        }
    ),
    (
        (("year",), "the year", "year"),
        (("figure",), "what was measured", "figure"),
        (("value",), "the values", "value"),
    ),
    "a table of indicators",
    amounts="",
)

AS_AGREED = ("as agreed", "forecast", "约定", "按约定", "预测")
"""Instead of a value: the one that the agreement expects is used, and the statement says so."""


class Measured(NamedTuple):
    """One value of one clause.

    Attributes:
        year: Fiscal year.
        clause: Position of the clause in the agreement that governs the year.
        figure: Its name, the party, and what the agreement says.
        value: What was measured; None to keep what the agreement says.
        source: Where it was read.
        place: Of the value in the file.
    """

    year: int
    clause: int
    figure: Figure
    value: Fraction | None
    source: str
    place: Place

    @property
    def key(self) -> tuple[int, int, str, str]:
        """What it is a value of."""
        return self.year, self.clause, self.figure.name, self.figure.party


@dataclass(frozen=True)
class Indicators:
    """Actual values, in the order of the file.

    Attributes:
        entries: One for each row and clause.
        digest: SHA-256 of the bytes of the file.
        warnings: What should be looked at again.
    """

    entries: tuple[Measured, ...]
    digest: str
    warnings: tuple[Finding, ...] = ()


def depending(agreement: Agreement, year: int) -> Iterator[tuple[int, Clause, Figure]]:
    """Every value that a clause depends on in a year: position of the clause, the clause, the value."""
    for at, clause in enumerate(agreement.clauses):
        if year in clause.period:
            yield from ((at, clause, figure) for figure in clause.figures(year))


def read_indicators(
    path: str | Path, agreement: Agreement, purpose: Purpose, stdin: BinaryIO | None = None
) -> Indicators:
    """Read a table of actual values.

    It holds every value on which a clause depends in the year that is settled, or says `as agreed`; values
    of settled years may stand beside them and take the place of what was used then.

    Args:
        path: The CSV file; `-` reads standard input.
        agreement: Whose clauses.
        purpose: Which year is settled, and which settled years may be changed.
        stdin: Where `-` reads.

    Raises:
        ContractError: everything that is wrong with the table, each thing with its place.
    """
    table = read_table(path, INDICATORS, stdin)
    entries: list[Measured] = []
    faults = list(table.faults)
    wrong: list[Finding] = []
    for row in table.body:
        try:
            entries += _measured(row, table.header, agreement, purpose)
        except ContractError as error:
            wrong += error.findings
    faults += islice(wrong, MAX_FINDINGS)
    faults += _repeated(entries)
    if faults:
        refuse(faults)
    missing = list(islice(_missing(entries, agreement, purpose.year, table.top), MAX_FINDINGS))
    if missing:
        refuse(missing)
    return Indicators(tuple(entries), table.digest, tuple(_unlikely(entries)))


def _measured(
    row: Sequence[Cell], header: Header, agreement: Agreement, purpose: Purpose
) -> Iterator[Measured]:
    """One row; a figure that several clauses count is a row of each.

    Raises:
        ContractError: what is wrong with it.
    """
    year = _year(row, header, purpose)
    signed = purpose.signed(year, agreement)
    fitting = _fitting(row, header, signed, year)
    cell, source = row[header.at["value"]], header.cell(row, "source")
    for at, figure in fitting:
        value = None if clean(cell.text).casefold() in AS_AGREED else _value(cell, figure, signed)
        yield Measured(year, at, figure, value, source.text if source else "", cell.place)


def _year(row: Sequence[Cell], header: Header, purpose: Purpose) -> int:
    cell = row[header.at["year"]]
    try:
        year = when(cell.text).year
    except Wrong as wrong:
        refuse([fault("A124", str(wrong), wrong.remedy, cell.place)])
    if year != purpose.year and year not in (purpose.correctable or ()):
        message = f"a value of {year}, but {purpose.year} is settled"
        remedy = f"write values of {purpose.year}, or of years that were settled before"
        refuse([settling_fault("A173", message, remedy, cell.place)])
    return year


def _fitting(
    row: Sequence[Cell], header: Header, agreement: Agreement, year: int
) -> list[tuple[int, Figure]]:
    """The values that the row names.

    Raises:
        ContractError: there is none, or it could be that of several clauses.
    """
    said = {
        column: clean(cell.text)
        for column in ("clause", "figure", "party")
        if (cell := header.cell(row, column))
    }
    known = list(depending(agreement, year))
    found = [(at, clause, figure) for at, clause, figure in known if _fits(said, at, clause, figure)]
    place = row[header.at["figure"]].place
    if not found:
        refuse([_unknown(said, [figure for *_, figure in known], year, place)])
    clauses = {at for at, *_ in found}
    if len(clauses) > 1 and not all(figure.is_positive for *_, figure in found):
        named = " and ".join(f"{agreement.clauses[at].kind} clauses[{at}]" for at in sorted(clauses))
        message = f"{said['figure']!r} is a value of {named}"
        refuse([settling_fault("A161", message, "add a column `clause`, such as clauses[1]", place)])
    return [(at, figure) for at, _, figure in found]


def _fits(said: Mapping[str, str], at: int, clause: Clause, figure: Figure) -> bool:
    return (
        clean(figure.name) == said.get("figure", "")
        and figure.party == said.get("party", "")
        and said.get("clause", clause.kind) in (clause.kind, f"clauses[{at}]")
    )


def _unknown(said: Mapping[str, str], known: Sequence[Figure], year: int, place: Place) -> Finding:
    name, party = said.get("figure", ""), said.get("party", "")
    what = f"{name[:80]!r}" + (f" of {party[:40]!r}" if party else "")
    message = f"no clause depends on {what} in {year}"
    if parties := sorted({figure.party for figure in known if figure.name == name and figure.party}):
        remedy = f"write a party: {', '.join(parties)}" if party not in parties else "correct the clause"
    else:
        names = sorted({figure.name for figure in known if figure.name})
        remedy = did_you_mean(name, names) if names else "leave the row out; no clause needs a value"
    return settling_fault("A161", message, remedy, place)


def _value(cell: Cell, figure: Figure, agreement: Agreement) -> Fraction:
    try:
        with amounts_in(agreement.unit):
            value = money(cell.text) if figure.is_money else rate(cell.text)
    except Wrong as wrong:
        refuse([written_fault("A133", str(wrong), cell.place, wrong.remedy)])
    if figure.is_positive and value <= 0:
        message = f"{figure.name} of {figure.party} is {plain(value)}, so no shares follow from it"
        refuse([written_fault("A133", message, cell.place, "write a number above 0")])
    return value


def _repeated(entries: Iterable[Measured]) -> Iterator[Finding]:
    first: dict[tuple[int, int, str, str], Measured] = {}
    for entry in entries:
        if entry.key in first:
            message = f"a second value of {called(entry.figure)} in {entry.year}"
            reasons = (f"the first one stands at {first[entry.key].place}",)
            yield settling_fault("A162", message, "keep one", entry.place, reasons)
        first.setdefault(entry.key, entry)


def _missing(entries: Iterable[Measured], agreement: Agreement, year: int, top: Place) -> Iterator[Finding]:
    given = {entry.key for entry in entries}
    for at, clause, figure in depending(agreement, year):
        if figure.value is not None and (year, at, figure.name, figure.party) not in given:
            message = f"no value of {called(figure)} in {year}, on which the {clause.kind} depends"
            remedy = f"add a row; write {AS_AGREED[0]!r} to keep {plain(figure.value)}"
            yield settling_fault("A163", message, remedy, top)


def _unlikely(entries: Iterable[Measured]) -> Iterator[Finding]:
    for entry in entries:
        agreed, value = entry.figure.value, entry.value
        if agreed and value and agreed * value > 0 and not Fraction(1, UNLIKELY) < value / agreed < UNLIKELY:
            message = f"{called(entry.figure)} is {plain(value)}, the agreement expects {plain(agreed)}"
            yield settling_fault("A179", message, "is the unit right?", entry.place)


def called(figure: Figure) -> str:
    """A value in words.

    >>> called(Figure("population", "hill", None)), called(Figure("result", "", None))
    ('population of hill', 'result')
    """
    return f"{figure.name} of {figure.party}" if figure.party else figure.name
