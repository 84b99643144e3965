"""Evidence that comes with an answer, and the proof that it holds, without the solver that found it.

Everything here is plain integer or rational arithmetic over the table of the game. A check that fails raises
`SolverFailure` with the coalition and the residual. The proof of the nucleolus family is in `kohlberg`.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from numpy.typing import NDArray

from sharing.errors import SolverFailure
from sharing.games.coalitions import members, subset_sums
from sharing.games.exact_table import integer_type, widest
from sharing.games.gains import Gains, Values
from sharing.games.game import Game


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
    require(sum(amounts) == weighted_worth(game, [(game.grand, 1)]), not_handed_out(amounts))
    for _, coalition in louder(game, amounts, Fraction(0)):
        require(False, f"{game.label(coalition)} gains by leaving a point said to be in the core")


def not_handed_out(amounts: Sequence[Fraction]) -> str:
    """What is wrong with amounts that do not add up to v(N)."""
    return f"the amounts add up to {sum(amounts)}, not to v(N)"


def louder(game: Game, amounts: Sequence[Fraction], excess: Fraction) -> Iterator[tuple[int, int]]:
    """The coalitions with a larger excess than this one, all in the unit of the game."""
    grain = game.table.grain
    q = math.lcm(*((number / grain).denominator for number in (*amounts, excess)))
    whole = [int(amount / grain * q) for amount in amounts]
    return Gains(Values(game.table.counts), q, whole, int(excess / grain * q)).above_bound()


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


def weighted_worth(game: Game, weights: Iterable[tuple[int, Fraction | int]]) -> Fraction:
    """The weighted sum of v(S) in the exact table, in the unit of the game."""
    total = sum((weight * int(game.table.counts[S]) for S, weight in weights), start=Fraction(0))
    return total * game.table.grain
