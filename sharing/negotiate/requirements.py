"""What every signable formula must fulfil: nobody gains by leaving, alone or together, now or later.

    R_S(t) >= v_t(S)   for every coalition S and every year t,

with both sides as functions of the numbers under negotiation. All of them are looked at in floats; those
that matter are handed out exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sharing.affine import Affine
from sharing.bridge import game_from
from sharing.exits import Due
from sharing.games import RuleGame
from sharing.games.coalitions import players_of
from sharing.games.game import RELATIVE_TOLERANCE
from sharing.games.screening import membership, values
from sharing.payoffs import Payoffs, as_affine

Floats = NDArray[np.float64]

MOST_TRIED = 64
"""Requirements that floats cannot tell apart and that are compared exactly."""


@dataclass(frozen=True)
class Requirement:
    """A party or a coalition has to be kept in.

    Attributes:
        members: Who.
        year: The year at whose start they might leave; None for a red line of one party.
        margin: What they have beyond what they need, with its slopes; below 0 they refuse.
        secures: What leaving secures, or the red line.
        future: The draw in which it has to be kept in; None with the amounts as written.
    """

    members: tuple[str, ...]
    year: int | None
    margin: Affine
    secures: Affine
    future: int | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from others."""
        return (self.year, self.members, *([] if self.future is None else [self.future]))


@dataclass(frozen=True)
class Line:
    """Requirements as bounds on one number, counted from where its slopes were taken.

    Attributes:
        rises_to: The least change at which all are met that ask for more of it, and the one that asks for
            most; None if none asks.
        falls_to: The largest change at which all are met that ask for less of it, and the one that asks.
        refuses: One that fails whatever the number is.
    """

    rises_to: tuple[Fraction, Requirement] | None
    falls_to: tuple[Fraction, Requirement] | None
    refuses: Requirement | None


def line_of(requirements: Iterable[Requirement], name: str) -> Line:
    """The bounds that exact requirements set."""
    rises: list[tuple[Fraction, Requirement]] = []
    falls: list[tuple[Fraction, Requirement]] = []
    refuses = None
    for requirement in requirements:
        slope, value = requirement.margin.slopes.get(name, Fraction(0)), requirement.margin.value
        if slope:
            (rises if slope > 0 else falls).append((-value / slope, requirement))
        elif value < 0:
            refuses = requirement
    return Line(max(rises, key=_change, default=None), min(falls, key=_change, default=None), refuses)


def _change(bound: tuple[Fraction, Requirement]) -> Fraction:
    return bound[0]


@dataclass(frozen=True)
class Requirements:
    """All requirements of one offer.

    Attributes:
        payoffs: The receipts as functions of the numbers under negotiation.
        red_lines: Party -> least present value that it accepts.
        at_signing: Whether only leaving before the first year is looked at.
        known: The requirements of an agreement with the same streams: what leaving secures is the same.
    """

    payoffs: Payoffs
    red_lines: Mapping[str, Fraction]
    at_signing: bool = False
    known: Requirements | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """The players, in the order of the file."""
        return tuple(self.payoffs.agreement.parties)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The free numbers, in the order of every array."""
        return tuple(found.name for found in self.payoffs.free)

    def unmet(self, changes: Mapping[str, Fraction], most: int = 64) -> list[Requirement]:
        """The requirements that fail after some changes, by the slopes, the worst first; exact.

        Floats choose those that may fail, exact numbers decide. What is not handed out for lack of room fails
        by less than what is.
        """
        delta = np.array([float(changes.get(name, 0)) for name in self.names])
        margins = self._margins(delta)
        margins[:, [0, -1]] = np.inf
        near = np.argwhere(margins < RELATIVE_TOLERANCE * self._stake)
        worst = near[np.argsort(margins[near[:, 0], near[:, 1]], kind="stable")]
        found: list[Requirement] = [
            line for line in map(self.red_line, self.red_lines) if line.margin.at(changes) < 0
        ]
        for at, coalition in worst.tolist():
            if len(found) >= most:
                break
            requirement = self.requirement(self._years[at], coalition)
            if requirement.margin.at(changes) < 0:
                found.append(requirement)
        return found

    def in_line(self) -> Line:
        """What all requirements together ask of the only number, as far as its slopes reach.

        Exact: floats only choose the few requirements that can matter.
        """
        constant, slope = self._margins(np.zeros(1)), self._tilts()
        constant[:, [0, -1]], slope[:, [0, -1]] = np.inf, 0.0
        is_flat = np.abs(slope) <= RELATIVE_TOLERANCE * np.abs(slope).max(initial=0.0)
        near = [*self._never(constant, is_flat), *self._first(constant, slope, is_flat)]
        found = [self.requirement(self._years[at], S) for at, S in dict.fromkeys(near)]
        return line_of([*found, *map(self.red_line, self.red_lines)], self.names[0])

    def _never(self, constant: Floats, is_flat: NDArray[np.bool_]) -> list[tuple[int, int]]:
        """Of those that no value of the number changes, the ones that fail most, or may."""
        may_fail = np.argwhere(is_flat & (constant <= RELATIVE_TOLERANCE * self._stake))
        worst = np.argsort(constant[may_fail[:, 0], may_fail[:, 1]], kind="stable")[:MOST_TRIED]
        return [(int(at), int(S)) for at, S in may_fail[worst]]

    @staticmethod
    def _first(constant: Floats, slope: Floats, is_flat: NDArray[np.bool_]) -> list[tuple[int, int]]:
        """Those that fail first when the number rises or falls, ties included."""
        chosen: list[tuple[int, int]] = []
        for side in ((slope > 0) & ~is_flat, (slope < 0) & ~is_flat):
            if not side.any():
                continue
            zeros = np.where(side, -constant / np.where(side, slope, 1.0), np.nan)
            last = np.nanmax(zeros) if slope[side][0] > 0 else np.nanmin(zeros)
            near = side & (np.abs(zeros - last) <= 1e-9 * max(1.0, abs(last)))
            chosen += [(int(at), int(S)) for at, S in np.argwhere(near)[:MOST_TRIED]]
        return chosen

    def requirement(self, year: int, coalition: int) -> Requirement:
        """The requirement of one coalition in one year, exact."""
        if (year, coalition) not in self._exact:
            self._exact[year, coalition] = self._worked_out(year, coalition)
        return self._exact[year, coalition]

    @cached_property
    def _exact(self) -> dict[tuple[int, int], Requirement]:
        """Those that have been worked out."""
        return {}

    def _worked_out(self, year: int, coalition: int) -> Requirement:
        who = players_of(coalition, self.parties)
        secures = as_affine(self._games[year].worth(who))
        for due in self.payoffs.leaving[year]:
            if due.leaver in who and due.left not in who:
                secures -= due.amount
        receives = sum((self.payoffs.to_come[party][year] for party in who), Affine(Fraction(0)))
        return Requirement(who, year, receives - secures, secures)

    def red_line(self, party: str) -> Requirement:
        """The red line of a party, exact."""
        least = self.red_lines[party]
        return Requirement((party,), None, self.payoffs.totals[party] - least, Affine(least))

    @cached_property
    def _years(self) -> tuple[int, ...]:
        years = tuple(self.payoffs.agreement.years)
        return years[:1] if self.at_signing else years

    @cached_property
    def _games(self) -> Mapping[int, RuleGame]:
        if self.known is not None:
            return self.known._games
        agreement = self.payoffs.agreement
        return {year: game_from(agreement, self.payoffs.prospects, year) for year in self._years}

    @cached_property
    def _stake(self) -> float:
        return max(1e-9, float(np.abs(self._secured).max()), float(np.abs(self._received[0]).max()))

    @cached_property
    def _secured(self) -> Floats:
        """v_t(S) without dues, shape (years, 2**n)."""
        if self.known is not None:
            return self.known._secured
        return np.stack([values(self._games[year]) for year in self._years])

    @cached_property
    def _received(self) -> tuple[Floats, Floats]:
        """R_i(t), shape (years, n), and its slopes, shape (years, n, numbers)."""
        rows = [[self.payoffs.to_come[party][year] for party in self.parties] for year in self._years]
        constant = np.array([[float(number.value) for number in row] for row in rows])
        slopes = np.array([[self._slopes(number) for number in row] for row in rows])
        return constant, slopes.reshape(*constant.shape, len(self.names))

    @cached_property
    def _dues(self) -> list[tuple[int, NDArray[np.bool_], float, Floats]]:
        """Year, who owes it, how much, and its slopes."""
        return [
            (at, self._owing(due), float(amount.value), np.array(self._slopes(amount)))
            for at, year in enumerate(self._years)
            for due in self.payoffs.leaving[year]
            for amount in [as_affine(due.amount)]
        ]

    def _owing(self, due: Due) -> NDArray[np.bool_]:
        leaves, stays = (membership(self.parties, party) for party in (due.leaver, due.left))
        return leaves & ~stays

    def _slopes(self, number: Affine) -> list[float]:
        return [float(number.slopes.get(name, 0)) for name in self.names]

    def _tilts(self) -> Floats:
        """How every margin changes with the only number, shape (years, 2**n)."""
        slopes = self._received[1][:, :, 0]
        tilts = np.zeros((slopes.shape[0], 2 ** slopes.shape[1]))
        for i in range(slopes.shape[1]):
            tilts[:, 2**i : 2 ** (i + 1)] = tilts[:, : 2**i] + slopes[:, [i]]
        for at, owing, _, slope in self._dues:
            tilts[at, owing] += slope[0]
        return tilts

    def _margins(self, delta: Floats) -> Floats:
        """R_S(t) - v_t(S) after some changes, shape (years, 2**n)."""
        constant, slopes = self._received
        received = constant + slopes @ delta
        n = received.shape[1]
        sums = np.zeros((received.shape[0], 2**n))
        for i in range(n):
            sums[:, 2**i : 2 ** (i + 1)] = sums[:, : 2**i] + received[:, [i]]
        margins = sums - self._secured
        for at, owing, amount, slope in self._dues:
            margins[at, owing] += amount + slope @ delta
        return margins
