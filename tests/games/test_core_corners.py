"""The corners of the core are those that a list of all intersections gives."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings

from sharing.errors import SolverFailure, TooManyPlayers, UndefinedSolution
from sharing.games import EmptyCore, Game, Rule, RuleGame, core_range, core_status
from sharing.games.core_corners import core_vertices, prove_corner
from tests.laws.games import convex_games, exact_values, games

Point = tuple[Fraction, ...]


def solved(rows: Sequence[Sequence[Fraction]]) -> Point | None:
    """The only solution of n equations in n unknowns (right-hand side last), if there is only one."""
    matrix, n = [list(row) for row in rows], len(rows)
    for c in range(n):
        r = next((r for r in range(c, n) if matrix[r][c]), None)
        if r is None:
            return None
        matrix[c], matrix[r] = matrix[r], matrix[c]
        matrix[c] = [a / matrix[c][c] for a in matrix[c]]
        for k in range(n):
            if k != c:
                matrix[k] = [a - matrix[k][c] * b for a, b in zip(matrix[k], matrix[c], strict=True)]
    return tuple(row[-1] for row in matrix)


def by_definition(game: Game) -> set[Point]:
    """All points of the core in which n - 1 coalitions, with N, get just what they secure."""
    n, v = game.n, exact_values(game)
    rows = [[Fraction(S >> i & 1) for i in range(n)] + [v[S]] for S in range(2**n)]
    points = (solved([rows[-1], *chosen]) for chosen in combinations(rows[1:-1], n - 1))
    return {
        p
        for p in points
        if p and all(sum(x for i, x in enumerate(p) if S >> i & 1) >= v[S] for S in range(2**n))
    }


def corners(game: Game) -> set[Point]:
    return {tuple(Fraction(x) for x in corner.amounts) for corner in core_vertices(game)}


@settings(max_examples=40, deadline=None)
@given(game=games())
def test_corners_are_the_intersections_that_lie_in_the_core(game: Game) -> None:
    if isinstance(core_status(game), EmptyCore):
        with pytest.raises(UndefinedSolution, match="the core is empty"):
            core_vertices(game)
    else:
        assert corners(game) == by_definition(game)


@settings(max_examples=30, deadline=None)
@given(game=convex_games())
def test_corners_of_a_convex_game_are_what_the_last_comers_add(game: Game) -> None:
    """Shapley (1971): the marginal vectors of the orders of arrival."""
    expected = set()
    for order in permutations(range(game.n)):
        before, amounts = 0, [Fraction(0)] * game.n
        for i in order:
            amounts[i] = Fraction(game.worth(before | 1 << i)) - Fraction(game.worth(before))
            before |= 1 << i
        expected.add(tuple(amounts))

    assert corners(game) == expected


def test_six_players_with_all_720_corners() -> None:
    """Every pair adds an amount of its own: strictly convex, all corners distinct."""
    players = "abcdef"
    pairs = [Rule(pair, (), 2 + Fraction(1, 2 + k)) for k, pair in enumerate(combinations(players, 2))]
    game = RuleGame(players, pairs).to_table()
    found = core_vertices(game)

    assert len(found) == 720
    ends = core_range(game).by_player()
    for i, name in enumerate(players):
        amounts = [Fraction(corner.amounts[i]) for corner in found]
        assert (min(amounts), max(amounts)) == ends[name]


def test_a_core_without_inside() -> None:
    assert corners(Game("abc", [0, 0, 0, 2, 0, 2, 2, 3])) == {(1, 1, 1)}
    assert corners(Game("abc", [0, 1, 1, 2, 1, 2, 2, 3])) == {(1, 1, 1)}
    assert corners(Game("a", [0, 4])) == {(4,)}


def test_more_players_are_told_what_still_works() -> None:
    with pytest.raises(TooManyPlayers, match=r"at most 6 players.*core_range still tells"):
        core_vertices(Game("abcdefg", [0] * 128))


def test_a_point_that_is_no_corner_does_not_get_through() -> None:
    with pytest.raises(SolverFailure, match="no corner"):
        prove_corner(Game("ab", [0, 0, 0, 2]), (Fraction(1), Fraction(1)))
