"""Options of a concept: from text, and checked against the row."""

from fractions import Fraction

import pytest

from sharing.games import OPTIONS, SOLUTIONS, Game, read_option, solution
from tests.laws.options import STRATEGIES

GAME = Game("ab", [0, 0, 0, 30])


def test_text_and_value_of_every_option_say_the_same() -> None:
    for name in ("unions", "levels", "links", "order"):
        flat = str(eval(OPTIONS[name].value)).replace("[", "(").replace("]", ")")  # noqa: S307

        assert str(read_option(name, OPTIONS[name].form)).replace(",)", ")") == flat
    assert read_option("weights", OPTIONS["weights"].form) == {"a": 2, "b": Fraction(1, 2)}


def test_every_option_of_a_row_is_known_and_has_a_strategy() -> None:
    used = {option for row in SOLUTIONS.values() for option in row.options}

    assert used == set(OPTIONS)
    assert used <= set(STRATEGIES)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("unions", "a+,b", "a name is missing in 'a+,b'"),
        ("weights", "a=2,b", "'b' in 'a=2,b' is not a new NAME=NUMBER"),
        ("weights", "a=2,a=3", "'a=3' in 'a=2,a=3' is not a new NAME=NUMBER"),
        ("weights", "a=1/0", "a has '1/0', which is not a number"),
        ("union", "a", "did you mean 'unions'"),
        ("zzz", "a", "known: unions, levels"),
    ],
)
def test_text_that_says_nothing(name: str, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message.replace("+", r"\+")):
        read_option(name, text)


def test_a_row_asks_for_what_it_needs_and_refuses_what_it_does_not_take() -> None:
    with pytest.raises(ValueError, match="the Owen value needs unions: who negotiates as one"):
        solution("owen")(GAME)
    with pytest.raises(ValueError, match="the Owen value takes only unions, not links"):
        solution("owen")(GAME, unions=[["a", "b"]], links=[])
    with pytest.raises(ValueError, match="the Shapley value takes no options, not weights"):
        solution("shapley")(GAME, weights={"a": 1})


def test_options_reach_the_charges_of_a_cost_game() -> None:
    from sharing.games import CostGame

    costs = CostGame("ab", [0, 10, 10, 14])

    assert solution("nash_bargaining").charges(costs, weights={"a": 2, "b": 1}).amounts == (6, 8)
