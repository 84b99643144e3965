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
        entry: How large entries are.

    >>> pool = Pool(value=5, entry=1)
    >>> pool.add([Column((1, 0), 5, 1), Column((0, 1), 3, 2)])
    >>> [column.coalition for column in pool.offended(Prices((9, 1), 2))]
    [2, 1]
    """

    def __init__(self, value: int, entry: int) -> None:
        self.value, self.entry = value, entry
        self.columns: list[Column] = []
        self.floats: list[list[float]] = []
        self.matrix: NDArray[np.float64] | None = None

    def add(self, columns: Iterable[Column]) -> None:
        """Remember more columns."""
        for column in columns:
            self.columns.append(column)
            self.floats.append([column.value / self.value, *(e / self.entry for e in column.entries)])
        self.matrix = None

    def keep(self, kept: Sequence[bool] | NDArray[np.bool_]) -> None:
        """Forget all columns but these."""
        self.columns = list(compress(self.columns, kept))
        self.floats = list(compress(self.floats, kept))
        self.matrix = None

    def offended(self, prices: Prices) -> list[Column]:
        """Columns with a positive gain at the prices, the largest first; perhaps none although there are.

        Floats choose whom to ask, exact arithmetic answers.
        """
        asked = self.columns
        if len(asked) > MOST:
            if self.matrix is None:
                self.matrix = np.array(self.floats)
            unit = prices.denominator * self.value
            gains = self.matrix @ np.array([1.0, *(-price * self.entry / unit for price in prices.numerators)])
            asked = [self.columns[k] for k in np.argpartition(gains, -MOST)[-MOST:] if gains[k] > 0]
        found = [(gain, column) for column in asked if (gain := prices.gain(column)) > 0]
        return [column for _, column in sorted(found, key=itemgetter(0), reverse=True)]
