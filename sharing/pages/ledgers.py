"""Both ledgers of the indicators as tables and data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.clocks import years_text
from contracts.quantities import plain
from sharing.ledgers import ZERO, Entry, entries, entries_of, years_with_figure
from sharing.money import amount_text
from sharing.pages.page import Json, Table

DIGITS = 2


def ledgers_tables(agreement: Agreement, by_year: bool = False) -> tuple[Table, ...]:
    """Who counts what, on average a year, and each year if that is asked for; nothing without indicators.

    An average counts the years with a figure; where some years have none, a column says which do.
    """
    if not agreement.indicators:
        return ()
    years = [years_with_figure(agreement, indicator) for indicator in agreement.indicators]
    some_missing = any(len(known) < len(agreement.years) for known in years)
    rows = tuple(
        row for at, known in enumerate(years) for row in _mean_rows(agreement, at, known, some_missing)
    )
    named = ("years",) if some_missing else ()
    columns = ("indicator", "unit", *named, "ledger", "counted", "arises", *agreement.parties, "sum")
    words = frozenset({"unit", "years", "ledger", "counted"})
    over = "of the years with a figure" if some_missing else f"a year {agreement.years}"
    title = f"Statistics, average {over}; assessment copies are no official figures"
    tables = (Table(columns, rows, title, words),)
    return (*tables, _by_year(agreement)) if by_year else tables


def _mean_rows(
    agreement: Agreement, at: int, years: Sequence[int], names_years: bool
) -> Iterator[tuple[str, ...]]:
    indicator = agreement.indicators[at]
    found = [entry for entry in entries_of(agreement, at) if entry.year in years]
    named = (years_text(years) or "none",) if names_years else ()
    for ledger, book in indicator.books.items():
        lines = [entry for entry in found if entry.ledger == ledger]
        counted = [_mean(line.counted.get(party, ZERO) for line in lines) for party in agreement.parties]
        figures = (_mean(line.arises for line in lines), *counted, sum(counted, ZERO))
        mode = book.mode.replace("_", " ")
        amounts = (amount_text(figure, DIGITS) if lines else "-" for figure in figures)
        yield indicator.id, indicator.unit, *named, ledger, mode, *amounts


def _mean(amounts: Iterable[Fraction]) -> Fraction:
    every = list(amounts)
    return sum(every, ZERO) / max(len(every), 1)


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
    """The same for machines, exact, for the years with a figure."""
    known = [
        entry for entry in entries(agreement) if agreement.indicators[entry.indicator].has_figure(entry.year)
    ]
    return {"indicators": [_entry_data(agreement, entry) for entry in known]}


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
