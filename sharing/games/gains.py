"""What coalitions gain at given amounts, block by block: exactly, in 64 bits wherever that can be done."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import indicators, subset_sums
from sharing.games.exact_table import SAFE, widest

BLOCK = 2**14
"""Coalitions that are looked at together: x(S) = x(high players) + x(low players), and the sums over the low
players, the same for every block, stay in the second-level cache."""


class Values:
    """v(S) in integers, with what is needed to compare them quickly.

    Args:
        counts: Shape (2**n,), bitmask order.
    """

    def __init__(self, counts: NDArray[Any]) -> None:
        self.counts, self.widest = counts, max(1, widest(counts))
        self._parts: NDArray[np.float64] | None = None

    def parts(self, start: int, stop: int) -> NDArray[np.float64]:
        """v(S) as parts of the largest value, rounded."""
        if self.counts.dtype != object:
            return np.asarray(self.counts[start:stop] / self.widest, dtype=np.float64)
        if self._parts is None:
            self._parts = np.array([count / self.widest for count in self.counts.tolist()])
        return self._parts[start:stop]


class Gains:
    """`factor` v(S) - amounts(S) for every coalition, to be compared with a bound.

    Where the numbers exceed 62 bits, floats sort out the coalitions that are clearly below the bound, and
    only the others are worked out in integers of any length. The error of the floats is bounded, so the
    comparison is exact either way.

    Args:
        values: v(S).
        factor: An integer.
        amounts: Integers, one per player.
        above: The bound.
    """

    def __init__(self, values: Values, factor: int, amounts: Sequence[int], above: int) -> None:
        self.values, self.factor, self.amounts, self.above = values, factor, amounts, above
        self.length = min(len(values.counts), BLOCK)
        reach = abs(factor) * values.widest + sum(map(abs, amounts)) + abs(above) + 1
        self.is_exact = reach < SAFE and values.counts.dtype != object
        scaled: list[Any] = list(amounts) if self.is_exact else [amount / reach for amount in amounts]
        self.scale = factor * values.widest / reach  # of the floats
        # Every float here is at most 1 in size, and each of the sums has at most n + 2 of them.
        slack = 2.0**-52 * (len(amounts) + 8)
        self.bound: Any = above if self.is_exact else above / reach - slack
        self.lowest = -reach - 1 if self.is_exact else -np.inf
        dtype, split = (np.int64 if self.is_exact else np.float64), self.length.bit_length() - 1
        self.buffer = np.empty(self.length, dtype=dtype)  # new memory for each block would cost as much again
        self.low, self.high = subset_sums(scaled[:split], dtype), subset_sums(scaled[split:], dtype)

    def block(self, k: int) -> NDArray[Any]:
        """The gains of block k, plus what its high players receive; overwritten by the next call."""
        start, stop = k * self.length, (k + 1) * self.length
        if self.is_exact:
            np.multiply(self.values.counts[start:stop], self.factor, out=self.buffer, dtype=np.int64)
        else:
            np.multiply(self.values.parts(start, stop), self.scale, out=self.buffer)
        self.buffer -= self.low
        return self.buffer

    def limit(self, k: int) -> Any:
        """Entries of block k that are above the bound, and perhaps some more, exceed this."""
        return self.bound + self.high[k]

    def confirmed(self, k: int, found: NDArray[np.intp], gains: NDArray[Any]) -> list[tuple[int, int]]:
        """Gain and coalition of those entries of block k that are above the bound.

        Args:
            k: Which block.
            found: Positions in it.
            gains: The block.
        """
        coalitions = found + k * self.length
        if self.is_exact:
            exact = gains[found] - self.high[k]
        else:
            players = indicators(coalitions, len(self.amounts)).astype(object)
            counts = self.values.counts[coalitions].astype(object)
            exact = counts * self.factor - players @ np.array(self.amounts, dtype=object)
        pairs = zip(exact.tolist(), coalitions.tolist(), strict=True)
        return [(gain, coalition) for gain, coalition in pairs if gain > self.above]

    def above_bound(self) -> Iterator[tuple[int, int]]:
        """Gain and coalition of everybody above the bound, in bitmask order."""
        for k in range(len(self.values.counts) // self.length):
            gains = self.block(k)
            yield from self.confirmed(k, np.flatnonzero(gains > self.limit(k)), gains)
