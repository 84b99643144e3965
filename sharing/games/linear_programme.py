"""The only door to HiGHS: linear programmes in floats that are solved again and again with small changes.

What comes out is a claim. Callers use the multipliers to *compute* a bound exactly, so that a wrong claim
costs time but never gives a wrong answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from sharing.errors import SolverFailure

Row = tuple[tuple[tuple[int, int], ...], float]
"""Columns with their coefficients, and the limit that their sum may not exceed."""


@dataclass(frozen=True)
class Solved:
    """A point, one number per column, and the multiplier of each row (not negative)."""

    values: NDArray[np.float64]
    multipliers: NDArray[np.float64]


class LinearProgramme:
    """Maximise objective . v   such that   every row . v <= limit,   lower <= v <= upper.

    Each run starts from the basis where the last one ended. No option on threads is ever set: HiGHS has one
    scheduler per process, and two different settings make later runs fail.

    Args:
        columns: How many unknowns there are.
        rows: The rows that stay; `push` adds one for a while.

    >>> programme = LinearProgramme(2, [(((0, 1), (1, 1)), 1)])
    >>> (programme.solve(np.array([1.0, 3.0]), np.zeros(2), np.ones(2)).values > 0.5).tolist()
    [False, True]
    """

    def __init__(self, columns: int, rows: Sequence[Row]) -> None:
        self.highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self.highs.setOptionValue("output_flag", False)
        self.columns = np.arange(columns, dtype=np.int32)
        self.rows = 0
        zeros = np.zeros(columns)
        nothing: NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self.demand(
            self.highs.addCols(columns, zeros, zeros, zeros + 1, 0, nothing, nothing, zeros[:0]), "columns"
        )
        for row in rows:
            self.push(row)

    def push(self, row: Row) -> None:
        """Add a row at the end."""
        entries, limit = row
        where = np.array([column for column, _ in entries], dtype=np.int32)
        coefficients = np.array([coefficient for _, coefficient in entries], dtype=np.float64)
        self.demand(self.highs.addRow(-highspy.kHighsInf, limit, len(entries), where, coefficients), "a row")
        self.rows += 1

    def pop(self) -> None:
        """Take the last row away."""
        self.rows -= 1
        self.demand(self.highs.deleteRows(1, np.array([self.rows], dtype=np.int32)), "taking a row away")

    def solve(
        self, objective: NDArray[np.float64], lower: NDArray[np.float64], upper: NDArray[np.float64]
    ) -> Solved:
        """An optimum, as HiGHS sees it.

        Raises:
            SolverFailure: The run did not end with an optimum.
        """
        n = len(self.columns)
        self.demand(self.highs.changeColsCost(n, self.columns, -objective), "the objective")
        self.demand(self.highs.changeColsBounds(n, self.columns, lower, upper), "the bounds")
        self.demand(self.highs.run(), "the run")
        status = self.highs.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverFailure(f"HiGHS ended with {self.highs.modelStatusToString(status)!r}")
        solution = self.highs.getSolution()
        multipliers = np.maximum(0.0, -np.array(solution.row_dual))  # minimising: a limit has a price <= 0
        return Solved(np.array(solution.col_value), multipliers)

    def demand(self, status: "highspy.HighsStatus", step: str) -> None:
        """Refuse to go on after a step that HiGHS did not take."""
        if status == highspy.HighsStatus.kError:
            raise SolverFailure(f"HiGHS refused {step}")
