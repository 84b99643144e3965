"""Finding coalitions that complain, among all 2**n, at amounts that are exact fractions."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.exact_simplex import Prices
from sharing.games.gains import BLOCK, Gains, Values
from sharing.games.span import Halves, Span

PEAKS = 64
"""At most so many coalitions are named at a time, each the worst of another part of the table: naturally
different ones."""

ROUNDS = 16
"""A table is looked through in so many steps, and a step that finds somebody ends the look: the amounts will
change before the rest is reached, so most looks cost a part of a whole one. Only the look that finds nobody,
which is the one that proves something, goes all the way round."""

SMALL = 2**8
"""Below this size one coalition per step is enough, as looking costs no more than a pivot."""


class Complaints:
    """The excesses of a game's live coalitions; the empty one, N and whatever is settled stay silent.

    Args:
        counts: v(S) in integers, shape (2**n,), bitmask order.
    """

    def __init__(self, counts: NDArray[Any]) -> None:
        self.n = len(counts).bit_length() - 1
        self.values = Values(counts)
        self.length = min(len(counts), BLOCK)
        self.blocks = len(counts) // self.length
        self.step = max(1, self.blocks // ROUNDS)
        self.parts = max(1, min(PEAKS, self.length) // self.step) if len(counts) > SMALL else 1
        self.next = 0
        nobody = Span(self.n)
        nobody.add(len(counts) - 1)
        self.silence(nobody)

    def silence(self, span: Span) -> None:
        """Leave exactly the coalitions of the span out of every later look."""
        self.silent: Halves = span.halves(self.length.bit_length() - 1)

    def worst(self, prices: Prices, n: int, above: int) -> list[int]:
        """Coalitions whose excess, times the denominator, is above the bound; at most 64, the worst first.

        The excess times the denominator is q v(S) - q x(S), where x_i = numerators[i] / q. The answer is
        empty only when no live coalition at all is above the bound.
        """
        gains = Gains(self.values, prices.denominator, prices.numerators[:n], above)
        for _ in range(0, self.blocks, self.step):
            blocks = [(self.next + k) % self.blocks for k in range(self.step)]
            self.next = (self.next + self.step) % self.blocks
            found = sorted(chain.from_iterable(self.peaks(gains, k) for k in blocks), reverse=True)
            if found:
                return [coalition for _, coalition in found[:PEAKS]]
        return []

    def peaks(self, gains: Gains, k: int) -> Iterator[tuple[int, int]]:
        """The worst live coalition of each part of block k, if it is above the bound, with its excess."""
        excess = gains.block(k)
        excess[self.silent.in_block(k)] = gains.lowest
        rows = excess.reshape(self.parts, -1)
        tops = rows.argmax(axis=1) + np.arange(0, self.length, self.length // self.parts)
        if (excess[tops] > gains.limit(k)).any():
            if not gains.is_exact:  # the winner of a part may lose to a neighbour that rounding hides
                tops = np.flatnonzero(excess > gains.limit(k))
            yield from gains.confirmed(k, tops, excess)
