"""Dividends and the rules that they are: taking a game apart and putting it together again."""

import numpy as np
from hypothesis import given, settings

from sharing.games import Game
from sharing.games.dividends import dividends
from sharing.games.rules import zeta_transform
from tests.laws.games import games


@settings(max_examples=30, deadline=None)
@given(game=games())
def test_the_dividends_of_the_parts_add_up_to_the_whole(game: Game) -> None:
    parts = dividends(game.table.counts)
    zeta_transform(parts)

    assert parts.tolist() == game.table.counts.tolist()


def test_the_table_is_not_written_into_and_long_integers_stay_exact() -> None:
    counts = np.array([0, 2**61, -(2**61), 2**61])

    assert dividends(counts).tolist() == [0, 2**61, -(2**61), 2**61]
    assert counts.tolist() == [0, 2**61, -(2**61), 2**61]
    assert dividends(np.array([0, -(2**61), -(2**61), 2**61])).tolist()[3] == 3 * 2**61
