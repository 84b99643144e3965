"""A game without an agreement around it."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from contracts.bare_game import BareGame

PAIR = {"players": ["a", "b"], "values": [0, 10, 0, 30]}
COSTS = {"a": 5, "b": 6, "a+b": 9}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"values": [0, 10, 30]}, "2 players need 4 values, here are 3"),
        ({"values": [1, 10, 0, 30]}, "the first value, of nobody, is 1"),
        ({"values": None}, "a game has `values` or `coalitions`, one of them"),
        ({"coalitions": COSTS}, "a game has `values` or `coalitions`, one of them"),
        ({"players": ["a", "a"]}, "a player stands twice in `players`"),
        ({"values": None, "coalitions": {"a+c": 1}}, "coalition 'a+c': player 'c' is not declared"),
        ({"values": None, "coalitions": {"a+a": 1}}, "coalition 'a+a' names a player twice"),
        ({"values": None, "coalitions": {"a+b": 1, "b+a": 1}}, "coalition 'b+a' is the same as 'a+b'"),
        (
            {"values": None, "kind": "cost", "coalitions": {"a": 1, "b": 1}},
            "2 players make 3 coalitions, here are the costs of 2",
        ),
    ],
)
def test_a_table_that_gives_no_game_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError) as refused:
        BareGame.model_validate(PAIR | changes)

    assert says == str(refused.value.errors()[0]["ctx"]["error"])


def test_numbers_are_exact() -> None:
    game = BareGame.model_validate(PAIR | {"values": [0, "79/8", 0.1, "1,200.50"]})

    assert (0, Fraction(79, 8), Fraction(1, 10), Fraction(2401, 2)) == game.values


def test_a_cost_game_lists_every_coalition() -> None:
    game = BareGame.model_validate({"players": ["a", "b"], "kind": "cost", "coalitions": COSTS})

    assert COSTS == game.coalitions
