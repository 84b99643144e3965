"""Votes by weight: a coalition decides when its weights reach the quota."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from sharing.games.coalitions import subset_sums
from sharing.games.exact_table import Number, exact, integer_type
from sharing.games.game import Game, checked_players, require_table


@dataclass(frozen=True)
class WeightedVoting:
    """The game v(S) = 1 when the weights of S add up to the quota or more, else 0; any number of players.

    Args:
        quota: Above 0, at most the sum of the weights.
        weights: Name to weight, none negative; exact (a float counts as the decimal that Python prints for
            it).

    Raises:
        ValueError: The quota is out of range, a weight is negative, or a number is not finite.

    >>> council = WeightedVoting(12, {"FR": 4, "DE": 4, "IT": 4, "NL": 2, "BE": 2, "LU": 1})
    >>> council.decides({"FR", "DE", "NL", "BE"}), council.decides({"FR", "DE", "NL", "LU"})
    (True, False)
    """

    quota: Fraction
    players: tuple[str, ...]
    weights: tuple[Fraction, ...]

    def __init__(self, quota: Number, weights: Mapping[str, Number]) -> None:
        object.__setattr__(self, "quota", exact(quota))
        object.__setattr__(self, "players", checked_players(weights))
        object.__setattr__(self, "weights", tuple(exact(weight) for weight in weights.values()))
        for name, weight in zip(self.players, self.weights, strict=True):
            if weight < 0:
                raise ValueError(f"the weight of {name} is {weight}; weights are not negative")
        total = sum(self.weights, start=Fraction(0))
        if not 0 < self.quota <= total:
            raise ValueError(
                f"the quota is {self.quota}; it has to be above 0 and at most {total}, all weights"
            )

    @property
    def n(self) -> int:
        """Number of players."""
        return len(self.players)

    def decides(self, members: set[str]) -> bool:
        """Whether these players reach the quota together."""
        named = zip(self.players, self.weights, strict=True)
        return sum((weight for name, weight in named if name in members), start=Fraction(0)) >= self.quota

    def in_units(self) -> tuple[int, tuple[int, ...]]:
        """The quota and the weights in the largest unit in which all weights are whole.

        >>> WeightedVoting(51, {"a": 50, "b": 30, "c": "20"}).in_units()
        (6, (5, 3, 2))
        """
        scale = math.lcm(*(weight.denominator for weight in self.weights))
        whole = [int(weight * scale) for weight in self.weights]
        unit = math.gcd(*whole)
        return math.ceil(self.quota * scale / unit), tuple(weight // unit for weight in whole)

    def to_game(self) -> Game:
        """The same game as a table, for every other concept.

        Raises:
            TooManyPlayers: More than 28 players; `shapley_shubik` and the Banzhaf indices need no table.

        >>> WeightedVoting(51, {"a": 50, "b": 30, "c": 20}).to_game().values.astype(int).tolist()
        [0, 0, 0, 1, 0, 1, 0, 1]
        """
        require_table(self.n)
        quota, weights = self.in_units()
        reached = subset_sums(weights, integer_type(sum(weights))) >= quota
        return Game.from_counts(self.players, reached.astype(np.int64), Fraction(1))
