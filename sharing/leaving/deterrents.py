"""What holds those who gain by leaving: a deposit that they forfeit, or money withheld year by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sharing.bridge import annuity
from sharing.case import Case
from sharing.games.deposits import smallest_deposits
from sharing.leaving.departures import Departure, largest_gains, later_years


@dataclass(frozen=True)
class Deposits:
    """The smallest deposits that leavers forfeit and that hold everybody; exact.

    Attributes:
        constant: Party -> what has to lie there in every year after the first, so that nobody ever gains by
            leaving; in money of the year of leaving.
        by_year: Year -> party -> what has to lie there in that year alone.
        holders: The parties that could hold them: those that are in no group that gains.
    """

    constant: Mapping[str, Fraction]
    by_year: Mapping[int, Mapping[str, Fraction]]
    holders: tuple[str, ...]


@dataclass(frozen=True)
class SetOff:
    """The smallest amounts a year that a government above withholds from leavers, and that hold everybody.

    Attributes:
        yearly: Party -> what is withheld from it each year, from the year of leaving to the last.
        by: Party -> the parties that are governments above it and in no group that gains; the nearest first.
    """

    yearly: Mapping[str, Fraction]
    by: Mapping[str, tuple[str, ...]]


def deposits(case: Case, every: Iterable[Departure]) -> Deposits:
    """What each party has to lay down, with the smallest sum.

        min D(N)  over  D >= 0,  D(S) >= v^(t)(S) - R_S(t)   for every group S and later year t

    A deposit that bears the interest of the agreement changes what nobody receives while all stay.
    """
    found = tuple(every)
    by_year = {year: _smallest(case, _gains_in(case, found, year)) for year in later_years(case)}
    return Deposits(_smallest(case, largest_gains(case, found)), by_year, holders(case, found))


def set_off(case: Case, every: Iterable[Departure]) -> SetOff:
    """What is withheld from each leaver every year, with the smallest sum.

    min s(N)  over  s >= 0,  s(S) a(t) >= v^(t)(S) - R_S(t),    a(t) = sum over u >= t of d^(u - t)
    """
    found = tuple(every)
    annuities = {year: annuity(case.agreement, year) for year in later_years(case)}
    each = {
        case.game.coalition(*departure.members): max(
            leavers.gain / annuities[year] for year, leavers in departure.years.items()
        )
        for departure in found
    }
    able = holders(case, found)
    return SetOff(_smallest(case, each), {party: _above(case, party, able) for party in case.parties})


def holders(case: Case, every: Iterable[Departure]) -> tuple[str, ...]:
    """The parties that are in no group that gains by leaving after the first year."""
    leaving = {member for departure in every for member in departure.members}
    return tuple(party for party in case.parties if party not in leaving)


def _gains_in(case: Case, every: Iterable[Departure], year: int) -> dict[int, Fraction]:
    return {
        case.game.coalition(*departure.members): departure.years[year].gain
        for departure in every
        if year in departure.years
    }


def _smallest(case: Case, gains: Mapping[int, Fraction]) -> dict[str, Fraction]:
    return dict(zip(case.parties, smallest_deposits(len(case.parties), gains), strict=True))


def _above(case: Case, party: str, able: Iterable[str]) -> tuple[str, ...]:
    """The governments above a party, by role, province and city; the nearest first."""
    members, below = case.agreement.parties, case.agreement.parties[party]
    rank = {"city": 0, "upper": 1, "central": 2}

    def stands_above(name: str) -> bool:
        above = members[name]
        same_place = above.role != "city" or above.city == below.city
        same_province = above.role == "central" or above.province == below.province
        return (
            above.role in rank
            and same_place
            and same_province
            and rank[above.role] > rank.get(below.role, -1)
        )

    return tuple(sorted(filter(stands_above, able), key=lambda name: rank[members[name].role]))
