"""The programme of a timing in floats: which receipts to change, proposed by the solver and proven elsewhere.

    min sum of |c|   over changes c of receipts (worth in the first period), such that
    each player's changes add up to 0, each period's changes add up to 0, nobody falls below its least, and
    the changes from period k on give every coalition S what it lacks, for every k after the first

There are T 2^n demands; a demand gets its row when a solution breaks it.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import members, subset_sums
from sharing.games.linear_programme import LinearProgramme, Row, Solved
from sharing.games.timing import Timing

TOLERANCE = 1e-9
"""Part of the largest lack below which floats count as nothing."""

PREFERENCE = 1e-6
"""Money moved to or from a player counts so much more than that of the player before; otherwise changes of
the same size would be spread over whoever happens to be met."""

HUGE = 1e9
"""Times the largest lack that no change of a receipt comes near."""

AT_A_TIME = 4
"""So many broken demands of a period get their rows at once."""


class TimingProgramme:
    """Solves the programme, row by row.

    The columns are, for each period and player, more and less than today; the last one is what every demand
    may lack.

    Args:
        timing: The receipts of today and the demands.
    """

    def __init__(self, timing: Timing) -> None:
        self.timing = timing
        self.cells = len(timing.games) * timing.n
        self.shape = (len(timing.games), timing.n)
        self.scale = largest_lack(timing)
        self.demands: list[tuple[int, int]] = []
        self.balances = [*self._balances()]
        self.programme = LinearProgramme(2 * self.cells + 1, self.balances)

    def least_lack(self) -> Solved:
        """The solution in which the demand that lacks most lacks least; the last value is that lack."""
        return self._solve(np.append(np.zeros(2 * self.cells), -1.0), np.inf)

    def fewest_changes(self) -> Solved:
        """The solution that moves least money to satisfy all demands; of equals, among the first players."""
        costs = np.tile(1 + PREFERENCE * np.arange(self.timing.n), 2 * len(self.timing.games))
        return self._solve(np.append(-costs, 0.0), 0.0)

    def changes(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """More less less: the change of every receipt, shape (T, n), in parts of the scale."""
        more, less = values[: self.cells], values[self.cells : 2 * self.cells]
        return np.asarray((more - less).reshape(self.shape))

    def periods_of(self, multipliers: NDArray[np.float64]) -> list[int]:
        """The periods with a demand that has a multiplier, in order."""
        own = multipliers[len(self.balances) :].tolist()
        return sorted({k for (k, _), weight in zip(self.demands, own, strict=False) if weight > TOLERANCE})

    @cached_property
    def rooms(self) -> NDArray[np.float64]:
        """How much less everybody can receive, shape (T, n), in parts of the scale."""
        found = np.full(self.shape, np.inf)
        for k, i in np.ndindex(*self.shape):
            room = self.timing.room(k, i)
            if room is not None:
                found[k, i] = self._without_limit(float(room * self.timing.worth[k]) / self.scale)
        return found

    @staticmethod
    def _without_limit(room: float) -> float:
        """A room that no answer fills is none for the solver, which does not like long numbers."""
        return room if room < HUGE else np.inf

    @cached_property
    def lacking(self) -> list[NDArray[np.float64]]:
        """What every coalition lacks today in each period, in parts of the scale."""
        return [
            lacks * (float(worth) / self.scale)
            for lacks, worth in zip(self.timing.lacking, self.timing.worth, strict=True)
        ]

    def _solve(self, objective: NDArray[np.float64], most_lack: float) -> Solved:
        lower = np.zeros(2 * self.cells + 1)
        upper = np.concatenate([np.full(self.cells, np.inf), self.rooms.ravel(), [most_lack]])
        while True:
            solved = self.programme.solve(objective, lower, upper)
            broken = [*self._broken(solved)]
            if not broken:
                return solved
            for k, coalition in broken:
                self.demands.append((k, coalition))
                self.programme.push(self._row(k, coalition))

    def _broken(self, solved: Solved) -> Iterator[tuple[int, int]]:
        """The demands of each period that a solution breaks most, those without a row."""
        left = self.changes(solved.values)[::-1].cumsum(axis=0)[::-1]
        known, lack = set(self.demands), solved.values[-1] + TOLERANCE
        for k in self.timing.periods[1:]:
            excess = self.lacking[k] - subset_sums(left[k].tolist(), np.float64)
            excess[[0, -1]] = -np.inf
            over = np.flatnonzero(excess > lack)
            worst = over[np.argsort(-excess[over], kind="stable")][:AT_A_TIME]
            yield from ((k, int(S)) for S in worst if (k, int(S)) not in known)

    def _row(self, k: int, coalition: int) -> Row:
        """A coalition's changes from a period on, and what may be lacking, are at least what it lacks."""
        width = self.timing.n
        cells = [u * width + i for u in self.timing.periods[k:] for i in members(coalition)]
        entries = [(cell, -1) for cell in cells] + [(self.cells + cell, 1) for cell in cells]
        return (*entries, (2 * self.cells, -1)), -float(self.lacking[k][coalition])

    def _balances(self) -> Iterator[Row]:
        """Each player's and each period's changes add up to nothing: two rows each."""
        T, n = self.shape
        groups = [range(i, T * n, n) for i in range(n)] + [range(k * n, k * n + n) for k in range(T)]
        for group in groups:
            for sign in (1, -1):
                yield tuple(_signed(group, self.cells, sign)), 0


def largest_lack(timing: Timing) -> float:
    """The most that a coalition lacks today after the first period, worth in the first; 1 if nobody does."""
    lacks = [float(timing.worth[k]) * timing.lacking[k][1:-1].max(initial=0.0) for k in timing.periods[1:]]
    return max(lacks, default=0.0) or 1.0


def _signed(group: Sequence[int], cells: int, sign: int) -> Iterator[tuple[int, int]]:
    for cell in group:
        yield cell, sign
        yield cells + cell, -sign
