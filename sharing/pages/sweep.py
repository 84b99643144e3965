"""What `feidi sweep` says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sharing.negotiate.grid import Axis
from sharing.negotiate.sweep import Point, Sweep
from sharing.negotiate.zopa import Range
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data, marks_table
from sharing.pages.numbers import number_label, value_data, value_text
from sharing.pages.page import Json, Page, Table
from sharing.pages.verdict import basis

MOST_ROWS = 60
"""Points that a page for people lists."""


def page_of_sweep(found: Sweep, file: str, shown_in: str | None = None, whole: bool = False) -> Page:
    """The points, how many of them hold, and where the verdict flips.

    Args:
        found: The answer.
        file: What was read.
        shown_in: Unit of the figures; by default that of the agreement.
        whole: Whether every point is listed, however many there are.
    """
    agreement = found.agreement
    figures = Figures.of(agreement, shown_in)
    points = found.points if whole else found.points[:MOST_ROWS]
    return Page(
        file=file,
        title=agreement.name,
        status="ok" if any(point.holds for point in found.points) else "hopeless",
        intro=(basis(agreement.years, agreement.discount, figures), *_varied(found, figures)),
        tables=(_points(found, points, figures), *marks_table(agreement)),
        closing=tuple(_closing(found, len(points), figures)),
        data=_data(found, figures),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def _varied(found: Sweep, figures: Figures) -> Iterator[str]:
    for axis in found.axes:
        number = axis.number
        ends = " to ".join(value_text(number, value, figures) for value in (axis.values[0], axis.values[-1]))
        count = f"{len(axis.values)} value{'' if len(axis.values) == 1 else 's'}"
        offer = value_text(number, number.value, figures)
        here = "" if axis.has_offer else ", which is not among them"
        label = number_label(found.agreement, number)
        yield f"{number.name} ({label}): {count}, {ends}; the offer is {offer}{here}.{_missed(axis, figures)}"


def _missed(axis: Axis, figures: Figures) -> str:
    if axis.missed is None:
        return ""
    return f" These steps do not hit {value_text(axis.number, axis.missed, figures)}."


def _points(found: Sweep, points: tuple[Point, ...], figures: Figures) -> Table:
    parties = tuple(found.agreement.parties)
    rows = tuple(_row(found, point, parties, figures) for point in points)
    columns = (*(axis.number.name for axis in found.axes), *parties, "largest gain", "who leaves")
    return Table(columns, rows, "What everybody gets at each point", frozenset(("who leaves",)))


def _row(found: Sweep, point: Point, parties: tuple[str, ...], figures: Figures) -> tuple[str, ...]:
    values = tuple(
        value_text(axis.number, value, figures) for axis, value in zip(found.axes, point.values, strict=True)
    )
    if point.wrong:
        return (*values, *("-" for _ in parties), "-", point.wrong)
    totals = figures.texts(point.totals)
    gain = figures.text(point.gain) if point.leaving else "-"
    return (*values, *(totals[party] for party in parties), gain, _who(found, point))


def _who(found: Sweep, point: Point) -> str:
    if not point.leaving:
        return "nobody"
    who = " and ".join(point.leaving)
    return who if point.year == found.agreement.years.first else f"{who} in {point.year}"


def _closing(found: Sweep, listed: int, figures: Figures) -> Iterator[str]:
    holding = sum(point.holds for point in found.points)
    yield f"Everybody stays at {holding:,} of {len(found.points):,} points."
    if listed < len(found.points):
        yield f"The first {listed} points are listed; `--format csv` or json lists all of them."
    for one in found.flips:
        yield f"{one.number.name} alone, all others as in the offer: {_stays(one, found, figures)}."


def _stays(one: Range, found: Sweep, figures: Figures) -> str:
    if one.unknown:
        return one.unknown
    if not one.intervals:
        return "no value keeps everybody in"
    ends = [
        " to ".join(_end(one, found, bound.value, figures) for bound in (interval.least, interval.most))
        for interval in one.intervals
    ]
    return f"everybody stays from {' and from '.join(ends)}"


def _end(one: Range, found: Sweep, value: Fraction | None, figures: Figures) -> str:
    if value is None:
        return "any higher value"
    is_never = one.number.kind == "year" and value > found.agreement.years.last
    return "never" if is_never else value_text(one.number, value, figures)


def _data(found: Sweep, figures: Figures) -> dict[str, Json]:
    return {
        "name": found.agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "axes": [
            {
                "path": axis.number.name,
                "offer": value_data(axis.number, axis.number.value, figures),
                "missed": value_data(axis.number, axis.missed, figures) if axis.missed is not None else None,
            }
            for axis in found.axes
        ],
        "points": [_point_data(found, point, figures) for point in found.points],
        "marks": marks_data(found.agreement),
    }


def _point_data(found: Sweep, point: Point, figures: Figures) -> Json:
    return {
        "values": [
            value_data(axis.number, value, figures)
            for axis, value in zip(found.axes, point.values, strict=True)
        ],
        "amounts": figures.exact_split(point.totals) if point.totals else None,
        "leaving": list(point.leaving),
        "year": point.year,
        "gain": figures.exact(point.gain) if point.leaving else None,
        "wrong": point.wrong,
    }
