"""Columns that were met before: most of what offends the next amounts is among them."""

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from sharing.games.exact_simplex import Column, Prices

MOST = 32
"""So many columns are named at a time: each pivot looks at all of them again."""


class Pool:
    """Columns, with their numbers as one matrix of floats that tells in one product whom to look at.

    Args:
        value: How large values are; like `entry` it only keeps the floats within their range.
        entry: How large last entries are; the others are small numbers.

    >>> pool = Pool(value=5, entry=1)
    >>> pool.add([Column((1, 0), 5, 1), Column((0, 1), 3, 2)])
    >>> [column.coalition for column in pool.offended(Prices((9, 1), 2))]
    [2, 1]
    """

    def __init__(self, value: int, entry: int) -> None:
        self.value, self.entry = value, entry
        self.columns: list[Column] = []
        self.matrix: NDArray[np.float64] = np.empty((0, 0))
        """A row per column, and some spare rows: the value, then the entries."""

    def add(self, columns: Iterable[Column]) -> None:
        """Remember more columns."""
        new = list(columns)
        if not new:
            return
        before, after = len(self.columns), len(self.columns) + len(new)
        if after > len(self.matrix):
            grown = np.empty((2 * after, 1 + len(new[0].entries)))
            grown[:before] = self.matrix[:before].reshape(before, grown.shape[1])
            self.matrix = grown
        self.matrix[before:after, 0] = [column.value / self.value for column in new]
        self.matrix[before:after, 1:] = [column.entries[:-1] + self.scaled_last(column) for column in new]
        self.columns += new

    def scaled_last(self, column: Column) -> tuple[float]:
        """The last entry, as a part of how large it can be."""
        return (column.entries[-1] / self.entry,)

    def keep(self, kept: Sequence[bool] | NDArray[np.bool_]) -> None:
        """Forget all columns but these."""
        self.matrix = self.matrix[: len(self.columns)][np.asarray(kept, dtype=bool)]
        self.columns = list(compress(self.columns, kept))

    def gains(self, costs: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each column gains, as a part of the largest value, when the entries cost this; rounded."""
        rows = self.matrix[: len(self.columns)]
        return np.asarray(rows[:, 0] - rows[:, 1:] @ costs) if self.columns else np.empty(0)

    def offended(self, prices: Prices) -> list[Column]:
        """Columns with a positive gain at the prices, the largest first; perhaps none although there are.

        Floats choose whom to ask, exact arithmetic answers.
        """
        asked = self.columns
        if len(asked) > MOST:
            unit = prices.denominator * self.value
            *others, last = prices.numerators
            gains = self.gains(np.array([*(price / unit for price in others), last * self.entry / unit]))
            asked = [self.columns[k] for k in np.argpartition(gains, -MOST)[-MOST:] if gains[k] > 0]
        found = [(gain, column) for column in asked if (gain := prices.gain(column)) > 0]
        return [column for _, column in sorted(found, key=itemgetter(0), reverse=True)]
