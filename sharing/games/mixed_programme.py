"""The only door to PuLP: a programme with whole-number columns, to be solved, or written down for auditors.

PuLP 3.3.1 and 4.x differ; only what they have in common is used. Numbers go through it as floats, so an
answer is a claim: whoever asks checks it exactly.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pulp

from sharing.errors import SolverFailure

LONGEST = 60
"""Letters of a name in the file; a number in front keeps shortened names apart."""


@dataclass(frozen=True)
class Column:
    """An unknown.

    Attributes:
        name: Distinct, in letters that .lp files allow (`plain`).
        lower, upper: Bounds; None is none.
        is_whole: Whether it must be a whole number.
    """

    name: str
    lower: float | None = 0
    upper: float | None = None
    is_whole: bool = False


@dataclass(frozen=True)
class Row:
    """sum of coefficient * column   >=, = or <=   limit."""

    name: str
    coefficients: Mapping[str, float]
    sense: Literal[">=", "=", "<="]
    limit: float


@dataclass(frozen=True)
class Programme:
    """Minimise the objective under the rows.

    Attributes:
        name: What it is called in a file.
        columns: The unknowns, in the order of the file.
        objective: Column -> coefficient.
        rows: What must hold.

    >>> k = Column("k", is_whole=True)
    >>> Programme("least", (k,), {"k": 1.0}, (Row("enough", {"k": 2.0}, ">=", 5.0),)).solved()
    {'k': 3.0}
    """

    name: str
    columns: tuple[Column, ...]
    objective: Mapping[str, float]
    rows: tuple[Row, ...]

    def problem(self) -> Any:
        """As a PuLP problem."""
        problem = pulp.LpProblem(self.name, pulp.LpMinimize)
        unknowns = {column.name: self._added(problem, column) for column in self.columns}
        problem += pulp.lpSum(factor * unknowns[name] for name, factor in self.objective.items())
        for row in self.rows:
            total = pulp.lpSum(factor * unknowns[name] for name, factor in row.coefficients.items())
            match row.sense:
                case ">=":
                    problem += total >= row.limit, row.name
                case "=":
                    problem += total == row.limit, row.name
                case "<=":
                    problem += total <= row.limit, row.name
        return problem

    @staticmethod
    def _added(problem: Any, column: Column) -> Any:
        kind = pulp.LpInteger if column.is_whole else pulp.LpContinuous
        return problem.add_variable(column.name, lowBound=column.lower, upBound=column.upper, cat=kind)

    def solved(self) -> dict[str, float] | None:
        """The best point, as the solver claims; None when it finds that there is none.

        Raises:
            SolverFailure: it ended with neither.
        """
        problem = self.problem()
        if not solve(problem):
            return None
        found = {variable.name: pulp.value(variable) for variable in problem.variables()}
        return {column.name: float(found.get(column.name) or 0.0) for column in self.columns}

    def text(self) -> str:
        """In LP format, which nearly every solver reads; numbers have 12 digits."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{self.name}.lp"
            self.problem().writeLP(str(path))
            return path.read_text(encoding="utf-8")


def solve(problem: Any) -> bool:
    """Solve by HiGHS; whether there is an optimum, or no point at all.

    Raises:
        SolverFailure: it ended with neither.
    """
    stats: Any = problem.solve(pulp.HiGHS(msg=False))
    status = getattr(stats, "status", stats)
    if status not in (pulp.LpStatusOptimal, pulp.LpStatusInfeasible):
        raise SolverFailure(f"HiGHS, called through PuLP, ended with status {status}")
    return bool(status == pulp.LpStatusOptimal)


def plain(name: str) -> str:
    """A name in the letters that .lp files allow, shortened."""
    return re.sub(r"\W+", "_", name)[:LONGEST]
