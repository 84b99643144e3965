"""The egalitarian solution: in the core, Lorenz-best, and the same as the leximin point of the core."""

import pytest
from hypothesis import given, settings

from sharing.errors import UndefinedSolution
from sharing.games import CostGame, Game, dutta_ray, egalitarian_core, is_in_core, shapley, solution
from tests.laws.games import convex_games


@settings(max_examples=30, deadline=None)
@given(game=convex_games())
def test_it_is_the_most_equal_point_of_the_core(game: Game) -> None:
    split = dutta_ray(game)

    assert is_in_core(game, split)
    assert split.amounts == egalitarian_core(game).amounts


@settings(max_examples=30, deadline=None)
@given(game=convex_games())
def test_the_poorest_k_together_get_at_least_what_the_shapley_value_gives_the_poorest_k(game: Game) -> None:
    equal, other = sorted(dutta_ray(game).amounts), sorted(shapley(game).amounts)
    for k in range(1, game.n + 1):
        assert sum(equal[:k]) >= sum(other[:k])


def test_a_game_that_is_not_convex_is_refused_with_two_coalitions() -> None:
    with pytest.raises(
        UndefinedSolution, match=r"not convex: a and b together are worth 15, .* only 12; egal"
    ):
        dutta_ray(Game("ab", [0, 10, 5, 12]))


def test_charges_are_as_equal_as_the_coalitions_allow() -> None:
    costs = CostGame("abc", [0, 2, 9, 10, 9, 10, 12, 13])

    assert solution("dutta_ray").charges(costs).amounts == (2, 5.5, 5.5)
    assert solution("egalitarian_core").charges(costs).amounts == (2, 5.5, 5.5)
