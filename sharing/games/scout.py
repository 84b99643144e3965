"""A quick search in floats for a basis near the optimum, from which the exact search then starts.

What comes out proves nothing and need not be right: the exact programme takes the basis as its start if it is
feasible there, and goes on from wherever it stands.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from sharing.games.exact_simplex import Column
from sharing.games.pool import Pool

FINE = 10**11
"""Gains below one part in so many of the largest value are left to the exact search."""

TINY = 1 / FINE

SHIFT = 1e-9
"""Each weight is raised by up to this much, so that ties are rare; far below what exact weights can be."""

REFRESH = 64
"""Steps after which the inverse is computed afresh from the basis."""

MOST_STEPS = 20_000
"""A search that takes longer is going round in circles."""

Costs = NDArray[np.float64]


class Scout:
    """The dual programme of one level, max value w over sum of w = (0, ..., 0, 1), in floats.

    Args:
        start: Columns whose first independent ones form a feasible basis; as many as there are rows.
        pools: Columns that may enter; they say how values and entries are scaled.

    Raises:
        LinAlgError: The start is singular or nearly so.
    """

    def __init__(self, start: Sequence[Column], pools: Sequence[Pool]) -> None:
        self.pools, self.scale = pools, pools[0]
        self.rows = len(start[0].entries)
        self.columns: list[Column] = []
        self.inverse = np.eye(self.rows)
        places: list[int] = []
        for column in start:
            direction = self.inverse @ self.numbers(column)[1:]
            free = direction.copy()
            free[places] = 0
            row = int(np.abs(free).argmax())
            if abs(free[row]) > TINY:
                self.pivot(row, direction)
                places.append(row)
                self.columns.append(column)
            if len(places) == self.rows:
                break
        if len(places) < self.rows:
            raise np.linalg.LinAlgError("the start is no basis as far as floats can tell")
        self.columns = [self.columns[places.index(row)] for row in range(self.rows)]
        self.refresh()
        shift = SHIFT * np.random.default_rng(self.rows).uniform(0.5, 1, self.rows)
        self.rhs = np.eye(self.rows)[-1] + self.basis @ shift

    def numbers(self, column: Column) -> NDArray[np.float64]:
        """Value and entries, scaled."""
        value = column.value / self.scale.value
        return np.array([value, *column.entries[:-1], *self.scale.scaled_last(column)], dtype=np.float64)

    def refresh(self) -> None:
        """The basis, its inverse and its values from scratch."""
        numbers = np.array([self.numbers(column) for column in self.columns])
        self.values, self.basis = numbers[:, 0], numbers[:, 1:].T
        self.inverse = np.linalg.inv(self.basis)
        self.bound = np.array([not column.is_free for column in self.columns])

    def pivot(self, row: int, direction: NDArray[np.float64]) -> None:
        """The inverse after a column has replaced the one of a row."""
        lead = self.inverse[row] / direction[row]
        self.inverse -= np.outer(direction, lead)
        self.inverse[row] = lead

    def search(self, ask: Callable[[Costs], Sequence[Column]]) -> list[Column]:
        """The columns of the best basis that was found.

        Args:
            ask: New columns that gain at the given scaled prices; none ends the search.

        Raises:
            LinAlgError: A basis has become singular, or numbers too large.
        """
        for step in range(1, MOST_STEPS):
            costs = self.values @ self.inverse
            if not np.isfinite(costs).all():
                raise np.linalg.LinAlgError("the numbers have left the range of floats")
            entering = self.best(costs)
            if entering is None:
                self.pools[0].add(ask(costs))
                entering = self.best(costs)
            if entering is None or not self.enter(entering):
                break
            if step % REFRESH == 0:
                self.refresh()
        return self.columns

    def best(self, costs: Costs) -> Column | None:
        """The column met before that gains most."""
        found: tuple[float, Column] | None = None
        for pool in self.pools:
            gains = pool.gains(costs)
            k = int(gains.argmax()) if len(gains) else -1
            if k >= 0 and gains[k] > (found[0] if found else TINY):
                found = (float(gains[k]), pool.columns[k])
        return found[1] if found else None

    def enter(self, column: Column) -> bool:
        """Bring a column into the basis; False when nothing limits it."""
        numbers = self.numbers(column)
        direction = self.inverse @ numbers[1:]
        falling = np.flatnonzero(self.bound & (direction > TINY))
        if not len(falling):
            return False
        ratios = (self.inverse @ self.rhs)[falling] / direction[falling]
        row = int(falling[ratios.argmin()])
        self.pivot(row, direction)
        self.columns[row], self.values[row], self.bound[row] = column, numbers[0], not column.is_free
        return True
