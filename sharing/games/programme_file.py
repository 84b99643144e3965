"""The only door to PuLP: linear programmes of a game for auditors, who solve them with their own tools.

PuLP 3.3.1 and 4.x differ; only what they have in common is used. Numbers go through it as floats, so an
answer is compared with the exact one and never replaces it.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pulp

from sharing.errors import SolverFailure, TooManyPlayers, UndefinedSolution
from sharing.games.coalitions import members
from sharing.games.exact_table import Amount
from sharing.games.game import Game
from sharing.games.least_core_point import least_core

MOST_PLAYERS = 14
"""The programme has one row per coalition, 16,382 for 14 players."""

LONGEST = 60
"""Letters of a name in the file; a number in front keeps shortened names apart."""


@dataclass(frozen=True)
class CrossCheck:
    """The value of the least core, found in two ways that share no code.

    Attributes:
        by_pulp: The optimum of the programme in floats, by HiGHS through PuLP.
        exact: The exact value, with its own proof.
        difference: by_pulp - exact, in the unit of the game.
        relative: The difference as a part of the largest value of a coalition.
    """

    by_pulp: float
    exact: Amount
    difference: float
    relative: float


def least_core_programme(game: Game, unit: float = 1.0) -> "pulp.LpProblem":
    """The least core as a PuLP problem:  min t  over  x(N) = v(N),  x(S) + t >= v(S) for all S but N.

    Variables are named t, x1_name, x2_name, ...; each row is named by the bitmask and the members of its
    coalition. To be written down with `writeLP`, or solved with any solver of PuLP.

    Args:
        game: Benefits in the unit of account, 2 to 14 players.
        unit: Values are divided by it; solvers like numbers near 1.

    Raises:
        TooManyPlayers: More than 14; `least_core` needs no such programme.
        UndefinedSolution: A single player: there is no coalition to complain.
    """
    if game.n == 1:
        raise UndefinedSolution("with one player there is no coalition to complain, so there is no programme")
    if game.n > MOST_PLAYERS:
        raise TooManyPlayers(
            f"{game.n} players make a programme of 2**{game.n} rows (at most {MOST_PLAYERS} players); "
            "least_core answers without writing it down"
        )
    problem = pulp.LpProblem("least_core", pulp.LpMinimize)
    t = problem.add_variable("t")
    x = [problem.add_variable(f"x{i}_{plain(name)}") for i, name in enumerate(game.players, start=1)]
    problem += t
    problem += pulp.lpSum(x) == float(game.worth(game.grand)) / unit, "all_together"
    for S in range(1, game.grand):
        received = pulp.lpSum(x[i] for i in members(S))
        problem += received + t >= float(game.worth(S)) / unit, f"S{S}_{plain(game.label(S))}"
    return problem


def write_least_core(game: Game, path: Path) -> None:
    """Write the programme of the least core as an .lp file, which nearly every solver reads.

    Values are written with 12 digits.

    Args:
        game: As for `least_core_programme`.
        path: Where to; an existing file is replaced.

    Raises:
        TooManyPlayers, UndefinedSolution: As for `least_core_programme`.
    """
    least_core_programme(game).writeLP(str(path))


def cross_check(game: Game) -> CrossCheck:
    """Solve the least core through PuLP and compare with the exact value.

    Args:
        game: As for `least_core_programme`.

    Raises:
        SolverFailure: HiGHS did not end with an optimum.
        TooManyPlayers, UndefinedSolution: As for `least_core_programme`.

    >>> cross_check(Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])).exact
    Fraction(1, 3)
    """
    stake = game.stake or 1.0
    problem = least_core_programme(game, unit=stake)
    if not solve(problem):
        raise SolverFailure("HiGHS, called through PuLP, finds no point in a programme that always has one")
    found, exact = float(pulp.value(problem.objective)) * stake, least_core(game).value
    difference = found - float(exact)
    return CrossCheck(found, exact, difference, difference / stake)


def nearest_whole(
    n: int, total: int, wanted: Sequence[Fraction], demands: Iterable[tuple[int, int]]
) -> tuple[int, ...] | None:
    """Whole numbers that add up to the total, meet the demands and lie nearest to what is wanted.

        min sum of |k_i - wanted_i|   over whole k,   k(N) = total,   k(S) >= least for every (S, least)

    Returns:
        As the solver claims; None when it finds that there are none.

    Raises:
        SolverFailure: It ended with neither.
    """
    problem = pulp.LpProblem("nearest", pulp.LpMinimize)
    down = [math.floor(p) for p in wanted]
    k = [problem.add_variable(f"k{i}", cat=pulp.LpInteger) for i in range(n)]
    d = [problem.add_variable(f"d{i}", lowBound=0) for i in range(n)]
    problem += pulp.lpSum(d)
    problem += pulp.lpSum(k) == total - sum(down), "total"
    for i, p in enumerate(wanted):
        problem += d[i] - k[i] >= -float(p - down[i]), f"above{i}"
        problem += d[i] + k[i] >= float(p - down[i]), f"below{i}"
    for S, least in demands:
        problem += pulp.lpSum(k[i] for i in members(S)) >= least - sum(down[i] for i in members(S)), f"S{S}"
    if not solve(problem):
        return None
    return tuple(down[i] + round(pulp.value(k[i])) for i in range(n))


def solve(problem: "pulp.LpProblem") -> bool:
    """Solve by HiGHS; whether there is an optimum, or no point at all."""
    stats: Any = problem.solve(pulp.HiGHS(msg=False))
    status = getattr(stats, "status", stats)
    if status not in (pulp.LpStatusOptimal, pulp.LpStatusInfeasible):
        raise SolverFailure(f"HiGHS, called through PuLP, ended with status {status}")
    return bool(status == pulp.LpStatusOptimal)


def plain(name: str) -> str:
    """A name in the letters that .lp files allow, shortened."""
    return re.sub(r"\W+", "_", name)[:LONGEST]
