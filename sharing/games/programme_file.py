"""Linear programmes of a game for auditors, who solve them with their own tools.

Numbers go through them as floats, so an answer is compared with the exact one and never replaces it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from sharing.errors import SolverFailure, TooManyPlayers, UndefinedSolution
from sharing.games.coalitions import members
from sharing.games.exact_table import Amount
from sharing.games.game import Game
from sharing.games.least_core_point import least_core
from sharing.games.mixed_programme import Column, Programme, Row, plain

MOST_PLAYERS = 14
"""The programme has one row per coalition, 16,382 for 14 players."""


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


def least_core_programme(game: Game, unit: float = 1.0) -> Programme:
    """The least core as a programme:  min t  over  x(N) = v(N),  x(S) + t >= v(S) for all S but N.

    Variables are named t, x1_name, x2_name, ...; each row is named by the bitmask and the members of its
    coalition. To be written down (`text`), or solved with any solver.

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
    x = [f"x{i}_{plain(name)}" for i, name in enumerate(game.players, start=1)]
    columns = [Column(name, lower=None) for name in ("t", *x)]
    rows = [Row("all_together", dict.fromkeys(x, 1.0), "=", float(game.worth(game.grand)) / unit)]
    for S in range(1, game.grand):
        coefficients = {**{x[i]: 1.0 for i in members(S)}, "t": 1.0}
        name = f"S{S}_{plain(game.label(S))}"
        rows.append(Row(name, coefficients, ">=", float(game.worth(S)) / unit))
    return Programme("least_core", tuple(columns), {"t": 1.0}, tuple(rows))


def write_least_core(game: Game, path: Path) -> None:
    """Write the programme of the least core as an .lp file, which nearly every solver reads.

    Values are written with 12 digits.

    Args:
        game: As for `least_core_programme`.
        path: Where to; an existing file is replaced.

    Raises:
        TooManyPlayers, UndefinedSolution: As for `least_core_programme`.
    """
    path.write_text(least_core_programme(game).text(), encoding="utf-8")


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
    point = least_core_programme(game, unit=stake).solved()
    if point is None:
        raise SolverFailure("HiGHS, called through PuLP, finds no point in a programme that always has one")
    found, exact = point["t"] * stake, least_core(game).value
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
    down = [math.floor(p) for p in wanted]
    k, d = [f"k{i}" for i in range(n)], [f"d{i}" for i in range(n)]
    columns = [*(Column(name, lower=None, is_whole=True) for name in k), *(Column(name) for name in d)]
    rows = [Row("total", dict.fromkeys(k, 1.0), "=", total - sum(down))]
    for i, p in enumerate(wanted):
        rows.append(Row(f"above{i}", {d[i]: 1.0, k[i]: -1.0}, ">=", -float(p - down[i])))
        rows.append(Row(f"below{i}", {d[i]: 1.0, k[i]: 1.0}, ">=", float(p - down[i])))
    for S, least in demands:
        who = members(S)
        rows.append(Row(f"S{S}", {k[i]: 1.0 for i in who}, ">=", least - sum(down[i] for i in who)))
    point = Programme("nearest", tuple(columns), dict.fromkeys(d, 1.0), tuple(rows)).solved()
    return tuple(down[i] + round(point[k[i]]) for i in range(n)) if point is not None else None
