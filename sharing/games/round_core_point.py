"""The core point in round amounts that changes a proposal least."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation, Proposal, amounts_of
from sharing.games.certificates import prove_core_point, require
from sharing.games.complaints import Complaints
from sharing.games.exact_simplex import Prices
from sharing.games.exact_table import Number, exact
from sharing.games.game import Game
from sharing.games.nearest_core import nearest_core_point

FARTHEST = 2**36
"""Units between a proposal and the core that the floats of a solver still tell apart."""


@dataclass(frozen=True)
class RoundCorePoint:
    """A core point in multiples of a unit.

    Attributes:
        point: In the core, which was checked exactly.
        distance: sum of |x_i - p_i|, exact.
        changes: Name to x_i - p_i.
        no_less_than: The distance of the nearest point of all, round or not; proven. That no round point lies
            between is the claim of a branch and bound in floats.
    """

    point: Allocation
    distance: Fraction
    changes: dict[str, Fraction]
    no_less_than: Fraction


def nearest_on_grid(game: Game, proposal: Proposal, unit: Number) -> RoundCorePoint:
    """The smallest change of a proposal after which no coalition leaves and everybody gets a round amount.

        min sum of |x_i - p_i|   over   x(N) = v(N),  x(S) >= v(S) for all S,  x_i a multiple of the unit

    Args:
        game: Exact benefits; v(N) a multiple of the unit.
        proposal: Who is to receive what; floats count as the decimals that they print.
        unit: E.g. "0.01" for the fen of a game in yuan.

    Raises:
        UndefinedSolution: The core is empty, or holds no point in such round amounts.
        ValueError: The unit is not positive or far too small, v(N) is no multiple of it, or the proposal is
            incomplete.
        SolverFailure: The solver failed.

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 2])
    >>> nearest_on_grid(majority, ["1/2", "1/2", 1], "1/2").point.amounts
    (Fraction(1, 2), Fraction(1, 2), Fraction(1, 1))
    """
    step = exact(unit)
    if step <= 0:
        raise ValueError(f"amounts cannot be rounded to multiples of {step}")
    total = exact(game.worth(game.grand)) / step
    if total.denominator > 1:
        raise ValueError(f"v(N) = {game.worth(game.grand)} is not a multiple of {step}; take a smaller unit")
    wanted = [exact(amount) for amount in amounts_of(game, proposal)]
    free = nearest_core_point(game, proposal)
    if free.distance > FARTHEST * step:
        raise ValueError(
            f"the core is {float(free.distance / step):.3g} units of {step} away, more than can be counted; "
            "take a larger unit, or nearest_core_point, which does not round"
        )
    chosen = Grid(game, step).nearest(int(total), [amount / step for amount in wanted])
    point = tuple(k * step for k in chosen)
    prove_core_point(game, point)
    changes = [x - p for x, p in zip(point, wanted, strict=True)]
    distance = sum(map(abs, changes), start=Fraction(0))
    require(distance >= free.distance, "a round point is nearer than the nearest point")
    named = dict(zip(game.players, changes, strict=True))
    return RoundCorePoint(Allocation.of(game, "nearest_on_grid", point), distance, named, free.distance)


class Grid:
    """The search; coalitions get their rows when a point on the grid offends them.

    Args:
        game: Its exact table is used.
        step: The unit.
    """

    def __init__(self, game: Game, step: Fraction) -> None:
        self.game, self.step = game, step
        self.complaints = Complaints(game.table.counts)

    def least(self, coalition: int) -> int:
        """The smallest whole number of steps that satisfies a coalition."""
        return math.ceil(int(self.game.table.counts[coalition]) * self.game.table.grain / self.step)

    def nearest(self, total: int, wanted: list[Fraction]) -> tuple[int, ...]:
        """Whole numbers of steps, one per player."""
        from sharing.games.programme_file import nearest_whole

        demands: dict[int, int] = {}
        while True:
            chosen = nearest_whole(self.game.n, total, wanted, demands.items())
            if chosen is None:
                raise UndefinedSolution(
                    f"no core point consists of multiples of {self.step}; take a smaller unit, or "
                    "nearest_core_point, which does not round"
                )
            require(sum(chosen) == total, "the rounded amounts do not add up")
            offended = dict(self.offended(chosen))
            if not offended:
                return chosen
            require(not offended.keys() <= demands.keys(), "the solver broke a row that it was given")
            demands |= offended

    def offended(self, chosen: tuple[int, ...]) -> Iterator[tuple[int, int]]:
        """Coalitions that get too little, with the least that they need."""
        in_grains = self.step / self.game.table.grain
        prices = Prices(tuple(k * in_grains.numerator for k in chosen), in_grains.denominator)
        for coalition in self.complaints.worst(prices, self.game.n, above=0):
            yield coalition, self.least(coalition)
