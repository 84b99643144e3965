"""An exact linear programme whose columns are found as they are needed.

    maximise   sum of value_c * w_c   over the columns c
    such that  sum of entries_c * w_c = rhs,   w_c >= 0 except for free columns

There is one column per coalition, far too many to write down; the caller's `violated` looks at the current
prices (the solution of the dual) and names columns that would improve the answer, or none, which proves
that it is optimal. All numbers are integers: the inverse of the basis is kept as an integer matrix over one
determinant (Edmonds 1967, Bareiss 1968), so nothing is rounded and near-ties are no harder than anything
else.

Ties in the ratio test, which could make the method go round in circles, are broken by the perturbation of
Charnes (1952): the right-hand side is moved by powers of one tiny number, here the lower digits of long
integers.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.errors import SolverFailure

DIGIT_BITS = 3
"""Bits per row for one digit of the perturbation: more than a determinant of zeros and ones can have. Where
larger entries make digits run into each other, the answer for the true right-hand side shows it."""


@dataclass(frozen=True)
class Column:
    """One unknown weight: its coefficients, what a unit of it is worth, whether it may be negative."""

    entries: tuple[int, ...]
    value: Fraction | int
    coalition: int
    role: str = ""
    is_free: bool = False


@dataclass(frozen=True)
class Prices:
    """A price per row, numerators[k] / denominator, in lowest terms; the denominator is positive."""

    numerators: tuple[int, ...]
    denominator: int

    def gain(self, column: Column) -> Fraction | int:
        """What a unit of the column earns above its cost, times the denominator."""
        cost: int = sum(map(mul, column.entries, self.numerators))
        return column.value * self.denominator - cost

    def fractions(self) -> tuple[Fraction, ...]:
        """The prices themselves."""
        return tuple(Fraction(p, self.denominator) for p in self.numerators)


class InfeasibleStart(SolverFailure):
    """The columns to start from do not form a basis with weights >= 0."""


class Unbounded(SolverFailure):
    """The weights can grow without limit: what the prices should satisfy contradicts itself.

    Attributes:
        ray: Columns with integer weights (>= 0 except for free columns) that add up to nothing and are worth
            more than nothing.
    """

    def __init__(self, ray: tuple[tuple[Column, int], ...]) -> None:
        super().__init__(f"unbounded in the direction of coalition {ray[0][0].coalition:b}")
        self.ray = ray


@dataclass(frozen=True)
class Optimum:
    """The prices and, as their proof, the weights: integers over `determinant`, one per basic column."""

    prices: Prices
    columns: tuple[Column, ...]
    weights: tuple[int, ...]
    determinant: int


def maximise(
    start: Iterable[Column], rhs: Sequence[int], violated: Callable[[Prices], Sequence[Column]]
) -> Optimum:
    """Solve the programme above.

    Args:
        start: Columns whose first independent ones form a basis with weights >= 0 (free columns: any weight).
        rhs: One integer per row.
        violated: Columns with a positive gain at the given prices, at least one if there is any in the whole
            programme; an empty answer ends the search.

    Raises:
        SolverFailure: The start is not a feasible basis, or the programme is unbounded.
    """
    columns, bits = list(start), DIGIT_BITS
    while True:
        basis = Basis(columns, rhs, bits)
        prices = basis.prices()
        while batch := violated(prices):
            while (entering := max(batch, key=prices.gain)) and prices.gain(entering) > 0:
                basis.enter(entering)
                prices = basis.prices()
        best = basis.optimum(prices)
        if all(w >= 0 or c.is_free for c, w in zip(best.columns, best.weights, strict=True)):
            return best
        bits *= 8


class Basis:
    """The current basic columns, with the inverse of their matrix as `tableau[:, :-1] / determinant`.

    The last column of the tableau holds the weights for the perturbed right-hand side.
    """

    def __init__(self, start: Iterable[Column], rhs: Sequence[int], bits: int = DIGIT_BITS) -> None:
        rows = len(rhs)
        self.rhs = np.array(rhs, dtype=object)
        self.determinant = 1
        self.tableau: NDArray[Any] = np.hstack([identity(rows), np.zeros((rows, 1), dtype=object)])
        chosen: dict[int, Column] = {}
        for column in start:
            free_rows = (r for r in range(rows) if r not in chosen)
            direction = self.tableau[:, :-1] @ np.array(column.entries, dtype=object)
            row = next((r for r in free_rows if direction[r]), None)
            if row is not None:
                self.pivot(row, direction)
                chosen[row] = column
        if len(chosen) < rows:
            raise InfeasibleStart(f"the start has only {len(chosen)} independent columns, {rows} are needed")
        self.columns = [chosen[r] for r in range(rows)]
        self.perturb(bits * rows)

    def perturb(self, bits: int) -> None:
        """Move the right-hand side by a different tiny part of every basic column: no weight stays zero."""
        rows = len(self.columns)
        matrix = np.array([column.entries for column in self.columns], dtype=object).T
        parts = np.array([1 << bits * (rows - 1 - k) for k in range(rows)], dtype=object)
        self.tableau[:, -1] = self.tableau[:, :-1] @ (self.rhs * (1 << bits * rows) + matrix @ parts)
        for column, weight in zip(self.columns, self.tableau[:, -1], strict=True):
            if weight < 0 and not column.is_free:
                raise InfeasibleStart(f"the start gives coalition {column.coalition:b} a negative weight")

    def pivot(self, row: int, direction: NDArray[Any]) -> None:
        """Replace the basic column of `row`; every division is without remainder."""
        lead, kept = direction[row], self.tableau[row].copy()
        self.tableau = (self.tableau * lead - np.outer(direction, kept)) // self.determinant
        self.tableau[row] = kept
        self.determinant = lead
        if lead < 0:
            self.tableau, self.determinant = -self.tableau, -lead

    def enter(self, entering: Column) -> None:
        """Bring a column into the basis; the one whose weight reaches zero first leaves."""
        direction = self.tableau[:, :-1] @ np.array(entering.entries, dtype=object)
        weights = self.tableau[:, -1].tolist()
        leaving = -1
        for r, d in enumerate(direction.tolist()):
            if d <= 0 or self.columns[r].is_free:
                continue
            # weights[r] / d is the smallest so far: multiplied out, as fractions of long integers are slow
            if leaving < 0 or weights[r] * direction[leaving] < weights[leaving] * d:
                leaving = r
        if leaving < 0:
            weights = [(c, -int(d)) for c, d in zip(self.columns, direction, strict=True) if d]
            raise Unbounded(((entering, int(self.determinant)), *weights))
        self.pivot(leaving, direction)
        self.columns[leaving] = entering

    def prices(self) -> Prices:
        """The prices at which every basic column earns exactly its cost."""
        scale = math.lcm(*(column.value.denominator for column in self.columns))
        values = [int(column.value * scale) for column in self.columns]
        numerators = np.array(values, dtype=object) @ self.tableau[:, :-1]
        denominator = scale * self.determinant
        divisor = math.gcd(denominator, *numerators)
        return Prices(tuple(int(p) // divisor for p in numerators), int(denominator // divisor))

    def optimum(self, prices: Prices) -> Optimum:
        """The answer with the weights of the unperturbed right-hand side."""
        weights = tuple(int(w) for w in self.tableau[:, :-1] @ self.rhs)
        return Optimum(prices, tuple(self.columns), weights, int(self.determinant))


def identity(rows: int) -> NDArray[Any]:
    """The identity matrix in Python integers."""
    matrix: NDArray[Any] = np.zeros((rows, rows), dtype=object)
    matrix[range(rows), range(rows)] = 1
    return matrix
