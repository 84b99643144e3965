"""Costs are turned into savings and back in one place."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from sharing.games import CostGame, Game, is_in_core, nucleolus, objections, solution
from tests.laws.games import exact_values, games


@settings(max_examples=60, deadline=None)
@given(game=games())
def test_savings_by_definition(game: Game) -> None:
    costs = CostGame(game.players, exact_values(game))
    alone = [Fraction(cost) for cost in game.alone()]
    saved = [sum(a for i, a in enumerate(alone) if S >> i & 1) - c for S, c in enumerate(exact_values(game))]

    assert exact_values(costs.savings) == saved


def test_charges_and_savings_are_two_views_of_one_split() -> None:
    costs = CostGame.from_coalitions({"a": 6, "b": 8, "a+b": 10})
    split = nucleolus(costs.savings)

    assert costs.charged(split).by_player() == {"a": 4, "b": 6}
    assert costs.saved(costs.charged(split)).amounts == split.amounts
    assert costs.charges(nucleolus).proof == split.proof


def test_a_coalition_objects_iff_it_is_charged_more_than_its_own_cost() -> None:
    costs = CostGame("ab", [0, 6, 8, 10])

    assert is_in_core(costs.savings, costs.saved({"a": 2, "b": 8}))
    assert [o.members for o in objections(costs.savings, costs.saved([1, 9]))] == [("b",)]


def test_a_concept_that_is_not_covariant_is_applied_to_the_costs_themselves() -> None:
    costs = CostGame("ab", [0, 6, 9, 10])

    assert solution("proportional").charges(costs).amounts == (4, 6)


def test_costs_in_floats_save_nothing_alone() -> None:
    costs = CostGame("abc", np.array([0, 0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.45]))

    assert costs.savings.alone() == (0, 0, 0)
    assert costs.charges(nucleolus).total == pytest.approx(0.45)


def test_a_missing_cost_is_named() -> None:
    with pytest.raises(ValueError, match="the cost of b is missing"):
        CostGame.from_coalitions({"a": 6, "a+b": 10})
