"""The Shapley value of a table: everybody's average marginal contribution."""

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.allocation import Allocation
from sharing.games.coalitions import sizes
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game

FOLDED_BELOW = 8
"""Tables of more players than this are folded in two before they are summed player by player."""


def shapley(game: Game) -> Allocation:
    """Average marginal contribution of each player over all orders of arrival.

        phi_i = sum over S without i of  |S|! (n - |S| - 1)! / n!  (v(S + i) - v(S))

    Args:
        game: Benefits in the unit of account.

    Returns:
        Amounts that add up to v(N): exact when the game is exact.

    Source:
        Shapley (1953) [Shapley1953].

    >>> shapley(Game(("a", "b"), [0, 10, 0, 30])).by_player()
    {'a': Fraction(20, 1), 'b': Fraction(10, 1)}
    """
    n = game.n
    if not game.is_exact:
        return Allocation.of(game, "shapley", weighed(sums_by_size(game.values, n), n))
    counts, grain = game.table.counts, game.table.grain
    summable = counts.astype(integer_type(widest(counts) << n), copy=False)
    return Allocation.of(game, "shapley", (phi * grain for phi in weighed(sums_by_size(summable, n), n)))


def weighed(with_player: NDArray[Any], n: int) -> Iterator[Any]:
    """phi_i of each player from the sums by size: what coalitions with i are worth, less those without.

    A coalition of size s counts (s-1)! (n-s)! / n! for its members and -s! (n-s-1)! / n! for everybody else.
    """
    everyone = with_player.sum(axis=0).tolist()  # counts a coalition of size s exactly s times
    member = [Fraction(1, s * math.comb(n, s)) for s in range(1, n + 1)]
    outsider = [Fraction(1, (n - s) * math.comb(n, s)) for s in range(1, n)]
    for sums in with_player.tolist():
        gains = sum(total * weight for total, weight in zip(sums[1:], member, strict=True))
        losses = sum((everyone[s] - s * sums[s]) * weight / s for s, weight in enumerate(outsider, start=1))
        yield gains - losses


def sums_by_size(table: NDArray[Any], n: int) -> NDArray[Any]:
    """Sum of the values of the coalitions of each size that contain each player, shape (n, n + 1)."""
    sums = np.zeros((n, n + 1), dtype=table.dtype)
    if n <= FOLDED_BELOW:
        size, coalitions = sizes(n), np.arange(2**n)
        for i in range(n):
            np.add.at(sums[i], size[coalitions >> i & 1 == 1], table[coalitions >> i & 1 == 1])
        return sums
    low = n // 2
    square = table.reshape(
        2 ** (n - low), 2**low
    )  # row: who of the high players is in; column: of the low ones
    for s, layer in enumerate(layers(square)):
        sums[:low, s : s + low + 1] += sums_by_size(layer, low)
    for s, layer in enumerate(layers(square.T)):
        sums[low:, s : s + n - low + 1] += sums_by_size(layer, n - low)
    return sums


def layers(square: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """The rows of a table added up by the size of the coalition that they stand for."""
    size = sizes(len(square).bit_length() - 1)
    for s in range(int(size.max()) + 1):
        yield square[size == s].sum(axis=0)
