"""The zone of possible agreement: how far each number can move before somebody walks away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.parameters import Parameter, parameter, parameters
from contracts.wrong import Wrong
from sharing.negotiate.pieces import Bound, Ground, TooManyBends, pieces, refused_with
from sharing.negotiate.requirements import Requirement
from sharing.verdict import Standing, Verdict, judge


@dataclass(frozen=True)
class Interval:
    """Values at which everybody stays.

    Attributes:
        least, most: The ends, with the requirement that fails beyond each.
    """

    least: Bound
    most: Bound

    def __contains__(self, value: Fraction) -> bool:
        least, most = self.least.value, self.most.value
        above = least is None or least < value or (least == value and not self.least.is_open)
        below = most is None or value < most or (most == value and not self.most.is_open)
        return above and below

    def distance(self, value: Fraction) -> Fraction:
        """How far a value is from it; 0 inside."""
        least, most = self.least.value, self.most.value
        below = least - value if least is not None else Fraction(0)
        above = value - most if most is not None else Fraction(0)
        return max(Fraction(0), below, above)


@dataclass(frozen=True)
class Range:
    """How far one number can move, all others fixed.

    Attributes:
        number: As it stands in the offer.
        intervals: The values at which everybody stays, rising; empty if there is none. Of years, whole ones.
        refuses: If there is none, a requirement that fails at the offer.
        unknown: Why it could not be found; empty if it was.
    """

    number: Parameter
    intervals: tuple[Interval, ...]
    refuses: Requirement | None = None
    unknown: str = ""

    @property
    def holds_offer(self) -> bool:
        """Whether the value of the offer is among them."""
        return any(self.number.value in interval for interval in self.intervals)

    @property
    def nearest(self) -> Interval | None:
        """The interval that holds the offer, or is nearest to it."""
        return min(self.intervals, key=lambda interval: interval.distance(self.number.value), default=None)


@dataclass(frozen=True)
class Zopa:
    """The answer.

    Attributes:
        offer: The judgement of the offer; its standings have every party's interval in the core.
        ranges: One for each number.
    """

    offer: Verdict
    ranges: tuple[Range, ...]

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Each party between the least and the most that any split which holds gives it."""
        return self.offer.standings


def zopa(ground: Ground, over: Iterable[str] = (), shown_in: str | None = None) -> Zopa:
    """For each number the values at which nobody gains by leaving, exactly; all others stay as they are.

    Shares, amounts and rates are followed along the straight pieces of every margin; years are tried one by
    one.

    Args:
        ground: The offer, red lines, and whether leaving later counts.
        over: The numbers, by path; by default all that are negotiable.
        shown_in: Unit in which findings show amounts.

    Raises:
        Wrong: a path names nothing.
    """
    numbers = chosen(ground.offer, tuple(over))
    ranges = tuple(range_of(ground, number) for number in numbers)
    return Zopa(judge(ground.offer, shown_in=shown_in), ranges)


def chosen(agreement: Agreement, over: tuple[str, ...]) -> tuple[Parameter, ...]:
    """The numbers that are asked for; of two shares that are all of a table, the first says everything.

    Raises:
        Wrong: a path names nothing that has a range.
    """
    if not over:
        return tuple(found for found in parameters(agreement) if not _is_mirrored(agreement, found))
    found = tuple(parameter(agreement, name) for name in over)
    for number in found:
        if number.kind == "factor" or number.path == ("discount",):
            raise Wrong(f"{number.name} is not negotiated", "use `feidi sweep` for it")
    return found


def _is_mirrored(agreement: Agreement, found: Parameter) -> bool:
    if found.table is None or len(found.together) != 1:
        return False
    table = [other.path for other in parameters(agreement) if other.table == found.table]
    return table[0] != found.path


def range_of(ground: Ground, number: Parameter) -> Range:
    """The range of one number."""
    try:
        intervals = (_of_years if number.kind == "year" else _of_pieces)(ground, number)
    except (TooManyBends, Wrong) as reason:
        return Range(number, (), unknown=str(reason))
    if intervals:
        return Range(number, intervals)
    failing = ground.at_the_offer.unmet({}, most=1)
    return Range(number, (), failing[0] if failing else None)


def _of_pieces(ground: Ground, number: Parameter) -> tuple[Interval, ...]:
    held: list[Interval] = []
    for piece in pieces(ground, number):
        part = piece.held()
        if part is None:
            continue
        if held and held[-1].most.value == part[0].value and held[-1].most.because is None:
            held[-1] = Interval(held[-1].least, part[1])
        else:
            held.append(Interval(*part))
    return tuple(
        Interval(_tried(ground, number, one.least), _tried(ground, number, one.most)) for one in held
    )


def _tried(ground: Ground, number: Parameter, bound: Bound) -> Bound:
    """An end at a bend, where everything may change at once: whether it belongs to the range itself."""
    if bound.value is None or bound.because is not None:
        return bound
    try:
        refused = refused_with(ground, number, bound.value)
    except Wrong:
        return replace(bound, is_open=True)  # a limit of writing that cannot be written itself
    return replace(bound, because=refused, is_open=True) if refused is not None else bound


def _of_years(ground: Ground, number: Parameter) -> tuple[Interval, ...]:
    """Runs of years at which everybody stays; the year after the last one means: never."""
    years = range(ground.offer.years.first, ground.offer.years.last + 2)
    refused = {year: answer for year in years for answer in _answers(ground, number, year)}
    held = [year for year, requirement in refused.items() if requirement is None]
    begins = [year for year in held if year - 1 not in held]
    ends = [year for year in held if year + 1 not in held]
    return tuple(
        Interval(Bound(Fraction(first), refused.get(first - 1)), Bound(Fraction(last), refused.get(last + 1)))
        for first, last in zip(begins, ends, strict=True)
    )


def _answers(ground: Ground, number: Parameter, year: int) -> list[Requirement | None]:
    """What refuses a year, or None; nothing if the year cannot be written."""
    try:
        return [refused_with(ground, number, Fraction(year))]
    except Wrong:
        return []
