"""Finding the coalitions that complain most, among all 2**n, at amounts that are exact fractions."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import subset_sums
from sharing.games.exact_simplex import Prices
from sharing.games.exact_table import integer_type, widest

BLOCKS = 64
"""A scan names the worst coalition of each of so many parts of the table: naturally different ones."""

SMALL = 2**8
"""Below this size one coalition per scan is enough, as scanning costs no more than a pivot."""


class Complaints:
    """The excesses of a game's live coalitions; the empty one, N and whatever is settled stay silent.

    Args:
        counts: v(S) in integers, shape (2**n,), bitmask order.
    """

    def __init__(self, counts: NDArray[Any]) -> None:
        self.counts = counts
        self.widest = widest(counts)
        self.dead: NDArray[np.int64] = np.array([0, len(counts) - 1])

    def silence(self, coalitions: NDArray[np.int64]) -> None:
        """Leave these coalitions out of every later scan, besides the empty one and N."""
        self.dead = np.union1d(coalitions, [0, len(self.counts) - 1])

    def excesses(self, prices: Prices, n: int) -> NDArray[Any]:
        """Excess times q of every coalition, in integers, at x_i = numerators[i] / q; dead ones lowest."""
        amounts, q = prices.numerators[:n], prices.denominator
        reach = q * self.widest + sum(map(abs, amounts))
        dtype = integer_type(reach)
        excess: NDArray[Any] = self.counts.astype(dtype) * q - subset_sums(amounts, dtype)
        excess[self.dead] = -reach - 1
        return excess

    def loudest(self, prices: Prices, n: int) -> int:
        """The live coalition with the largest excess."""
        return int(self.excesses(prices, n).argmax())

    def worst(self, prices: Prices, n: int, above: int) -> list[int]:
        """Coalitions whose excess, times the denominator, is above the bound; the worst of each block."""
        excess = self.excesses(prices, n)
        blocks = 1 if len(excess) <= SMALL else BLOCKS
        length = len(excess) // blocks
        peaks = excess.reshape(blocks, length).argmax(axis=1) + np.arange(blocks) * length
        return [int(S) for S in peaks if int(excess[S]) > above]
