"""Games of costs. The only place where the sign is turned."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sharing.games.allocation import Allocation, Proposal, amounts_of
from sharing.games.coalitions import subset_sums
from sharing.games.exact_table import Number, integer_type, widest
from sharing.games.game import Game
from sharing.games.policy import policy


@dataclass(frozen=True, eq=False, init=False)
class CostGame:
    """What each coalition has to pay alone, c(S), solved as the game of what it saves by joining forces.

        v(S) = sum of c(i) over i in S  -  c(S)

    and read back as charges, c(i) - x_i. A coalition gains by leaving iff it is charged more than c(S).

    Args:
        players: Distinct names.
        costs: 2**n numbers in bitmask order, c(empty) = 0, in the unit of account.

    Raises:
        ValueError, TooManyPlayers: As for `Game`.

    >>> costs = CostGame(("a", "b"), [0, 6, 8, 10])
    >>> costs.savings.worth(0b11)
    Fraction(4, 1)
    >>> from sharing.games.concepts.nucleolus import nucleolus
    >>> costs.charges(nucleolus).by_player()
    {'a': Fraction(4, 1), 'b': Fraction(6, 1)}
    """

    costs: Game
    """The costs as a table, sign as written."""

    def __init__(self, players: Iterable[str], costs: Sequence[Number] | NDArray[Any]) -> None:
        object.__setattr__(self, "costs", Game(players, costs))

    @classmethod
    def from_coalitions(cls, costs: Mapping[str, Number], players: Iterable[str] | None = None) -> Self:
        """A cost game by names, e.g. {"a": 6, "b": 8, "a+b": 10}.

        Every coalition must be given: one left out would be free of charge.

        Raises:
            ValueError: As for `Game.from_coalitions`, or a coalition is missing (named).
        """
        table = Game.from_coalitions(costs, players)
        if len(costs) < table.grand:
            given = {table.coalition(*(name.strip() for name in label.split("+"))) for label in costs}
            missing = next(S for S in range(1, table.grand + 1) if S not in given)
            raise ValueError(f"the cost of {table.label(missing)} is missing; every coalition needs one")
        game = cls.__new__(cls)
        object.__setattr__(game, "costs", table)
        return game

    @property
    def players(self) -> tuple[str, ...]:
        """The names, in order."""
        return self.costs.players

    @cached_property
    def savings(self) -> Game:
        """The same situation as a game of benefits, v(S) = sum of c(i) - c(S)."""
        costs, n = self.costs, self.costs.n
        if not costs.is_exact:
            values = subset_sums(costs.alone(), np.float64) - costs.values
            values[1 << np.arange(n)] = 0  # nothing is saved alone, whatever the rounding says
            return Game(costs.players, values)
        counts = costs.table.counts
        alone = [int(counts[1 << i]) for i in range(n)]
        dtype = integer_type(sum(map(abs, alone)) + widest(counts))
        saved = subset_sums(alone, dtype) - counts.astype(dtype, copy=False)
        return Game.from_counts(costs.players, saved, costs.table.grain)

    def shouldered(self, solution: Callable[[Game], Allocation]) -> Allocation:
        """What each player pays when the costs themselves are divided, as benefits below zero, v(S) = -c(S).

        For concepts that are not covariant (`proportional`, the egalitarian ones), where it matters whether
        the savings or the costs are divided. A coalition gains by leaving iff it is charged more than c(S).
        """
        borne = solution(self.burdens)
        return replace(borne, amounts=tuple(-amount for amount in borne.amounts))

    def turned(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Options of a concept that speak of charges, restated for the burdens x = -y: policy rules."""
        stated = dict(options)
        if "rules" in stated:
            stated["rules"] = tuple(rule.turned() for rule in policy(stated["rules"]))
        return stated

    @cached_property
    def burdens(self) -> Game:
        """The costs as benefits below zero, v(S) = -c(S)."""
        costs = self.costs
        if not costs.is_exact:
            return Game(costs.players, 0.0 - costs.values)
        return Game.from_counts(costs.players, -costs.table.counts, costs.table.grain)

    def charges(self, solution: Callable[[Game], Allocation]) -> Allocation:
        """What each player pays when the savings are split by a solution concept, e.g. `shapley`."""
        return self.charged(solution(self.savings))

    def charged(self, split: Allocation) -> Allocation:
        """What each player pays under a split of the savings: c(i) - x_i, with the proof of the split."""
        paid = (alone - saved for alone, saved in zip(self.costs.alone(), split.amounts, strict=True))
        return replace(split, amounts=tuple(paid))

    def saved(self, charges: Proposal) -> Allocation:
        """The split of the savings that given charges amount to, e.g. to list the objections to them."""
        paid = amounts_of(self.costs, charges)
        split = tuple(alone - charge for alone, charge in zip(self.costs.alone(), paid, strict=True))
        return Allocation("by hand", self.players, split)
