"""Finding the coalitions that complain most, among all 2**n, at amounts that are exact fractions."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import subset_sums
from sharing.games.exact_simplex import Prices
from sharing.games.exact_table import integer_type, widest

BLOCK = 2**14
"""Coalitions that are looked at together: x(S) = x(high players) + x(low players), and the sums over the low
players, the same for every block, stay in the second-level cache."""

PEAKS = 64
"""A scan names the worst coalitions of so many parts of the table: naturally different ones."""

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
        self.length = min(len(counts), BLOCK)
        self.parts = max(1, PEAKS * self.length // len(counts)) if len(counts) > SMALL else 1
        self.silence(np.array([0, len(counts) - 1]))

    def silence(self, coalitions: NDArray[np.int64]) -> None:
        """Leave exactly these coalitions, in rising order, out of every later scan."""
        inner = np.arange(self.length, len(self.counts), self.length)
        self.dead_by_block = np.split(coalitions % self.length, np.searchsorted(coalitions, inner))

    def loudest(self, prices: Prices, n: int) -> int:
        """The live coalition with the largest excess."""
        return max(self.peaks(prices, n))[1]

    def worst(self, prices: Prices, n: int, above: int) -> list[int]:
        """Coalitions whose excess, times the denominator, is above the bound; at most 64, the worst first."""
        found = sorted((peak for peak in self.peaks(prices, n) if peak[0] > above), reverse=True)
        return [coalition for _, coalition in found[:PEAKS]]

    def peaks(self, prices: Prices, n: int) -> Iterator[tuple[int, int]]:
        """The worst live coalition of each part of the table, with its excess in integers.

        The excess is q v(S) - q x(S), where x_i = numerators[i] / q.
        """
        amounts, q = prices.numerators[:n], prices.denominator
        reach = q * self.widest + sum(map(abs, amounts))
        dtype, low_players = integer_type(reach), self.length.bit_length() - 1
        low, high = subset_sums(amounts[:low_players], dtype), subset_sums(amounts[low_players:], dtype)
        rows = np.arange(0, self.length, self.length // self.parts)
        for k, dead in enumerate(self.dead_by_block):
            start = k * self.length
            excess = self.counts[start : start + self.length].astype(dtype, copy=False) * q
            excess -= low
            excess[dead] = -reach - 1
            tops = excess.reshape(self.parts, -1).argmax(axis=1) + rows
            yield from ((int(excess[top]) - int(high[k]), start + int(top)) for top in tops)
