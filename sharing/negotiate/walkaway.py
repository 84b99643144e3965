"""Who walks away, when, and the smallest change of each kind that stops it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from contracts.agreement import Agreement
from sharing.case import Case, Leavers
from sharing.errors import SharingError
from sharing.leaving.departures import Departure, curve, departures, later_years, telling_of_all_years
from sharing.leaving.deterrents import Deposits, SetOff, deposits, set_off
from sharing.leaving.retiming import NoTiming, Timed, retiming


class NotAGroup(SharingError, ValueError):
    """The group whose curve is asked for names no parties, unknown ones, one twice, or all of them."""


@dataclass(frozen=True)
class Remedies:
    """The smallest change of each kind after which nobody gains by leaving later; all exact.

    Attributes:
        deposits: What leavers forfeit.
        set_off: What a government above withholds from leavers each year.
        timing: The same money at other times, or why that cannot do it.
        if_owing: The same if parties may receive less than nothing in a year; None where that was not asked.
    """

    deposits: Deposits
    set_off: SetOff
    timing: Timed
    if_owing: Timed | None


@dataclass(frozen=True)
class WalkAway:
    """What every group would gain by leaving, in every year.

    Attributes:
        case: What was looked at.
        departures: Every group that gains by leaving after the first year.
        told: Every group that gains by leaving in any year, the first included, more than its parts do.
        shown: Whose curve is shown; empty for an agreement of one party.
        curve: Year -> what that group would secure by leaving, and has still to come.
        remedies: None if nobody gains by leaving later.
    """

    case: Case
    departures: tuple[Departure, ...]
    told: tuple[Departure, ...]
    shown: tuple[str, ...]
    curve: Mapping[int, Leavers]
    remedies: Remedies | None

    @property
    def at_the_start(self) -> tuple[Leavers, ...]:
        """Who would rather not sign: those that gain by leaving before the first year."""
        return self.case.leavers

    @property
    def consistent(self) -> bool:
        """Whether nobody gains by leaving in any year (time consistency)."""
        return not self.departures and not self.at_the_start

    @property
    def earliest(self) -> Departure | None:
        """Who gains by leaving first; of several the one that gains most then."""
        return min(self.departures, key=_when_and_how_much, default=None)


def walk_away(
    agreement: Agreement,
    *,
    group: Sequence[str] = (),
    may_owe: bool = False,
    shown_in: str | None = None,
) -> WalkAway:
    """Who gains by leaving in which year, and what would stop it.

    At the start of year t a group S compares R_S(t), what it has still to come, with v^(t)(S), what it
    secures by leaving then, less what leaving costs by the exit clauses.

    Args:
        agreement: What the parties wrote.
        group: Whose curve to show; by default the group that gains most, or loses least, by leaving later.
        may_owe: Whether other times for the same money may leave a party with less than nothing in a year.
        shown_in: Unit in which sentences show amounts.

    Raises:
        NotAGroup: `group` names no group of parties.
        SolverFailure: A solver ended without an answer.

    >>> from contracts import load
    >>> walk_away(load("examples/qingchuan-guangyuan/agreement.yaml")).consistent
    True
    """
    case = Case.of(agreement, shown_in)
    chosen = checked_group(case, group)
    every = departures(case)
    shown = chosen or _keenest(case, every)
    return WalkAway(
        case,
        every,
        telling_of_all_years(case),
        shown,
        curve(case, shown) if shown else {},
        _remedies(case, every, may_owe) if every else None,
    )


def checked_group(case: Case, group: Sequence[str]) -> tuple[str, ...]:
    """The parties of a group in the order of the file.

    Raises:
        NotAGroup: a name is unknown or repeated, or the group is that of all parties.
    """
    for name in group:
        if name not in case.parties:
            near = get_close_matches(name, case.parties, n=1)
            meant = f"did you mean {near[0]!r}?" if near else f"the parties are {', '.join(case.parties)}"
            raise NotAGroup(f"no party is called {name!r}; {meant}")
    if len(set(group)) < len(group):
        raise NotAGroup(f"{'+'.join(group)} names a party twice; name each once")
    if len(group) == len(case.parties):
        raise NotAGroup("all parties together have nobody to leave; name some of them")
    return tuple(party for party in case.parties if party in group)


def _keenest(case: Case, every: Sequence[Departure]) -> tuple[str, ...]:
    """The group that gains most by leaving later; if nobody gains, the one that loses least."""
    if every:
        return max(every, key=lambda departure: departure.most).members
    years = later_years(case) or (case.agreement.years.first,)
    closest = [found for year in years if (found := case.closest_to_leaving(year)) is not None]
    return max(closest, key=lambda found: found.gain).members if closest else ()


def _remedies(case: Case, every: Sequence[Departure], may_owe: bool) -> Remedies:
    timing = retiming(case, may_owe)
    asks_further = isinstance(timing, NoTiming) and not timing.of_all and not may_owe
    further = retiming(case, may_owe=True) if asks_further else None
    return Remedies(deposits(case, every), set_off(case, every), timing, further)


def _when_and_how_much(departure: Departure) -> tuple[int, object]:
    return departure.first, -departure.years[departure.first].gain
