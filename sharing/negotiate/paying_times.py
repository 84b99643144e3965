"""When money from outside is paid: once, every year, or less each year until it ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from contracts.clocks import Period
from sharing.evaluate import ZERO

Taper = Literal["linear", "half"]
Way = Literal["start", "once", "yearly", "taper"]


@dataclass(frozen=True)
class Times:
    """What is paid in each year, for each unit of the first payment.

    Attributes:
        way: start, once, yearly or taper.
        weights: Year -> part of the first payment; every year of the agreement, 0 where nothing is paid.
    """

    way: Way
    weights: Mapping[int, Fraction]

    @property
    def first(self) -> int:
        """The first year with a payment."""
        return min(year for year, weight in self.weights.items() if weight)

    @property
    def last(self) -> int:
        """The last year with a payment."""
        return max(year for year, weight in self.weights.items() if weight)


def at_the_start(years: Period) -> Times:
    """One payment in the first year."""
    return Times("start", _only(years, {years.first: Fraction(1)}))


def once(years: Period, year: int) -> Times:
    """One payment in a year, promised before and paid to those who are still there."""
    return Times("once", _only(years, {year: Fraction(1)}))


def yearly(years: Period, first: int, last: int) -> Times:
    """The same every year from `first` to `last`."""
    return Times("yearly", _only(years, dict.fromkeys(range(first, last + 1), Fraction(1))))


def tapering(years: Period, first: int, last: int, taper: Taper) -> Times:
    """From `first` on less each year, and nothing after `last`: by equal steps, or by half.

    >>> [str(weight) for weight in tapering(Period(2026, 2029), 2026, 2028, "linear").weights.values()]
    ['1', '2/3', '1/3', '0']
    >>> [str(weight) for weight in tapering(Period(2026, 2029), 2026, 2028, "half").weights.values()]
    ['1', '1/2', '1/4', '0']
    """
    count = last - first + 1
    parts = [Fraction(count - k, count) if taper == "linear" else Fraction(1, 2**k) for k in range(count)]
    return Times("taper", _only(years, dict(enumerate(parts, first))))


def _only(years: Period, paid: Mapping[int, Fraction]) -> dict[int, Fraction]:
    return {year: paid.get(year, ZERO) for year in years}
