"""A game is right by construction, keeps what it is given, and speaks in names."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from sharing.errors import TooManyPlayers
from sharing.games import Game


def test_exact_input_of_every_kind_stays_exact() -> None:
    game = Game(("a", "b"), ["0", Decimal("0.1"), Fraction(1, 3), 1])

    assert game.is_exact
    assert [game.worth(S) for S in range(4)] == [0, Fraction(1, 10), Fraction(1, 3), 1]
    assert game.tolerance == 0


def test_integers_far_beyond_63_bits_stay_exact() -> None:
    long = Fraction(10**40 + 1, 209**19)
    game = Game(("a", "b"), [0, long, 2**80, 2**80 + 1])

    assert game.worth(1) == long
    assert game.worth(3) - game.worth(2) == 1
    assert game.values[2] == float(2**80)


def test_integers_of_mixed_size_do_not_become_floats() -> None:
    game = Game(("a", "b"), [0, -1, 2**63, 2**63 + 1])

    assert game.worth(3) == 2**63 + 1


def test_one_float_makes_a_game_of_floats() -> None:
    game = Game(("a", "b"), [0, 10, 0.5, 30])

    assert not game.is_exact
    assert game.worth(2) == 0.5
    assert 0 < game.tolerance < 1e-6


@pytest.mark.parametrize("scale", [1e-300, 1e-7, 1.0, 1e9, 1e300])
def test_the_exact_table_of_a_game_of_floats_is_within_its_tolerance(scale: float) -> None:
    game = Game(("a", "b"), np.array([0, 0.1, -2 / 3, 1.7]) * scale)
    rounded = [float(int(count) * game.table.grain) for count in game.table.counts]

    assert np.abs(np.array(rounded) - game.values).max() <= game.tolerance


def test_sums_of_decimals_are_recognised_as_equal() -> None:
    game = Game(("a", "b"), np.array([0, 0.1 + 0.2, 0.3, 1.0]))

    assert game.table.counts[1] == game.table.counts[2]


def test_arrays_are_copied_and_locked() -> None:
    for given in (np.array([0, 1, 2, 3]), np.array([0, 1, 2, 3.5])):
        game = Game(("a", "b"), given)
        given[1] = 99

        assert game.worth(1) == 1
        with pytest.raises(ValueError, match="read-only"):
            game.values[1] = 5


def test_coalitions_by_name() -> None:
    game = Game.from_coalitions({"zone": 1, " host + zone ": "2.5"}, players=["home", "host", "zone"])

    assert game.coalition("zone", "host") == 0b110
    assert game.members(0b110) == ("host", "zone")
    assert game.label(0b110) == "host+zone"
    assert game.worth(0b110) == Fraction(5, 2)
    assert game.worth(game.grand) == 0
    assert game.alone() == (0, 0, 1)


@pytest.mark.parametrize(
    ("players", "values", "said"),
    [
        (("a", "b"), [0, 1, 2], "2 players need 4 values, got 3"),
        (("a", "b"), [5, 1, 2, 3], "the empty coalition must be worth 0, got 5"),
        (("a", "b"), [0, 1, 2, float("nan")], r"a\+b is worth nan"),
        (("a", "b"), [0, float("inf"), 2, 1.0], "a is worth inf"),
        (("a", "b"), [0, Decimal("NaN"), 2, 1], "expected a finite number"),
        (("a", "b"), [0, None, 2, 1], "expected a finite number, got None"),
        (("a", "b"), [0, "ten", 2, 1], "expected a finite number, got 'ten'"),
        (("a", "b"), [0, "ten", 2, 1.0], "expected a finite number, got 'ten'"),
        (("a", "b"), [0, "1/0", 2, 1], "expected a finite number, got '1/0'"),
        (("a", "a"), [0, 1, 2, 3], "player 'a' is named twice"),
        (("a", ""), [0, 1, 2, 3], "a player needs a name"),
        ((), [0], "at least one player"),
    ],
)
def test_wrong_games_cannot_be_made(players: tuple[str, ...], values: list[Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Game(players, values)


@pytest.mark.parametrize(
    ("coalitions", "said"),
    [
        ({"a+b": 1, "b+a": 2}, "'a\\+b' and 'b\\+a' are the same"),
        ({"a+a": 1}, "named twice in one coalition"),
        ({"a": 1, "hots": 2}, "no player 'hots'; did you mean 'host'"),
        ({"zzz": 1}, "players: a, b, host"),
    ],
)
def test_wrong_coalitions_are_named(coalitions: dict[str, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Game.from_coalitions(coalitions, players=["a", "b", "host"])


def test_too_many_players_are_told_the_way_out() -> None:
    names = [f"p{i}" for i in range(40)]

    with pytest.raises(TooManyPlayers, match="RuleGame"):
        Game(names, [0])
    with pytest.raises(TooManyPlayers, match="at most 28"):
        Game.from_coalitions({"p0": 1}, players=names)
