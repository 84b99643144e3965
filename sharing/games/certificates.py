"""Evidence that comes with an answer, and the proof that it holds, without the solver that found it.

Everything here is plain integer or rational arithmetic over the table of the game. A certificate object
exists only after its check has passed; a check that fails raises `SolverFailure` with the coalition and the
residual.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.errors import SolverFailure
from sharing.games.coalitions import members, subset_sums
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.span import Span


@dataclass(frozen=True)
class Level:
    """One step of the nucleolus: the coalitions whose excess cannot be lowered any more, and why.

        sum of weights_S 1_S + sum of floor_weights_i 1_i = sum of span_T 1_T,   T settled before

    so what one of them gains another one loses.

    Attributes:
        excess: v(S) - x(S) of each of the coalitions, in the unit of the game.
        coalitions: Bitmasks.
        weights: Positive integers, one per coalition.
        floors: Positions of the players held at v(i) by individual rationality.
        floor_weights: Positive integers, one per such player.
        span: Coalitions settled before, each with an integer coefficient.
    """

    excess: Fraction
    coalitions: tuple[int, ...]
    weights: tuple[int, ...]
    floors: tuple[int, ...]
    floor_weights: tuple[int, ...]
    span: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class KohlbergProof:
    """Kohlberg's criterion, checked level by level over all coalitions.

    Source:
        Kohlberg (1971) [Kohlberg1971]; levels as in Maschler, Peleg, Shapley (1979)
        [MaschlerPelegShapley1979].
    """

    levels: tuple[Level, ...]
    coalitions_checked: int

    @property
    def statement(self) -> str:
        """What was checked, in a sentence."""
        return (
            f"exact: the excesses of all {self.coalitions_checked} coalitions were compared and "
            f"{len(self.levels)} balanced collection(s) verified, without the solver"
        )


def prove_nucleolus(
    game: Game, amounts: Sequence[Fraction], levels: Sequence[Level], floors: bool
) -> KohlbergProof:
    """Check that the amounts are the (pre)nucleolus of the game's exact table.

    For every level: (1) its coalitions have exactly its excess, and its players exactly v(i); (2) every
    coalition with a larger excess lies in the span of what was settled before; (3) its weights balance
    against that span. By (3) nothing can be gained for one coalition of the level without loss for another,
    so all of them are settled at every lexicographically best point; when the span is everything, that
    point is unique.

    Args:
        game: The game; its exact `table` is used.
        amounts: x, in the unit of the game.
        levels: From the largest excess down.
        floors: Whether x_i >= v(i) is demanded (nucleolus) or not (prenucleolus).

    Raises:
        SolverFailure: One of the conditions fails; the message says which.
    """
    excess, denominator = exact_excesses(game, amounts)
    grain = game.table.grain / denominator
    require(excess[-1] == 0, f"the amounts add up to {sum(amounts)}, not to v(N)")
    require(not floors or all(excess[1 << i] <= 0 for i in range(game.n)), "a player gets less than v(i)")
    span, unproven = Span(game.n), np.arange(1, game.grand)
    span.add(game.grand)
    for level in levels:
        check_level(game, level, excess, grain)
        check_balance(level, span, game.n)
        loud = excess[unproven] > level.excess // grain
        require(
            bool(span.holds(unproven[loud]).all()), f"a coalition above the level {level.excess} is unsettled"
        )
        unproven = unproven[~loud]
        for coalition in (*level.coalitions, *(1 << i for i in level.floors)):
            span.add(coalition)
    require(span.is_everything, "the levels do not determine every amount")
    return KohlbergProof(tuple(levels), game.grand - 1)


def check_level(game: Game, level: Level, excess: NDArray[Any], grain: Fraction) -> None:
    """The coalitions of a level have its excess, the players at their floor get just v(i)."""
    require(bool(level.coalitions), "a level without coalitions")
    for coalition in level.coalitions:
        off = int(excess[coalition]) * grain - level.excess
        require(off == 0, f"{game.label(coalition)} is off its level by {off}")
    for i in level.floors:
        require(excess[1 << i] == 0, f"{game.players[i]} is said to be held at v(i), but is not")


def check_balance(level: Level, span: Span, n: int) -> None:
    """Positive weights whose sum is a combination of settled coalitions."""
    require(min((*level.weights, *level.floor_weights)) > 0, "a balancing weight is not positive")
    settled = np.array([coalition for coalition, _ in level.span], dtype=np.int64)
    require(bool(span.holds(settled).all()), "a level leans on a coalition that is not settled")
    floors = [(1 << i, weight) for i, weight in zip(level.floors, level.floor_weights, strict=True)]
    left = covered([*zip(level.coalitions, level.weights, strict=True), *floors], n)
    right = covered(level.span, n)
    require(left == right, f"the weights cover the players {left} times, not {right} times")


def covered(weighted: Iterable[tuple[int, Any]], n: int) -> list[Any]:
    """How often each player is covered by weighted coalitions, length n."""
    times: list[Any] = [0] * n
    for coalition, weight in weighted:
        for i in members(coalition):
            times[i] += weight
    return times


def exact_excesses(game: Game, amounts: Sequence[Fraction]) -> tuple[NDArray[Any], int]:
    """v(S) - x(S) of all coalitions in integers: counts of grain / q, with q; shape (2**n,)."""
    table = game.table
    in_grains = [amount / table.grain for amount in amounts]
    q = math.lcm(*(amount.denominator for amount in in_grains))
    whole = [int(amount * q) for amount in in_grains]
    dtype = integer_type(q * widest(table.counts) + sum(map(abs, whole)))
    return table.counts.astype(dtype) * q - subset_sums(whole, dtype), q


def require(holds: bool, claim: str) -> None:
    """Refuse an answer whose evidence does not hold."""
    if not holds:
        raise SolverFailure(f"the certificate does not verify: {claim}")


def prove_core_point(game: Game, amounts: Sequence[Fraction]) -> None:
    """Check that v(N) is handed out exactly and no coalition has a positive excess."""
    excess, _ = exact_excesses(game, amounts)
    require(excess[-1] == 0, f"the amounts add up to {sum(amounts)}, not to v(N)")
    worst = int(excess.argmax())
    require(excess[worst] <= 0, f"{game.label(worst)} gains by leaving a point said to be in the core")


def prove_empty_core(game: Game, weights: Sequence[tuple[int, Fraction]], shortfall: Fraction) -> None:
    """Check that positive weights cover every player exactly once and are worth v(N) and the shortfall."""
    require(all(weight > 0 for _, weight in weights), "a balancing weight is not positive")
    times = covered(weights, game.n)
    require(all(t == 1 for t in times), f"the balancing weights cover the players {times} times, not once")
    surplus = weighted_worth(game, weights) - weighted_worth(game, [(game.grand, Fraction(1))])
    require(
        surplus == shortfall and shortfall > 0, f"the balanced coalitions are worth {surplus} more than v(N)"
    )


def prove_core_bound(
    game: Game, i: int, sign: int, point: Sequence[Fraction], weights: Sequence[tuple[int, Fraction]]
) -> None:
    """Check an end of a player's interval: a core point attains it, weighted coalitions forbid to pass it.

    Args:
        game: The game; its exact `table` is used.
        i: Position of the player.
        sign: 1 for the least amount, -1 for the most.
        point: The core point.
        weights: Coalitions whose weighted indicators add up to sign 1_i; only N may have a negative weight.
    """
    prove_core_point(game, point)
    require(all(w > 0 for S, w in weights if game.grand != S), "a weight is not positive")
    times = covered(weights, game.n)
    require(times == [sign * (j == i) for j in range(game.n)], f"the weights cover the players {times} times")
    bound, attained = weighted_worth(game, weights), sign * point[i]
    require(bound == attained, f"the weights bound player {i} by {bound}, the point attains {attained}")


def weighted_worth(game: Game, weights: Iterable[tuple[int, Fraction]]) -> Fraction:
    """The weighted sum of v(S) in the exact table, in the unit of the game."""
    total = sum((weight * int(game.table.counts[S]) for S, weight in weights), start=Fraction(0))
    return total * game.table.grain
