"""The engine of the nucleolus family: lower the largest complaint, settle what cannot fall further, go on.

Each level is one linear programme over the amounts x and the largest live complaint t, d(S) being the
weight of the yardstick (1 for the nucleolus itself):

    minimise t   such that   x(S) + d(S) t >= v(S)   for every live coalition S
                             x(T) = what is settled for T,   a x >= b for every rule

solved through its dual, which has n + 1 rows however many coalitions there are:

    maximise  sum of w_S v(S) + ...   such that   sum of w_S 1_S + sum of u_k a_k + sum of m_T 1_T = 0,
                                                  sum of w_S d(S) = 1,   w, u >= 0,   m free

Coalitions with w_S > 0 are tight at *every* optimum and are settled (so are rules with u_k > 0). Coalitions
that only happen to be tight at the optimum that was found are not: settling those gives some point of the
least core.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from sharing.errors import SolverFailure, UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.coalitions import entries
from sharing.games.complaints import Complaints
from sharing.games.contradiction import why_impossible
from sharing.games.exact_simplex import Column, InfeasibleStart, Optimum, Prices, Unbounded, maximise
from sharing.games.game import Game
from sharing.games.kohlberg import Bound, Level, prove_nucleolus
from sharing.games.pool import Pool
from sharing.games.scout import FINE, Costs, Scout
from sharing.games.span import Span
from sharing.games.yardsticks import EXCESS, Yardstick

FEW = 8
"""Up to so many players the exact search is over before a scout is back."""


class Lexicographic:
    """The state of the search: what is settled so far and who may still complain. All numbers in grains.

    Args:
        game: Its exact `table` is what is solved.
        bounds: What the amounts have to satisfy besides adding up to v(N).
        yardstick: The weights d(S).
    """

    def __init__(self, game: Game, bounds: Sequence[Bound] = (), yardstick: Yardstick = EXCESS) -> None:
        self.n, self.grand, self.yardstick = game.n, game.grand, yardstick
        self.counts, self.grain = game.table.counts, game.table.grain
        self.bounds = [Column((*b.entries, 0), b.least, k, "bound") for k, b in enumerate(bounds)]
        self.complaints = Complaints(self.counts)
        self.span = Span(game.n)
        self.settled: list[Column] = []
        largest = self.complaints.values.widest
        self.known = Pool(value=largest, entry=1 if yardstick.is_money else largest)
        self.known.add(self.live(1 << i) for i in range(self.n))
        self.demands = Pool(self.known.value, self.known.entry)
        self.demands.add(self.bounds)
        self.prices = Prices((0,) * (game.n + 1), 1)
        self.recent: tuple[Column, ...] = ()
        self.settle(game.grand, Fraction(0))

    def settle(self, coalition: int, height: Fraction) -> None:
        """Fix the joint amount of a coalition at a complaint of this height, unless the others fix it."""
        if self.span.add(coalition):
            amount = int(self.counts[coalition]) - self.weight(coalition) * height
            row = (*entries(coalition, self.n), 0)
            self.settled.append(Column(row, amount, coalition, "settled", is_free=True))

    def hold(self, bound: Column) -> None:
        """Fix the sum that a rule bounds at its bound."""
        if self.span.add_vector(bound.entries[:-1]):
            self.settled.append(Column(bound.entries, bound.value, bound.coalition, "held", is_free=True))

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
        """Lower the largest live complaint as far as it goes and settle the coalitions that hold it there."""
        best = self.lowest()
        self.prices, self.recent = best.prices, best.columns
        height = best.prices.fractions()[self.n]
        for column, weight in zip(best.columns, best.weights, strict=True):
            if weight and column.role == "live":
                self.settle(column.coalition, height)
        for column, weight in zip(best.columns, best.weights, strict=True):
            if weight and column.role == "bound":
                self.hold(column)
        if not self.span.is_everything:
            self.silence()
        return level_of(best, height * self.grain if self.yardstick.is_money else height)

    def lowest(self) -> Optimum:
        """The largest live complaint at its lowest."""
        start, rhs = list(self.start()), [0] * self.n + [1]
        if self.n <= FEW:
            return maximise(start, rhs, self.violated)
        try:
            with np.errstate(all="ignore"):  # a scout that is lost says so
                scouted = Scout(start, (self.known, self.demands)).search(self.glance)
            return maximise(scouted, rhs, self.violated)
        except (InfeasibleStart, np.linalg.LinAlgError):
            return maximise(start, rhs, self.violated)

    def glance(self, costs: Costs) -> Sequence[Column]:
        """Live coalitions that the amounts of the scout offend, with a margin for rounding."""
        largest = self.known.value
        q = 1 << max(20, 60 - largest.bit_length())
        ratios = [cost.as_integer_ratio() for cost in costs.tolist()]
        *amounts, t = (over * largest * q // under for over, under in ratios)
        asked, above = self.yardstick.question(tuple(amounts), t // self.known.entry, q)
        margin = q * largest // FINE + self.n + 1
        return [self.live(coalition) for coalition in self.complaints.worst(asked, self.n, above + margin)]

    def silence(self) -> None:
        """Forget the coalitions that are tied down."""
        self.complaints.silence(self.span)
        known = np.array([column.coalition for column in self.known.columns])
        self.known.keep(~self.span.holds(known))

    def start(self) -> Iterator[Column]:
        """A feasible basis: a live coalition against its complement, half each, and others at weight zero.

        The complement is live too, because N is settled; all players together complete the basis.
        """
        yield from self.settled
        first = self.complainant()
        yield from (self.live(first), self.live(self.grand ^ first))
        tight = {column.coalition for column in self.recent}
        yield from sorted(self.known.columns, key=lambda column: column.coalition not in tight)

    def complainant(self) -> int:
        """A live coalition that can have a complaint, itself or its complement."""
        able = [c for c in self.known.columns if c.entries[-1] or self.weight(self.grand ^ c.coalition)]
        if able:
            return max(able, key=self.prices.gain).coalition
        worth = np.flatnonzero(self.counts)
        live = worth[~self.span.holds(worth)]
        if not len(live):
            raise UndefinedSolution(
                "coalitions that secure nothing have no relative excess, and here nothing else is left to "
                "choose between splits; `nucleolus` is defined"
            )
        return int(live[0])

    def weight(self, coalition: int) -> int:
        """d(S)."""
        return self.yardstick.weight(self.counts, coalition)

    def live(self, coalition: int) -> Column:
        """x(S) + d(S) t >= v(S)."""
        row = (*entries(coalition, self.n), self.weight(coalition))
        return Column(row, int(self.counts[coalition]), coalition, "live")

    def violated(self, prices: Prices) -> Sequence[Column]:
        """Rules and live coalitions that the current amounts offend: those met before, or else new ones."""
        met = [*(bound for bound in self.bounds if prices.gain(bound) > 0), *self.known.offended(prices)]
        if met:
            return met
        amounts, t, q = prices.numerators[: self.n], prices.numerators[self.n], prices.denominator
        asked, above = self.yardstick.question(amounts, t, q)
        new = [self.live(coalition) for coalition in self.complaints.worst(asked, self.n, above)]
        self.known.add(new)
        return new


def level_of(best: Optimum, complaint: Fraction) -> Level:
    """What the dual weights prove: read from the basis, in integers over its determinant."""
    weighted = [(c, w) for c, w in zip(best.columns, best.weights, strict=True) if w]
    live = [(c.coalition, w) for c, w in weighted if c.role == "live"]
    held = [(c.coalition, w) for c, w in weighted if c.role == "bound"]
    return Level(
        excess=complaint,
        coalitions=tuple(coalition for coalition, _ in live),
        weights=tuple(weight for _, weight in live),
        bounds=tuple(k for k, _ in held),
        bound_weights=tuple(weight for _, weight in held),
        span=tuple((c.coalition, -w) for c, w in weighted if c.role == "settled"),
        bound_span=tuple((c.coalition, -w) for c, w in weighted if c.role == "held"),
    )


def least_complaints(
    game: Game, concept: str, bounds: Sequence[Bound] = (), yardstick: Yardstick = EXCESS
) -> Allocation:
    """The split whose complaints, sorted from large to small, come first lexicographically, with its proof.

    Args:
        game: Its exact `table` is what is solved.
        concept: Name for the allocation.
        bounds: Demands on the amounts besides x(N) = v(N).
        yardstick: How complaints are measured.

    Raises:
        UndefinedSolution: The demands contradict each other, or nothing is left to choose between splits.
        SolverFailure: The proof did not verify.
    """
    try:
        amounts, levels = Lexicographic(game, bounds, yardstick).solve()
    except Unbounded as contradiction:
        raise UndefinedSolution(why_impossible(game, bounds, contradiction)) from None
    proof = prove_nucleolus(game, amounts, levels, bounds, yardstick)
    return Allocation.of(game, concept, amounts, proof)
