"""What `feidi zopa` says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sharing.negotiate.pieces import Bound, Ground
from sharing.negotiate.region import Region
from sharing.negotiate.requirements import Requirement
from sharing.negotiate.zopa import Interval, Range, Zopa
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data, marks_table
from sharing.pages.numbers import number_label, value_data, value_text
from sharing.pages.page import Json, Page, Table
from sharing.pages.region_sketch import letters_of, region_sketch
from sharing.pages.verdict import basis
from sharing.verdict import Standing

BAR = 20
"""Characters of an interval."""


def page_of_zopa(
    found: Zopa, ground: Ground, file: str, shown_in: str | None = None, plane: Region | None = None
) -> Page:
    """Every party between its least and its most, and every number between its ends.

    Args:
        found: The answer.
        ground: What was asked for.
        file: What was read.
        shown_in: Unit of the figures; by default that of the agreement.
        plane: Two numbers at once, if they were asked for.
    """
    agreement = ground.offer
    figures = Figures.of(agreement, shown_in)
    drawing = region_sketch(plane, figures) if plane else ""
    return Page(
        file=file,
        title=agreement.name,
        status="ok" if any(one.intervals or one.unknown for one in found.ranges) else "hopeless",
        intro=(basis(agreement.years, agreement.discount, figures), *_asked(ground)),
        tables=(_parties(found, figures), _ranges(found, figures), *marks_table(agreement)),
        drawing=drawing,
        closing=(*(_legend(plane, ground) if plane else ()), *_closing(found)),
        data=_data(found, figures, plane),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def _asked(ground: Ground) -> Iterator[str]:
    if ground.red_lines:
        yield "Red lines were counted, and the ends of ranges betray them: this page is for your side only."
    if ground.at_signing:
        yield "Only leaving before the first year is looked at; who might leave later is not."


def _parties(found: Zopa, figures: Figures) -> Table:
    """What any split that holds gives each party, and where the offer lies."""
    rows = tuple(
        (
            one.party,
            figures.text(one.alone),
            figures.text(one.least),
            figures.text(one.gets),
            figures.text(one.most),
            bar(one),
        )
        for one in found.standings
    )
    columns = ("party", "alone", "at least", "offer", "at most", "offer between least and most")
    return Table(columns, rows, "What a split that holds can give", frozenset(columns[-1:]))


def bar(standing: Standing) -> str:
    """The offer between the least and the most, such as `[----o---------------]`.

    >>> half = Standing("home", Fraction(0), Fraction(50), Fraction(0), Fraction(100), "accepts")
    >>> bar(half)
    '[----------o---------]'
    """
    least, most, gets = standing.least, standing.most, standing.gets
    if least is None or most is None:
        return "no split holds"
    if gets < least:
        return f"o [{'-' * BAR}]"
    if gets > most:
        return f"[{'-' * BAR}] o"
    at = int((gets - least) / (most - least) * (BAR - 1) + Fraction(1, 2)) if most > least else 0
    return f"[{'-' * at}o{'-' * (BAR - 1 - at)}]"


def _ranges(found: Zopa, figures: Figures) -> Table:
    rows = tuple(row for one in found.ranges for row in _rows(found, one, figures))
    columns = ("number", "offer", "from", "to", "beyond that", "path")
    title = "How far each number can move, all others fixed"
    return Table(columns, rows, title, frozenset(("beyond that", "path")), unbroken=frozenset(("path",)))


def _rows(found: Zopa, one: Range, figures: Figures) -> Iterator[tuple[str, ...]]:
    agreement = found.offer.case.agreement
    number = one.number
    label, offer = number_label(agreement, number), value_text(number, number.value, figures)
    if not one.intervals:
        why = one.unknown or (f"no value: {_leaves(found, one.refuses)}" if one.refuses else "no value")
        yield label, offer, "-", "-", why, number.name
    for at, interval in enumerate(one.intervals):
        least = _end(found, one, interval.least, figures, "above")
        ends = least, _end(found, one, interval.most, figures, "below")
        yield (
            label if at == 0 else "",
            offer if at == 0 else "",
            *ends,
            _beyond(found, interval),
            number.name,
        )


def _end(found: Zopa, one: Range, bound: Bound, figures: Figures, beyond: str) -> str:
    if bound.value is None:
        return "any"
    is_never = one.number.kind == "year" and bound.value > found.offer.case.agreement.years.last
    text = "never" if is_never else value_text(one.number, bound.value, figures)
    return f"{beyond} {text}" if bound.is_open else text


def _beyond(found: Zopa, interval: Interval) -> str:
    below, above = interval.least.because, interval.most.because
    said = [
        f"{side} {_leaves(found, requirement)}"
        for side, requirement in (("below:", below), ("above:", above))
        if requirement is not None
    ]
    return "; ".join(said) or "nobody leaves"


def _leaves(found: Zopa, requirement: Requirement) -> str:
    who = " and ".join(requirement.members)
    verb = "leaves" if len(requirement.members) == 1 else "leave"
    if requirement.year is None:
        return f"{who} is below its red line"
    is_first = requirement.year == found.offer.case.agreement.years.first
    return f"{who} {verb}" if is_first else f"{who} {verb} in {requirement.year}"


def _legend(plane: Region, ground: Ground) -> Iterator[str]:
    agreement = ground.offer
    yield f"Across: {number_label(agreement, plane.across)} ({plane.across.name}). "
    yield f"Upwards: {number_label(agreement, plane.up)} ({plane.up.name})."
    refusals = [
        f"{letter} {' and '.join(members)} would leave" for members, letter in letters_of(plane).items()
    ]
    yield f"+ everybody stays; {'; '.join([*refusals, 'O or X the offer, which holds or does not'])}."


def _closing(found: Zopa) -> Iterator[str]:
    outside = [one.number.name for one in found.ranges if one.intervals and not one.holds_offer]
    impossible = [one.number.name for one in found.ranges if not one.intervals and not one.unknown]
    if outside:
        yield f"Moving one of these alone would do: {', '.join(outside)}."
    if impossible:
        yield (
            f"No value of these alone keeps everybody in: {', '.join(impossible)}; `feidi counter` moves "
            "several at once."
        )
    if unknown := [one.number.name for one in found.ranges if one.unknown]:
        yield f"The range of {', '.join(unknown)} is not known."
    elif not outside and not impossible:
        yield "The offer lies in every range: nobody gains by leaving it."


def _data(found: Zopa, figures: Figures, plane: Region | None) -> dict[str, Json]:
    agreement = found.offer.case.agreement
    return {
        "name": agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "parties": [
            {
                "party": one.party,
                "alone": figures.exact(one.alone),
                "offer": figures.exact(one.gets),
                "least": figures.exact(one.least),
                "most": figures.exact(one.most),
            }
            for one in found.standings
        ],
        "ranges": [_range_data(one, figures) for one in found.ranges],
        "region": _region_data(plane, figures) if plane else None,
        "marks": marks_data(agreement),
    }


def _range_data(one: Range, figures: Figures) -> Json:
    return {
        "path": one.number.name,
        "offer": value_data(one.number, one.number.value, figures),
        "holds_offer": one.holds_offer,
        "intervals": [
            {
                "least": _bound_data(one, interval.least, figures),
                "most": _bound_data(one, interval.most, figures),
            }
            for interval in one.intervals
        ],
        "unknown": one.unknown,
    }


def _bound_data(one: Range, bound: Bound, figures: Figures) -> Json:
    because = bound.because
    return {
        "value": value_data(one.number, bound.value, figures) if bound.value is not None else None,
        "included": not bound.is_open,
        "leaving": list(because.members) if because else [],
        "year": because.year if because else None,
    }


def _region_data(plane: Region, figures: Figures) -> Json:
    return {
        "across": plane.across.name,
        "up": plane.up.name,
        "cells": [
            {
                "across": value_data(plane.across, x, figures),
                "up": value_data(plane.up, y, figures),
                "leaving": list(requirement.members) if requirement else [],
            }
            for (x, y), requirement in plane.refused.items()
        ],
    }
