"""Columns that were met before: most of what offends the next amounts is among them."""

import math
from collections.abc import Iterable
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from sharing.games.exact_simplex import Column, Prices

MOST = 32
"""So many columns are named at a time: each pivot looks at all of them again."""


class Pool:
    """Columns, with their numbers as one matrix of floats that tells in one product whom to look at.

    >>> pool = Pool([Column((1, 0), 5, 1), Column((0, 1), 3, 2)])
    >>> [column.coalition for column in pool.offended(Prices((9, 1), 2))]
    [2, 1]
    """

    def __init__(self, columns: Iterable[Column] = ()) -> None:
        self.columns = list(columns)
        self.largest_value = self.largest_entry = 1
        self._floats: NDArray[np.float64] | None = None

    def add(self, columns: Iterable[Column]) -> None:
        """Remember more columns."""
        self.columns += columns
        self._floats = None

    def offended(self, prices: Prices) -> list[Column]:
        """Columns with a positive gain at the prices, the largest first; perhaps none although there are.

        Floats choose whom to ask, exact arithmetic answers.
        """
        asked = self.columns
        if len(asked) > MOST:
            numbers = self.floats()
            unit = prices.denominator * self.largest_value
            costs = [-price * self.largest_entry / unit for price in prices.numerators]
            gains = numbers @ np.array([1.0, *costs])
            asked = [self.columns[k] for k in np.argpartition(gains, -MOST)[-MOST:] if gains[k] > 0]
        found = [(gain, column) for column in asked if (gain := prices.gain(column)) > 0]
        return [column for _, column in sorted(found, key=itemgetter(0), reverse=True)]

    def floats(self) -> NDArray[np.float64]:
        """Value and entries of each column, as parts of the largest value and the largest entry."""
        if self._floats is None:
            self.largest_value = max(1, *(math.ceil(abs(column.value)) for column in self.columns))
            self.largest_entry = max(abs(entry) for column in self.columns for entry in column.entries)
            self._floats = np.array(
                [
                    [column.value / self.largest_value, *(e / self.largest_entry for e in column.entries)]
                    for column in self.columns
                ],
                dtype=np.float64,
            )
        return self._floats
