"""The same money at other times: receipts from which nobody gains by leaving, in no period.

An imputation distribution procedure of a game that is played over time (Petrosjan 1977): who receives what in
each period, so that what is still to come is, in every period, enough for every coalition.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import members
from sharing.games.rules import RuleGame
from sharing.games.screening import sharp_excesses

Receipts = tuple[tuple[Fraction, ...], ...]
"""Receipts of period k and player i, in money of period k, shape (T, n)."""


@dataclass(frozen=True)
class Timing:
    """Who receives what when, and what coalitions secure by leaving.

    Attributes:
        games: What coalitions secure at the start of each period, in money of that period; the grand
            coalition is worth what all together have still to come. The first is not looked at: other times
            change no total.
        receipts: What everybody receives today.
        least: What everybody has to receive at least; None where there is no limit.
        factor: What one unit of the next period is worth in a period, 1 / (1 + discount).
    """

    games: tuple[RuleGame, ...]
    receipts: Receipts
    least: Receipts | None
    factor: Fraction

    @property
    def n(self) -> int:
        """Number of players."""
        return self.games[0].n

    @property
    def periods(self) -> range:
        """Positions of the periods."""
        return range(len(self.games))

    @cached_property
    def worth(self) -> tuple[Fraction, ...]:
        """What one unit of each period is worth in the first."""
        return tuple(self.factor**k for k in self.periods)

    @cached_property
    def left(self) -> Receipts:
        """What everybody has still to come today, in money of each period."""
        return still_to_come(self.receipts, self.factor)

    @cached_property
    def lacking(self) -> tuple[NDArray[np.float64], ...]:
        """v(S) - R(S), what coalitions lack today in each period, in its money; bitmask order."""
        return tuple(sharp_excesses(game, row) for game, row in zip(self.games, self.left, strict=True))

    def secures(self, k: int, coalition: int) -> Fraction:
        """v(S) of a coalition in a period, exact."""
        return self.games[k].worth(self.games[k].players[i] for i in members(coalition))

    def lacks(self, k: int, coalition: int) -> Fraction:
        """What a coalition lacks today in a period, exact, in money of that period."""
        return self.secures(k, coalition) - total_of(self.left[k], coalition)

    def room(self, k: int, i: int) -> Fraction | None:
        """How much less a player can receive in a period than today; None is any amount."""
        return None if self.least is None else self.receipts[k][i] - self.least[k][i]


@dataclass(frozen=True)
class Retimed:
    """Receipts from which nobody gains by leaving after the first period; checked exactly.

    Attributes:
        receipts: Every player's total worth and every period's sum are those of today.
        moved: What changes hands, worth in the first period.
    """

    receipts: Receipts
    moved: Fraction


@dataclass(frozen=True)
class Demand:
    """What a coalition has to have still to come in a period, so as not to leave.

    Attributes:
        period: Position of the period.
        coalition: Bitmask.
        weight: How many times it counts; positive.
        secures: What it secures by leaving, in money of the period.
    """

    period: int
    coalition: int
    weight: Fraction
    secures: Fraction


@dataclass(frozen=True)
class TooMuchAsked:
    """Demands that no timing satisfies together; checked exactly.

    Attributes:
        demands: Which.
        asked: Their weighted sum.
        most: The most that any timing gives to them; smaller than `asked`.
        period: In money of which period `asked` and `most` are.
    """

    demands: tuple[Demand, ...]
    asked: Fraction
    most: Fraction
    period: int


@dataclass(frozen=True)
class Unproven:
    """Neither receipts nor a contradiction could be proven: amounts of very different size, or near ties."""


def still_to_come(receipts: Sequence[Sequence[Fraction]], factor: Fraction) -> Receipts:
    """What everybody has still to come at the start of each period, R(k) = x(k) + factor R(k + 1).

    >>> still_to_come([[Fraction(1)], [Fraction(2)]], Fraction(1, 2))
    ((Fraction(2, 1),), (Fraction(2, 1),))
    """
    left = tuple(Fraction(0) for _ in receipts[0])
    found = []
    for row in reversed(receipts):
        left = tuple(x + factor * later for x, later in zip(row, left, strict=True))
        found.append(left)
    return tuple(reversed(found))


def total_of(amounts: Sequence[Fraction], coalition: int) -> Fraction:
    """What the members of a coalition have together."""
    return sum((amounts[i] for i in members(coalition)), Fraction(0))


def common_period(demands: Iterable[Demand]) -> int:
    """The period of all demands, or the first where they differ: in its money they are added up."""
    periods = {demand.period for demand in demands}
    return periods.pop() if len(periods) == 1 else 0
