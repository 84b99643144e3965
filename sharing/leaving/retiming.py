"""The same money at other times: can it keep everybody in, and who then pays whom in which year?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.games.coalitions import players_of
from sharing.games.retiming import retimed
from sharing.games.timing import Demand, Retimed, Timing, TooMuchAsked
from sharing.settlement.netting import Payment, fewest_payments


@dataclass(frozen=True)
class Retiming:
    """Payments beside the agreement after which nobody gains by leaving later; exact.

    Attributes:
        changes: Year -> party -> what it receives more (or pays, below zero); a year adds up to 0, and what a
            party receives more is worth 0 over the years.
        moved: What changes hands, worth in the first year.
    """

    changes: Mapping[int, Mapping[str, Fraction]]
    moved: Fraction

    def payments(self) -> Iterator[tuple[int, Payment]]:
        """Who pays whom in which year, as few payments a year as possible."""
        for year, changes in self.changes.items():
            for payment in fewest_payments(changes):
                yield year, payment


@dataclass(frozen=True)
class Asking:
    """What parties secure by leaving in a year, which they must therefore have still to come.

    Attributes:
        members: Who.
        year: When.
        times: How often the demand counts; positive.
        secures: Worth in `year`.
    """

    members: tuple[str, ...]
    year: int
    times: Fraction
    secures: Fraction


@dataclass(frozen=True)
class NoTiming:
    """Demands that no timing of the same money satisfies together; exact.

    Attributes:
        demands: Which.
        asked: Their sum, each as often as it counts, worth in `year`.
        most: The most that any timing gives to them, worth in `year`.
        year: The year of the demands, or the first year if they are of several.
        of_all: Whether `most` is simply what is left for all parties in `year`.
    """

    demands: tuple[Asking, ...]
    asked: Fraction
    most: Fraction
    year: int
    of_all: bool


@dataclass(frozen=True)
class NotProven:
    """Neither a timing nor a contradiction could be proven: amounts of very different size, or near ties."""


Timed = Retiming | NoTiming | NotProven


def retiming(case: Case, may_owe: bool = False) -> Timed:
    """The payments between the parties that move least money and after which nobody gains by leaving later.

    Every party keeps the worth of all its receipts, every year its sum. Nobody receives less than nothing in
    a year; where it does so today, not less than today. The payments are made beside the pools, so that what
    an exit clause counts as received stays what it is. What is gained by never signing is not changed.

    Args:
        case: The agreement.
        may_owe: Whether a party may receive less than nothing in a year, as much as is needed.
    """
    found = retimed(timing_of(case, may_owe))
    if isinstance(found, Retimed):
        return Retiming(_changes(case, found), found.moved)
    if isinstance(found, TooMuchAsked):
        return _no_timing(case, found)
    return NotProven()


def timing_of(case: Case, may_owe: bool = False) -> Timing:
    """The receipts of a case, and what coalitions secure in every year, as a question of games."""
    receipts = tuple(
        tuple(case.receipts[party][year] for party in case.parties) for year in case.agreement.years
    )
    least = tuple(tuple(min(ZERO, x) for x in row) for row in receipts)
    games = tuple(case.rest_in(year) for year in case.agreement.years)
    return Timing(games, receipts, None if may_owe else least, 1 / (1 + case.agreement.discount))


def _changes(case: Case, found: Retimed) -> dict[int, dict[str, Fraction]]:
    return {
        year: {party: x - case.receipts[party][year] for party, x in zip(case.parties, row, strict=True)}
        for year, row in zip(case.agreement.years, found.receipts, strict=True)
    }


def _no_timing(case: Case, found: TooMuchAsked) -> NoTiming:
    first = case.agreement.years.first
    demands = tuple(_asking(case, demand) for demand in found.demands)
    year = first + found.period
    left = sum((case.still_to_come(party, year) for party in case.parties), ZERO)
    return NoTiming(demands, found.asked, found.most, year, found.most == left)


def _asking(case: Case, demand: Demand) -> Asking:
    members = players_of(demand.coalition, case.parties)
    return Asking(members, case.agreement.years.first + demand.period, demand.weight, demand.secures)
