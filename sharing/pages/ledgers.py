"""Both ledgers of the indicators as tables and data."""

from __future__ import annotations

from fractions import Fraction

from contracts.agreement import Agreement
from contracts.quantities import plain
from sharing.ledgers import ZERO, Entry, entries, entries_of
from sharing.money import amount_text
from sharing.pages.page import Json, Table

DIGITS = 2


def ledgers_tables(agreement: Agreement, by_year: bool = False) -> tuple[Table, ...]:
    """Who counts what, on average a year, and each year if that is asked for; nothing without indicators."""
    if not agreement.indicators:
        return ()
    rows = tuple(row for at in range(len(agreement.indicators)) for row in _mean_rows(agreement, at))
    columns = ("indicator", "unit", "ledger", "counted", "arises", *agreement.parties, "sum")
    words = frozenset({"unit", "ledger", "counted"})
    title = f"Statistics, average a year {agreement.years}; assessment copies are no official figures"
    tables = (Table(columns, rows, title, words),)
    return (*tables, _by_year(agreement)) if by_year else tables


def _mean_rows(agreement: Agreement, at: int) -> list[tuple[str, ...]]:
    indicator, years = agreement.indicators[at], len(agreement.years)
    found = list(entries_of(agreement, at))
    rows = []
    for ledger, book in indicator.books.items():
        lines = [entry for entry in found if entry.ledger == ledger]
        arises = sum((line.arises for line in lines), ZERO) / years
        counted = {
            party: sum((line.counted.get(party, ZERO) for line in lines), ZERO) / years
            for party in agreement.parties
        }
        figures = (arises, *counted.values(), sum(counted.values(), ZERO))
        mode = book.mode.replace("_", " ")
        rows.append((indicator.id, indicator.unit, ledger, mode, *(amount_text(f, DIGITS) for f in figures)))
    return rows


def _by_year(agreement: Agreement) -> Table:
    rows = tuple(
        (
            agreement.indicators[entry.indicator].id,
            entry.ledger,
            str(entry.year),
            amount_text(entry.arises, DIGITS),
            *(amount_text(entry.counted.get(party, ZERO), DIGITS) for party in agreement.parties),
        )
        for entry in entries(agreement)
        if entry.arises
    )
    columns = ("indicator", "ledger", "year", "arises", *agreement.parties)
    return Table(columns, rows, "Statistics by year", frozenset({"ledger"}))


def ledgers_data(agreement: Agreement) -> dict[str, Json]:
    """The same for machines, exact."""
    return {"indicators": [_entry_data(agreement, entry) for entry in entries(agreement)]}


def _entry_data(agreement: Agreement, entry: Entry) -> dict[str, Json]:
    indicator = agreement.indicators[entry.indicator]
    counted: dict[str, Json] = {party: _exact(amount) for party, amount in entry.counted.items()}
    return {
        "indicator": indicator.id,
        "unit": indicator.unit,
        "ledger": entry.ledger,
        "mode": indicator.books[entry.ledger].mode,
        "year": entry.year,
        "arises": _exact(entry.arises),
        "counted": counted,
    }


def _exact(amount: Fraction) -> str:
    return plain(amount)
