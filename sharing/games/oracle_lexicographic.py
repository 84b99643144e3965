"""The engine of the nucleolus for games known by their oracle; the programme is that of `lexicographic`.

What is proven along the way, and how it adds up. At the end of a level the oracle has said that no unsettled
coalition has an excess above t at the amounts of that level. A coalition that stays unsettled is asked about
again at the next level, whose t is not larger; one that gets settled keeps its excess for good. So at the
last amounts no coalition that was unsettled at any level has a larger excess than that level, as Kohlberg's
criterion demands. The balance of each level is checked in integers, without oracle and solver.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from sharing.errors import SolverFailure
from sharing.games.certificates import covered, require
from sharing.games.coalitions import entries, members
from sharing.games.exact_simplex import Column, Optimum, Prices, maximise
from sharing.games.kohlberg import KohlbergProof, Level
from sharing.games.lexicographic import level_of
from sharing.games.oracle import OracleGame
from sharing.games.pool import Pool
from sharing.games.span import Span


@dataclass(frozen=True)
class OracleProof(KohlbergProof):
    """Kohlberg's criterion for a game known by its oracle.

    Attributes:
        evidence: What proves that no other coalition complains more.
    """

    evidence: str

    @property
    def statement(self) -> str:
        """What was checked, and by what, in a sentence."""
        return (
            f"exact: {len(self.levels)} balanced collection(s) verified without the solver; that none of the "
            f"other {self.coalitions_checked} coalitions complains more is proven by {self.evidence}"
        )


class OracleLexicographic:
    """The state of the search: what is settled so far, and the coalitions met. All numbers in grains.

    Args:
        game: Asked for complaints and single values only.
        floors: Whether every player must get at least v(i).
    """

    def __init__(self, game: OracleGame, floors: bool) -> None:
        self.n, self.grand, self.oracle = game.n, game.grand, game.oracle
        alone = [self.oracle.count(1 << i) for i in range(game.n)] if floors else []
        self.floors = [Column((*entries(1 << i, self.n), 0), v, i, "bound") for i, v in enumerate(alone)]
        self.span = Span(game.n)
        self.settled: list[Column] = []
        self.known = Pool(value=max(1, abs(self.oracle.count(self.grand))), entry=1)
        suspects = dict.fromkeys((*(1 << i for i in range(self.n)), *self.oracle.suspects))
        self.known.add(self.live(coalition) for coalition in suspects if coalition != self.grand)
        self.recent: set[int] = set()
        self.settle(self.grand, Fraction(0), "settled")

    def settle(self, coalition: int, excess: Fraction, role: str) -> None:
        """Fix the joint amount of a coalition, unless the others fix it already."""
        if self.span.add(coalition):
            where = coalition if role == "settled" else coalition.bit_length() - 1
            amount = self.oracle.count(coalition) - excess
            self.settled.append(Column((*entries(coalition, self.n), 0), amount, where, role, is_free=True))

    def live(self, coalition: int) -> Column:
        """x(S) + t >= v(S)."""
        return Column((*entries(coalition, self.n), 1), self.oracle.count(coalition), coalition, "live")

    def solve(self) -> tuple[tuple[Fraction, ...], OracleProof]:
        """The amounts, in the unit of the game, with their proof."""
        amounts: tuple[Fraction, ...] = (Fraction(self.oracle.count(self.grand)),)
        levels: list[Level] = []
        while not self.span.is_everything:
            if len(levels) >= self.n:
                raise SolverFailure(f"{len(levels)} levels for {self.n} players: a level settled nothing")
            best = maximise(self.start(), [0] * self.n + [1], self.violated)
            levels.append(level_of(best, best.prices.fractions()[self.n] * self.oracle.grain))
            self.close(best)
            amounts = best.prices.fractions()[: self.n]
        self.prove(amounts, levels)
        grain, evidence = self.oracle.grain, self.oracle.evidence
        return tuple(x * grain for x in amounts), OracleProof(tuple(levels), self.grand - 1, evidence)

    def close(self, best: Optimum) -> None:
        """Settle what holds the level where it is, and forget the coalitions that are tied down by it."""
        weighted = [column for column, weight in zip(best.columns, best.weights, strict=True) if weight]
        for column in weighted:
            if column.role == "live":
                self.settle(column.coalition, best.prices.fractions()[self.n], "settled")
        for column in weighted:
            if column.role == "bound":
                self.settle(1 << column.coalition, Fraction(0), "held")
        self.recent = {column.coalition for column in best.columns if column.role == "live"}
        self.known.keep([not self.span.holds_vector(c.entries[:-1]) for c in self.known.columns])

    def start(self) -> Iterator[Column]:
        """A feasible basis: a live coalition against its complement, half each, and others at weight zero."""
        yield from self.settled
        first = self.known.columns[0].coalition
        yield from (self.live(first), self.live(self.grand ^ first))
        yield from sorted(self.known.columns, key=lambda column: column.coalition not in self.recent)

    def violated(self, prices: Prices) -> Sequence[Column]:
        """Floors and live coalitions that the amounts offend: those met before, or else new ones."""
        met = [*(floor for floor in self.floors if prices.gain(floor) > 0), *self.known.offended(prices)]
        if met:
            return met
        amounts = Prices(prices.numerators[: self.n], prices.denominator)
        named = self.oracle.complaints(amounts, prices.numerators[self.n], self.span.orthogonal)
        new = [self.live(coalition) for coalition in named]
        self.known.add(new)
        return new

    def prove(self, amounts: Sequence[Fraction], levels: Sequence[Level]) -> None:
        """Check everything that needs neither oracle nor solver."""
        require(sum(amounts) == self.oracle.count(self.grand), "the amounts do not add up to v(N)")
        for floor in self.floors:
            require(amounts[floor.coalition] >= floor.value, "a player gets less than alone")
        span = Span(self.n)
        span.add(self.grand)
        for level in levels:
            self.check_level(amounts, level, span)
            for coalition in (*level.coalitions, *(1 << i for i in level.bounds)):
                span.add(coalition)
        require(span.is_everything, "the levels do not determine every amount")
        falling = all(a.excess >= b.excess for a, b in pairwise(levels))
        require(falling, "a level is higher than the one before")

    def check_level(self, amounts: Sequence[Fraction], level: Level, span: Span) -> None:
        """Its coalitions have its excess, its floors bind, its weights balance against what was settled."""
        require(bool(level.coalitions), "a level without coalitions")
        for coalition in level.coalitions:
            excess = self.oracle.count(coalition) - sum(amounts[i] for i in members(coalition))
            require(excess * self.oracle.grain == level.excess, f"coalition {coalition:b} is off its level")
        for i in level.bounds:
            require(amounts[i] == self.floors[i].value, f"player {i} is not held at v(i)")
        require(min((*level.weights, *level.bound_weights)) > 0, "a balancing weight is not positive")
        leant = [*level.span, *((1 << i, weight) for i, weight in level.bound_span)]
        known = all(span.holds_vector(entries(coalition, self.n)) for coalition, _ in leant)
        require(known, "a level leans on a coalition that is not settled")
        floors = zip((1 << i for i in level.bounds), level.bound_weights, strict=True)
        left = covered([*zip(level.coalitions, level.weights, strict=True), *floors], self.n)
        require(left == covered(leant, self.n), "the weights of a level do not balance")
