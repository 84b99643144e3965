"""Kohlberg's criterion: the evidence for an answer of the nucleolus family, and the proof that it holds.

Plain integer arithmetic over the table of the game, without the solver that found the answer. A proof object
exists only after its check has passed.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np

from sharing.games.certificates import covered, require
from sharing.games.coalitions import entries, members
from sharing.games.gains import Gains, Values
from sharing.games.game import Game
from sharing.games.span import Span
from sharing.games.yardsticks import EXCESS, Yardstick


@dataclass(frozen=True)
class Bound:
    """A demand on the amounts, sum of entries_i x_i >= least.

    Attributes:
        entries: Integers, one per player.
        least: In grains of the game.
        name: As it is to be called in a message.
    """

    entries: tuple[int, ...]
    least: Fraction
    name: str


def outside_options(game: Game) -> tuple[Bound, ...]:
    """Nobody gets less than alone: bound number i is x_i >= v(i)."""
    alone = [Fraction(int(game.table.counts[1 << i])) for i in range(game.n)]
    return tuple(
        Bound(entries(1 << i, game.n), worth, f"{game.players[i]} gets what it secures alone")
        for i, worth in enumerate(alone)
    )


@dataclass(frozen=True)
class Level:
    """One step of the nucleolus: the coalitions whose complaint cannot be lowered any more, and why.

        sum of weights_S 1_S + sum of bound_weights_k a_k = sum of span_T 1_T + sum of bound_span_k a_k

    with T and k on the right settled before, so what one of the coalitions gains another one loses.

    Attributes:
        excess: The complaint of each of the coalitions: v(S) - x(S) in the unit of the game, or that per
            head, or as a part of |v(S)|, as the concept measures it.
        coalitions: Bitmasks.
        weights: Positive integers, one per coalition.
        bounds: Demands a_k x >= b_k that hold with equality. For the nucleolus number i is the player held at
            v(i); for the constrained nucleolus they are numbered as the policy rules were turned into them.
        bound_weights: Positive integers, one per such demand.
        span: Coalitions settled before, each with an integer coefficient.
        bound_span: Demands found to hold with equality before, each with an integer coefficient.
    """

    excess: Fraction
    coalitions: tuple[int, ...]
    weights: tuple[int, ...]
    bounds: tuple[int, ...] = ()
    bound_weights: tuple[int, ...] = ()
    span: tuple[tuple[int, int], ...] = ()
    bound_span: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class KohlbergProof:
    """Kohlberg's criterion, checked level by level over all coalitions.

    Attributes:
        levels: From the largest complaint down.
        coalitions_checked: How many excesses were compared.
        demands: What the numbers in `Level.bounds` stand for, in words.

    Source:
        Kohlberg (1971) [Kohlberg1971]; levels as in Maschler, Peleg, Shapley (1979)
        [MaschlerPelegShapley1979]; with demands as in Maschler, Potters, Tijs (1992)
        [MaschlerPottersTijs1992].
    """

    levels: tuple[Level, ...]
    coalitions_checked: int
    demands: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def statement(self) -> str:
        """What was checked, in a sentence."""
        return (
            f"exact: the excesses of all {self.coalitions_checked} coalitions were compared and "
            f"{len(self.levels)} balanced collection(s) verified, without the solver"
        )


def prove_nucleolus(
    game: Game,
    amounts: Sequence[Fraction],
    levels: Sequence[Level],
    bounds: Sequence[Bound] = (),
    yardstick: Yardstick = EXCESS,
) -> KohlbergProof:
    """Check that the amounts are lexicographically best for the exact table of the game.

    For every level: (1) its coalitions have exactly its complaint, and its demands hold with equality; (2)
    every coalition that complains more lies in the span of what was settled before; (3) its weights balance
    against that span. By (3) nothing can be gained for one coalition of the level without loss for another,
    so all of them are settled at every lexicographically best point; when the span is everything, that
    point is unique.

    Args:
        game: The game; its exact `table` is used.
        amounts: x, in the unit of the game.
        levels: From the largest complaint down.
        bounds: Demands on x besides x(N) = v(N): for the nucleolus the outside options, for the
            prenucleolus none.
        yardstick: How complaints are measured.

    Raises:
        SolverFailure: One of the conditions fails; the message says which.
    """
    proof = Proof(game, amounts, bounds, yardstick)
    for level in levels:
        proof.check_equalities(level)
        proof.check_balance(level)
        proof.check_silence(level)
        for coalition in level.coalitions:
            proof.span.add(coalition)
        for k in level.bounds:
            proof.span.add_vector(bounds[k].entries)
    require(proof.span.is_everything, "the levels do not determine every amount")
    return KohlbergProof(tuple(levels), game.grand - 1, demands=tuple(bound.name for bound in bounds))


class Proof:
    """What is settled so far, level by level; amounts in grains, x_i = whole_i / q."""

    def __init__(
        self, game: Game, amounts: Sequence[Fraction], bounds: Sequence[Bound], yardstick: Yardstick
    ) -> None:
        self.game, self.bounds, self.yardstick = game, bounds, yardstick
        self.counts, self.grain = game.table.counts, game.table.grain
        x = [amount / self.grain for amount in amounts]
        self.q = math.lcm(*(amount.denominator for amount in x))
        self.whole = [int(amount * self.q) for amount in x]
        self.values, self.span = Values(self.counts), Span(game.n)
        self.span.add(game.grand)
        require(
            sum(self.whole) == self.q * int(self.counts[-1]),
            f"the amounts add up to {sum(amounts)}, not to v(N)",
        )
        for bound in bounds:
            require(self.spare(bound) >= 0, f"a demand is not met: {bound.name}")

    def spare(self, bound: Bound) -> Fraction:
        """What is handed out beyond a demand."""
        handed_out = sum(a * x for a, x in zip(bound.entries, self.whole, strict=True))
        return Fraction(handed_out, self.q) - bound.least

    def height(self, level: Level) -> Fraction:
        """The complaint of a level in grains."""
        return level.excess / self.grain if self.yardstick.is_money else level.excess

    def check_equalities(self, level: Level) -> None:
        """The coalitions of a level have its complaint, the demands are met and no more."""
        require(bool(level.coalitions), "a level without coalitions")
        for coalition in level.coalitions:
            received = Fraction(sum(self.whole[i] for i in members(coalition)), self.q)
            complaint = self.yardstick.weight(self.counts, coalition) * self.height(level)
            off = (int(self.counts[coalition]) - received - complaint) * self.grain
            require(off == 0, f"{self.game.label(coalition)} is off its level by {off}")
        for k in level.bounds:
            demand = self.bounds[k]
            require(self.spare(demand) == 0, f"said to be met just so, but is not: {demand.name}")

    def check_balance(self, level: Level) -> None:
        """Positive weights whose sum is a combination of what was settled before."""
        require(min((*level.weights, *level.bound_weights)) > 0, "a balancing weight is not positive")
        before = np.array([coalition for coalition, _ in level.span], dtype=np.int64)
        known = all(self.span.holds_vector(self.bounds[k].entries) for k, _ in level.bound_span)
        require(known and bool(self.span.holds(before).all()), "a level leans on what is not settled")
        left = self.total(
            zip(level.coalitions, level.weights, strict=True),
            zip(level.bounds, level.bound_weights, strict=True),
        )
        right = self.total(level.span, level.bound_span)
        require(left == right, f"the weights cover the players {left} times, not {right} times")

    def total(self, coalitions: Iterable[tuple[int, int]], bounds: Iterable[tuple[int, int]]) -> list[Any]:
        """How often each player is covered by weighted coalitions and demands, length n."""
        times = covered(coalitions, self.game.n)
        for k, weight in bounds:
            times = [t + weight * a for t, a in zip(times, self.bounds[k].entries, strict=True)]
        return times

    def check_silence(self, level: Level) -> None:
        """No coalition complains more than the level, except those whose joint amount is settled."""
        height = self.height(level)
        q = math.lcm(height.denominator, self.q)
        whole = tuple(x * (q // self.q) for x in self.whole)
        asked, above = self.yardstick.question(whole, int(height * q), q)
        gains = Gains(self.values, asked.denominator, asked.numerators, above)
        settled = self.span.halves(gains.length.bit_length() - 1)
        for k in range(len(self.counts) // gains.length):
            block = gains.block(k)
            loud = np.flatnonzero(block > gains.limit(k))
            if len(loud):
                unsettled = loud[settled.low[loud] != settled.high[k]]
                worst = gains.confirmed(k, unsettled, block)
                require(not worst, f"a coalition above the level {level.excess} is unsettled")
