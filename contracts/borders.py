"""A year with a border inside is cut at the border; each piece has its months' part of the pot.

A clause that begins in June applies to 7/12 of that year's pot, with 7/12 of its yearly limits; if the pool
itself opens in June, to the whole pot of that year. What applies all year (a yearly cap around two phases, a
base below them) stays around the pieces and looks at the year as a whole. The result asks for whole years
only, so no other reading of the terms knows of months.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from contracts.amounts import Amounts
from contracts.clocks import EVER, Period
from contracts.terms import (
    Cliff,
    Divide,
    During,
    First,
    Smooth,
    Term,
    TopUp,
    Transfer,
    Until,
    over_parts,
    parts_of,
)


class Span(NamedTuple):
    """Consecutive months of one year, and those of the year in which the pool is open."""

    year: int
    months: range
    open_months: range

    def limit(self, yearly: Amounts) -> Amounts:
        """Its months' part of what is written for a year."""
        return yearly if self.part == 1 else Amounts.constant(yearly.at(self.year) * self.part)

    @property
    def filling(self) -> int:
        """In how many of its months money can flow in; all of them, if the pool is closed all year."""
        if not self.open_months:
            return len(self.months)
        return len(
            range(max(self.months[0], self.open_months[0]), min(self.months[-1], self.open_months[-1]) + 1)
        )

    @property
    def part(self) -> Fraction:
        """Which part of the year it is."""
        return Fraction(len(self.months), 12)


def in_whole_years(term: Term, open_time: Period = EVER) -> Term:
    """The same term, with years that a border divides written out.

    Args:
        term: Its periods may begin and end with any month.
        open_time: When money can flow into the pool.

    >>> from contracts.terms import Pay
    >>> term = in_whole_years(During(Period(2017, 2019, 7), Pay("home"), Pay("host")))
    >>> [(str(share), part.party) for share, part in term.inside.parts]
    [('1/2', 'host'), ('1/2', 'home')]
    """
    whole = term
    for year in sorted(set(_border_years(term)), reverse=True):
        whole = During(
            Period(year, year), _cut(term, Span(year, range(1, 13), open_time.months_in(year))), whole
        )
    return whole


def _border_years(term: Term) -> Iterator[int]:
    if isinstance(term, During):
        if term.period.first_month > 1:
            yield term.period.first
        if term.period.last_month < 12:
            yield term.period.last
    for part in parts_of(term):
        yield from _border_years(part)


def _cut(term: Term, span: Span) -> Term:
    if isinstance(term, During):
        pieces = list(_pieces(term, span))
        total = sum(piece.filling for piece, _ in pieces)
        shares = [
            Fraction(piece.filling, total) if total else Fraction(len(piece.months), len(span.months))
            for piece, _ in pieces
        ]
        cut = [_cut(branch, piece) for piece, branch in pieces]
        return cut[0] if len(cut) == 1 else Divide(tuple(zip(shares, cut, strict=True)))
    return over_parts(_limited(term, span), lambda part: _cut(part, span))


def _limited(term: Term, span: Span) -> Term:
    """The term with its months' part of a yearly limit; a limit for life stays as it is."""
    match term:
        case First(meter=None) | Until(meter=None) | Cliff():
            return replace(term, limit=span.limit(term.limit))
        case TopUp(meter=None):
            return replace(term, floor=span.limit(term.floor))
        case Transfer():
            return replace(term, amount=span.limit(term.amount))
        case Smooth():
            return replace(term, part=span.part)
        case _:
            return term


def _pieces(term: During, span: Span) -> Iterator[tuple[Span, Term]]:
    """The months before, within and after the period, in this order, as far as there are any."""
    within = term.period.months_in(span.year)
    if not within:
        yield span, term.otherwise
        return
    months = span.months
    begins, ends = max(months.start, within.start), min(months.stop, within.stop)
    if begins >= ends:
        yield span, term.otherwise
        return
    for start, stop, branch in (
        (months.start, begins, term.otherwise),
        (begins, ends, term.inside),
        (ends, months.stop, term.otherwise),
    ):
        if start < stop:
            yield Span(span.year, range(start, stop), span.open_months), branch
