"""The tau value: its bounds by definition, and what is said when it is not defined."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from sharing.errors import UndefinedSolution
from sharing.games import EmptyCore, Game, core_status, tau
from sharing.games.concepts.tau import bounds
from tests.laws.games import exact_values, games


@settings(max_examples=40, deadline=None)
@given(game=games())
def test_the_bounds_by_definition_and_every_game_with_a_core_has_the_value(game: Game) -> None:
    v = exact_values(game)
    most = [v[-1] - v[game.grand ^ 1 << i] for i in range(game.n)]
    least = [
        max(
            v[S] - sum((most[j] for j in range(game.n) if j != i and S >> j & 1), start=Fraction(0))
            for S in range(len(v))
            if S >> i & 1
        )
        for i in range(game.n)
    ]
    hopes, demands = bounds(game)

    assert [hope * game.table.grain for hope in hopes] == most
    assert [demand * game.table.grain for demand in demands] == least
    if not isinstance(core_status(game), EmptyCore):
        assert tau(game).total == v[-1]


def test_which_condition_fails() -> None:
    with pytest.raises(UndefinedSolution, match="a can demand 5 but hope for no more than 1"):
        tau(Game("ab", [0, 5, 3, 4]))
    with pytest.raises(UndefinedSolution, match="there is 10 to share, but the players can demand 12"):
        tau(Game("abc", [0, 4, 4, 4, 4, 4, 4, 10]))
