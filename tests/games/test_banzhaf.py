"""The Banzhaf value against its definition, and the condition under which it can be scaled."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from sharing.errors import UndefinedSolution
from sharing.games import Game, banzhaf, normalised_banzhaf
from tests.laws.games import exact_values, games


@settings(max_examples=30, deadline=None)
@given(game=games())
def test_the_definition(game: Game) -> None:
    v = exact_values(game)
    for i, amount in enumerate(banzhaf(game).amounts):
        gains = [v[S | 1 << i] - v[S] for S in range(len(v)) if not S >> i & 1]

        assert amount == sum(gains, start=Fraction(0)) / len(gains)


def test_values_that_add_up_to_nothing_give_no_proportion() -> None:
    with pytest.raises(UndefinedSolution, match=r"add up to 0 \(a 1/2, b -1/2\); shapley is defined"):
        normalised_banzhaf(Game("ab", [0, 1, 0, 0]))
