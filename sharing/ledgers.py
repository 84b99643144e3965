"""What each party counts of every indicator, in the official books and when officials are assessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.ledgers import Indicator

ZERO = Fraction(0)


@dataclass(frozen=True)
class Entry:
    """One indicator in one ledger in one year.

    Attributes:
        indicator: Position of the indicator in the agreement.
        ledger: `official` or `assessment`.
        year: Which year.
        arises: The territorial total.
        counted: Party -> what it counts, in the unit of the indicator.
    """

    indicator: int
    ledger: str
    year: int
    arises: Fraction
    counted: Mapping[str, Fraction]

    @property
    def gap(self) -> Fraction:
        """What is counted beyond the territorial total; negative if some is counted by nobody."""
        return sum(self.counted.values(), ZERO) - self.arises


def entries(agreement: Agreement) -> tuple[Entry, ...]:
    """Both ledgers of every indicator in every year.

    counted_i(t) = part_i * amount(t): in place 1 for the place, split as written, full or double 1 each.
    """
    return tuple(entry for at in range(len(agreement.indicators)) for entry in entries_of(agreement, at))


def entries_of(agreement: Agreement, at: int) -> Iterator[Entry]:
    """Both ledgers of one indicator in every year."""
    indicator = agreement.indicators[at]
    for ledger, book in indicator.books.items():
        parts = book.parts(indicator.booked_in)
        for year in agreement.years:
            arises = indicator.at(year)
            yield Entry(at, ledger, year, arises, {party: part * arises for party, part in parts.items()})


def years_with_figure(agreement: Agreement, indicator: Indicator) -> tuple[int, ...]:
    """The years for which the agreement says what arises; an average counts these only."""
    return tuple(year for year in agreement.years if indicator.has_figure(year))


def counted_part(indicator: Indicator, ledger: str, party: str) -> Fraction:
    """Which part of an indicator a party counts in a ledger.

    >>> place = {"id": "jobs", "unit": "jobs", "amounts": 5, "booked_in": "host"}
    >>> counted_part(Indicator.model_validate(place), "assessment", "host")
    Fraction(1, 1)
    """
    return indicator.books[ledger].parts(indicator.booked_in).get(party, ZERO)
