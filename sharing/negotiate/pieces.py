"""The stretches of one number on which every margin is a straight line, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from contracts.agreement import Agreement
from contracts.moving import moved
from contracts.parameters import Parameter, parameter, parameters
from contracts.wrong import Wrong
from sharing.negotiate.requirements import Requirement, Requirements
from sharing.payoffs import Payoffs, payoffs

MOST_PIECES = 400
"""More bends than this are not followed."""

HALVINGS = 100

ASIDE = Fraction(1, 10**9)
"""How far beside a bend slopes are taken, as a part of the number or of 1."""


@dataclass(frozen=True)
class Ground:
    """What stays the same while numbers of the clauses change.

    Attributes:
        offer: The agreement.
        red_lines: Party -> least present value that it accepts.
        at_signing: Whether only leaving before the first year is looked at.
        known: The requirements of an agreement with the same streams, if there is one already.
    """

    offer: Agreement
    red_lines: Mapping[str, Fraction] = field(default_factory=dict)
    at_signing: bool = False
    known: Requirements | None = None

    @cached_property
    def at_the_offer(self) -> Requirements:
        """The requirements of the offer itself; what leaving secures is worked out here once."""
        known = self.known.payoffs if self.known is not None else None
        return Requirements(payoffs(self.offer, [], known), self.red_lines, self.at_signing, self.known)

    def elsewhere(self, there: Agreement) -> Ground:
        """The same for another agreement with the same streams: what leaving secures is known already."""
        return replace(self, offer=there, known=self.at_the_offer)

    def requirements(self, agreement: Agreement, chosen: Sequence[Parameter] = ()) -> Requirements:
        """The requirements of the offer with other numbers, as functions of the chosen ones."""
        known = self.at_the_offer
        found = payoffs(agreement, chosen, known.payoffs)
        return Requirements(found, self.red_lines, self.at_signing, known)


@dataclass(frozen=True)
class Piece:
    """A stretch without a bend.

    Attributes:
        least, most: Its ends; `most` is None when there is no further bend and no largest value.
        at: Where its slopes were taken.
        requirements: All requirements, as functions of the number, around `at`.
    """

    least: Fraction
    most: Fraction | None
    at: Fraction
    requirements: Requirements

    def held(self) -> tuple[Bound, Bound] | None:
        """The part of the piece in which every requirement is met, with what ends it; None if none is."""
        line = self.requirements.in_line()
        if line.refuses is not None:
            return None
        least = Bound(self.least, None)
        if line.rises_to is not None and self.at + line.rises_to[0] > self.least:
            least = Bound(self.at + line.rises_to[0], line.rises_to[1])
        most = Bound(self.most, None)
        if line.falls_to is not None:
            end = self.at + line.falls_to[0]
            if self.most is None or end < self.most:
                most = Bound(end, line.falls_to[1])
        if most.value is not None and least.value is not None and least.value > most.value:
            return None
        return least, most


@dataclass(frozen=True)
class Bound:
    """An end of a range.

    Attributes:
        value: Where; None for no end.
        because: The requirement that fails beyond it; None where the number itself or a bend ends.
        is_open: Whether the value itself does not belong to the range, as at a threshold.
    """

    value: Fraction | None
    because: Requirement | None
    is_open: bool = False


class TooManyBends(ValueError):
    """The formula bends too often, or is not made of straight lines."""


def pieces(
    ground: Ground, number: Parameter, within: tuple[Fraction, Fraction] | None = None
) -> Iterator[Piece]:
    """The pieces of a share, an amount or a rate, from its smallest value on; all other numbers stay.

    Args:
        ground: The offer, and what has to be kept.
        number: The number that varies.
        within: The first and last value that matter; by default all that can be written.

    Raises:
        TooManyBends: more than 400 bends, or the number is multiplied by itself.
    """
    least, most = within or domain(ground.offer, number)
    for _ in range(MOST_PIECES):
        piece = _piece_from(ground, number, least, most)
        yield piece
        if piece.most is None or (most is not None and piece.most >= most):
            return
        least = piece.most
    raise TooManyBends(f"{number.name} bends the formula in more than {MOST_PIECES} places")


def domain(offer: Agreement, number: Parameter) -> tuple[Fraction, Fraction | None]:
    """The smallest and the largest value that may be written beside all others; None for no largest.

    Where another number of the clause stands in the way, as the band above does, the limit is found by
    halving and is then that number. A limit may itself not be written.
    """
    beside = neighbours(offer, number)
    most = {"share": Fraction(1), "rate": Fraction(10)}.get(number.kind)
    least = Fraction(0)
    if not can_be_written(offer, number, least):
        least = _limit(offer, number, least, beside)
    far = most if most is not None else 2 * max(beside) + 1
    if not can_be_written(offer, number, far):
        most = _limit(offer, number, far, beside)
    return least, most


def neighbours(offer: Agreement, number: Parameter) -> tuple[Fraction, ...]:
    """The numbers of the same clause, and those that readers refuse: what limits of writing are made of."""
    same = (found.value for found in parameters(offer) if found.path[:2] == number.path[:2])
    return (*same, Fraction(0), Fraction(1), Fraction(10))


def can_be_written(offer: Agreement, number: Parameter, value: Fraction) -> bool:
    """Whether the rules of writing allow a value."""
    try:
        moved(offer, {number: value})
    except Wrong:
        return False
    return True


def _limit(offer: Agreement, number: Parameter, bad: Fraction, beside: Sequence[Fraction]) -> Fraction:
    """Where what may be written ends, between the offer and a value that may not be."""
    good = number.value
    for _ in range(HALVINGS):
        middle = (good + bad) / 2
        good, bad = (middle, bad) if can_be_written(offer, number, middle) else (good, middle)
    nearest = min(beside, key=lambda value: abs(value - bad))
    return nearest if abs(nearest - bad) <= ASIDE * max(abs(bad), abs(number.value)) else good


def _piece_from(ground: Ground, number: Parameter, least: Fraction, most: Fraction | None) -> Piece:
    """The piece that begins at a value; slopes are taken a little beside it, nearer if a bend is nearer."""
    aside = ASIDE * max(Fraction(1), least)
    while True:
        at = least + aside if most is None else min(least + aside, (least + most) / 2)
        there = moved(ground.offer, {number: at})
        found = ground.requirements(there, [parameter(there, number.name)])
        if found.payoffs.watch.is_bent:
            raise TooManyBends(f"payoffs do not change in straight lines with {number.name}")
        begins, ends = _straight(found.payoffs, at)
        if begins <= least:
            break
        aside = (begins - least) / 2  # a bend lies between the beginning and where slopes were taken
    if most is not None and (ends is None or ends > most):
        ends = most
    return Piece(least, ends, at, found)


def _straight(found: Payoffs, at: Fraction) -> tuple[Fraction, Fraction | None]:
    """From where to where the slopes that were taken at a value hold."""
    name = found.free[0].name
    begins, ends = Fraction(-1), None
    for margin in found.watch.margins:
        slope = margin.slopes[name]
        bend = at - margin.value / slope
        if slope > 0:
            begins = max(begins, bend)
        elif ends is None or bend < ends:
            ends = bend
    return begins, ends


def refused_with(ground: Ground, number: Parameter, value: Fraction) -> Requirement | None:
    """The requirement that fails most with one value of a number; None if everybody stays.

    Raises:
        Wrong: the value cannot be written.
    """
    failing = ground.requirements(moved(ground.offer, {number: value})).unmet({}, most=1)
    return failing[0] if failing else None
