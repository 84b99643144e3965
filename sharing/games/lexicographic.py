"""The engine of the nucleolus family: lower the largest excess, settle what cannot fall further, go on.

Each level is one linear programme over the amounts x and the largest live excess t:

    minimise t   such that   x(S) + t >= v(S)   for every live coalition S
                             x(T) = v(T) - excess settled for T,   x_i >= v(i) if floors are asked for

solved through its dual, which has n + 1 rows however many coalitions there are:

    maximise  sum of w_S v(S) + ...   such that   sum of w_S 1_S + sum of u_i 1_i + sum of m_T 1_T = 0,
                                                  sum of w_S = 1,   w, u >= 0,   m free

Coalitions with w_S > 0 are tight at *every* optimum and are settled (so are floors with u_i > 0).
Coalitions that
only happen to be tight at the optimum that was found are not: settling those gives some point of the least
core.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from sharing.errors import SolverFailure
from sharing.games.certificates import Level
from sharing.games.coalitions import entries
from sharing.games.complaints import Complaints
from sharing.games.exact_simplex import Column, Optimum, Prices, maximise
from sharing.games.game import Game
from sharing.games.span import Span


class Lexicographic:
    """The state of the search: what is settled so far and who may still complain. All numbers in grains.

    Args:
        game: Its exact `table` is what is solved.
        floors: Whether every player must get at least v(i).
    """

    def __init__(self, game: Game, floors: bool) -> None:
        self.n, self.grand = game.n, game.grand
        self.counts, self.grain = game.table.counts, game.table.grain
        self.floors = [int(self.counts[1 << i]) for i in range(game.n)] if floors else []
        self.complaints = Complaints(self.counts)
        self.span = Span(game.n)
        self.settled: dict[int, Column] = {}
        self.prices = Prices((0,) * (game.n + 1), 1)
        self.recent: tuple[Column, ...] = ()
        self.settle(game.grand, Fraction(0))

    def settle(self, coalition: int, excess: Fraction) -> None:
        """Fix the joint amount of a coalition, unless the others fix it already."""
        if self.span.add(coalition):
            amount = int(self.counts[coalition]) - excess
            row = (*entries(coalition, self.n), 0)
            self.settled[coalition] = Column(row, amount, coalition, "settled", is_free=True)

    def solve(self) -> tuple[tuple[Fraction, ...], tuple[Level, ...]]:
        """The amounts and the levels, in the unit of the game."""
        levels: list[Level] = []
        while not self.span.is_everything:
            if len(levels) >= self.n:
                raise SolverFailure(f"{len(levels)} levels for {self.n} players: a level settled nothing")
            levels.append(self.next_level())
        if not levels:
            return (int(self.counts[-1]) * self.grain,), ()
        return tuple(x * self.grain for x in self.prices.fractions()[: self.n]), tuple(levels)

    def next_level(self) -> Level:
        """Lower the largest live excess as far as it goes and settle the coalitions that hold it there."""
        best = maximise(self.start(), [0] * self.n + [1], self.violated)
        self.prices, self.recent = best.prices, best.columns
        level = level_of(best, self.n, self.grain)
        height = best.prices.fractions()[self.n]
        for coalition in level.coalitions:
            self.settle(coalition, height)
        for i in level.floors:
            self.settle(1 << i, Fraction(0))
        if not self.span.is_everything:
            self.complaints.silence(self.span.coalitions(self.n))
        return level

    def start(self) -> Iterator[Column]:
        """A feasible basis: a live coalition against its complement, half each, and others at weight zero.

        The complement is live too, because N is settled; all players together complete the basis.
        """
        yield from self.settled.values()
        loudest = self.complaints.loudest(self.prices, self.n)
        yield self.live(loudest)
        yield self.live(self.grand ^ loudest)
        singles = [1 << i for i in range(self.n)]
        tight = [column.coalition for column in self.recent if column.role == "live"]
        others = np.array([*tight, *singles])
        yield from (self.live(int(coalition)) for coalition in others[~self.span.holds(others)])

    def live(self, coalition: int) -> Column:
        """x(S) + t >= v(S)."""
        return Column((*entries(coalition, self.n), 1), int(self.counts[coalition]), coalition, "live")

    def violated(self, prices: Prices) -> Sequence[Column]:
        """The live coalitions and the floors that the current amounts offend most."""
        t = prices.numerators[self.n]
        worst = [self.live(coalition) for coalition in self.complaints.worst(prices, self.n, above=t)]
        for i, floor in enumerate(self.floors):
            if prices.numerators[i] < floor * prices.denominator:
                worst.append(Column((*entries(1 << i, self.n), 0), floor, 1 << i, "floor"))
        return worst


def level_of(best: Optimum, n: int, grain: Fraction) -> Level:
    """What the dual weights prove: read from the basis, in integers over its determinant."""
    weighted = [(c, w) for c, w in zip(best.columns, best.weights, strict=True) if w]
    live = [(c.coalition, w) for c, w in weighted if c.role == "live"]
    floors = [(c.coalition.bit_length() - 1, w) for c, w in weighted if c.role == "floor"]
    return Level(
        excess=best.prices.fractions()[n] * grain,
        coalitions=tuple(coalition for coalition, _ in live),
        weights=tuple(weight for _, weight in live),
        floors=tuple(i for i, _ in floors),
        floor_weights=tuple(weight for _, weight in floors),
        span=tuple((c.coalition, -w) for c, w in weighted if c.role == "settled"),
    )
