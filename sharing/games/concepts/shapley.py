"""The Shapley value of a table: everybody's average marginal contribution."""

import math
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.allocation import Allocation
from sharing.games.coalitions import indicators, sizes
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game

STRIP = 2**14
"""Entries of the table that are added up at a time: they fit in the second-level cache, and the product is so
small that the linear algebra library does not share it out among threads, which would cost more than it saves
as soon as another core is busy."""

EXACT_FLOATS = 2**53
"""Whole numbers below this size are exact as floats, whose sums the processor forms several at a time."""


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
    """Sum of the values of the coalitions of each size that contain each player, shape (n, n + 1).

    The table is a square: the row says who of the high players is in, the column who of the low ones. One
    pass adds it up by the size of the row and by the size of the column; the rest is small.
    """
    low = n // 2
    high = n - low
    by_row_size, by_column_size = folded(table.reshape(2**high, 2**low))
    sums = np.zeros((n, n + 1), dtype=table.dtype)
    for s, layer in enumerate(product(by_row_size, containing(low)).reshape(high + 1, low, low + 1)):
        sums[:low, s : s + low + 1] += layer
    for s, layer in enumerate(product(by_column_size.T, containing(high)).reshape(low + 1, high, high + 1)):
        sums[low:, s : s + high + 1] += layer
    return sums


def product(left: NDArray[Any], right: NDArray[np.int64]) -> NDArray[Any]:
    """The matrix product, in one thread."""
    return np.einsum("st,tj->sj", left, right) if left.dtype == np.float64 else left @ right


def folded(square: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Rows added up by the size of their coalition, and columns likewise; shapes (., columns), (rows, .)."""
    rows, columns = (of_size(length.bit_length() - 1) for length in square.shape)
    if square.dtype == object or (
        square.dtype != np.float64 and widest(square) * max(square.shape) >= EXACT_FLOATS
    ):
        by_row_size = np.stack([square[members].sum(axis=0) for members in rows.T == 1])
        return by_row_size, np.stack([square[:, members].sum(axis=1) for members in columns.T == 1], axis=1)
    rows, columns = rows.astype(np.float64), columns.astype(np.float64)
    by_row_size = np.zeros((rows.shape[1], square.shape[1]))
    by_column_size = np.zeros((square.shape[0], columns.shape[1]))
    step = max(1, STRIP // square.shape[1])
    for start in range(0, len(square), step):
        strip = square[start : start + step].astype(np.float64, copy=False)
        by_row_size += rows[start : start + step].T @ strip
        by_column_size[start : start + step] = strip @ columns
    return by_row_size.astype(square.dtype), by_column_size.astype(square.dtype)


@cache
def of_size(players: int) -> NDArray[np.int64]:
    """1 where the coalition has the size, shape (2**players, players + 1)."""
    return np.equal.outer(sizes(players), np.arange(players + 1)).astype(np.int64)


@cache
def containing(players: int) -> NDArray[np.int64]:
    """1 where the coalition contains the player and has the size; a row per coalition, the rest flattened."""
    inside = indicators(np.arange(2**players), players)
    return (inside[:, :, None] * of_size(players)[:, None, :]).reshape(2**players, players * (players + 1))
