"""Settlements as tests need them: collections without a file, and statements from them."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from contracts.agreement import Agreement
from contracts.finding import Place
from contracts.settling.actuals import Actuals
from contracts.settling.entries import Entry
from contracts.settling.periods import When
from contracts.settling.statement import Statement
from sharing.settlement.books import counted_part
from sharing.settlement.settle import settle

NOWHERE = Place("actuals.csv", 2, 1, 2)

Row = tuple[str, int | str | Fraction] | tuple[str, int | str | Fraction, str]
"""Stream, amount, and who collected it if that is not the party that books the stream."""


def collected(agreement: Agreement, year: int, *rows: Row, name: str = "a") -> Actuals:
    """A table of collections of one year."""
    return Actuals(tuple(_entries(agreement, year, rows)), name * 64)


def _entries(agreement: Agreement, year: int, rows: Iterable[Row]) -> Iterable[Entry]:
    positions = {stream.id: at for at, stream in enumerate(agreement.streams)}
    for stream, amount, *collector in rows:
        at = positions[stream]
        party = collector[0] if collector else agreement.streams[at].booked_by
        yield Entry(When(year, None), at, party, Fraction(amount), "", NOWHERE)


def expected(agreement: Agreement, year: int) -> Actuals:
    """The forecast of a year, as if it had come true."""
    rows = [
        (stream.id, stream.amounts.at(year) * counted_part(agreement, stream, year))
        for stream in agreement.streams
        if stream.pool and year in stream.period and stream.exit_after is None
    ]
    return collected(agreement, year, *rows)


def settled(agreement: Agreement, year: int, *rows: Row, **options: Any) -> Statement:
    """The statement of a year in which so much was collected."""
    return settle(agreement, collected(agreement, year, *rows), year, **options)


def net(*statements: Statement) -> dict[str, Fraction]:
    """What every party receives by these statements together."""
    totals: dict[str, Fraction] = {}
    for statement in statements:
        for standing in statement.parties:
            totals[standing.party] = totals.get(standing.party, Fraction(0)) + standing.net
    return totals
