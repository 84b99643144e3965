"""An empty core is shown by balancing weights, a non-empty one by a point."""

from fractions import Fraction

import numpy as np
from hypothesis import given, settings

from sharing.games import EmptyCore, Game, NonemptyCore, core_status, is_in_core, prenucleolus
from tests.laws.games import exact_values, games


@settings(max_examples=100, deadline=None)
@given(game=games())
def test_either_witness_is_valid(game: Game) -> None:
    status, values = core_status(game), exact_values(game)

    if isinstance(status, NonemptyCore):
        assert is_in_core(game, status.point)
    else:
        for i in range(game.n):
            assert sum(weight for S, weight in status.weights if S >> i & 1) == 1
        assert sum(weight * values[S] for S, weight in status.weights) == values[-1] + status.shortfall
        assert status.shortfall > 0


@settings(max_examples=60, deadline=None)
@given(game=games(least=2))
def test_the_core_is_empty_exactly_when_the_prenucleolus_is_outside(game: Game) -> None:
    assert is_in_core(game, prenucleolus(game)) == isinstance(core_status(game), NonemptyCore)


@settings(max_examples=60, deadline=None)
@given(game=games())
def test_the_shortfall_is_just_enough(game: Game) -> None:
    status, values = core_status(game), exact_values(game)
    if isinstance(status, EmptyCore):
        enough = [*values[:-1], values[-1] + status.shortfall]
        short = [*values[:-1], values[-1] + status.shortfall * Fraction(999, 1000)]

        assert isinstance(core_status(Game(game.players, enough)), NonemptyCore)
        assert isinstance(core_status(Game(game.players, short)), EmptyCore)


def test_larger_games() -> None:
    for n in (9, 11, 13):
        values = np.bitwise_count(np.arange(2**n)).astype(np.int64) ** 2
        values[2 ** (n - 1) - 1] += 2 * n  # the first n - 1 players secure more than their square
        players = [f"p{i}" for i in range(n)]

        assert isinstance(core_status(Game(players, values)), EmptyCore)
        values[-1] += 2 * n
        assert isinstance(core_status(Game(players, values)), NonemptyCore)
