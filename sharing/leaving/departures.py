"""Who gains by leaving later, from which year on, and how remaining receipts compare over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sharing.case import Case, Leavers
from sharing.evaluate import ZERO
from sharing.leaving.telling import gain_more_than_parts


@dataclass(frozen=True)
class Departure:
    """A group that gains by leaving in some year.

    Attributes:
        members: Who.
        years: The years in which it gains -> what it then secures and would have received; never empty.
    """

    members: tuple[str, ...]
    years: Mapping[int, Leavers]

    @property
    def first(self) -> int:
        """The first year in which it gains."""
        return min(self.years)

    @cached_property
    def worst(self) -> int:
        """The year in which it gains most, in money of that year; of several the first."""
        return max(sorted(self.years), key=lambda year: self.years[year].gain)

    @property
    def most(self) -> Fraction:
        """What it gains then."""
        return self.years[self.worst].gain


def departures(case: Case) -> tuple[Departure, ...]:
    """Every group that gains by leaving after the first year; small groups and early years first."""
    return _gaining(case, later_years(case))


def _gaining(case: Case, years: Iterable[int]) -> tuple[Departure, ...]:
    found: dict[tuple[str, ...], dict[int, Leavers]] = {}
    for year in years:
        for leavers in case.leavers_in(year):
            found.setdefault(leavers.members, {})[year] = leavers
    every = (Departure(members, years) for members, years in found.items())
    return tuple(sorted(every, key=lambda departure: (len(departure.members), departure.first)))


def telling(case: Case, every: Iterable[Departure]) -> tuple[Departure, ...]:
    """Those that say something new: no part of the group, nor itself at the start, gains as much."""
    chosen = tuple(every)
    at_start = {found.members: found.gain for found in case.leavers}
    later = {departure.members: departure.most for departure in chosen}
    gains = {
        members: max(at_start.get(members, ZERO), later.get(members, ZERO)) for members in at_start | later
    }
    new = gain_more_than_parts(case.parties, gains)
    return tuple(
        departure
        for departure in chosen
        if departure.members in new and departure.most > at_start.get(departure.members, ZERO)
    )


def telling_of_all_years(case: Case) -> tuple[Departure, ...]:
    """Every group that gains by leaving in any year, the first included, and more than its parts do."""
    every = _gaining(case, case.agreement.years)
    new = gain_more_than_parts(case.parties, {departure.members: departure.most for departure in every})
    return tuple(departure for departure in every if departure.members in new)


def later_years(case: Case) -> tuple[int, ...]:
    """The years after the first."""
    return tuple(case.agreement.years)[1:]


def curve(case: Case, members: tuple[str, ...]) -> Mapping[int, Leavers]:
    """Year -> what a group would secure by leaving then, v_S(t), and has still to come, R_S(t)."""
    return {year: case.leaving(members, year) for year in case.agreement.years}


def largest_gains(case: Case, every: Iterable[Departure]) -> Mapping[int, Fraction]:
    """Coalition, as a bitmask, -> the most that it gains by leaving in any year after the first."""
    return {case.game.coalition(*departure.members): departure.most for departure in every}
