"""The concepts that look at single players and at everybody but one: Gately, SCRB, ENSC, Nash."""

import pytest
from hypothesis import assume, given, settings

from sharing.errors import UndefinedSolution
from sharing.games import Game, equal_surplus, gately, nash_bargaining, scrb
from tests.laws.games import games


@settings(max_examples=30, deadline=None)
@given(game=games())
def test_scrb_is_the_gately_point_where_that_is_defined(game: Game) -> None:
    try:
        expected = gately(game)
        found = scrb(game)
    except UndefinedSolution:
        assume(False)
    else:
        assert found.amounts == expected.amounts


@settings(max_examples=30, deadline=None)
@given(game=games(least=2))
def test_at_the_gately_point_disruption_costs_all_the_same(game: Game) -> None:
    try:
        split = gately(game)
    except UndefinedSolution:
        assume(False)
    losses = []
    for i, (x, own) in enumerate(zip(split.amounts, game.alone(), strict=True)):
        others = split.total - x - game.worth(game.grand ^ 1 << i)
        if x != own:
            losses.append(others / (x - own))

    assert len(set(losses)) <= 1


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([0, 4, 4, 4, 4, 4, 4, 10], "alone the players secure 2 more than together"),
        ([0, 0, 0, 9, 0, 9, 9, 6], "a adds 3 less to the others than it has alone"),
        ([0, 0, 0, 9, 0, 9, 9, 9], "there is a surplus of 9, but nobody adds any of it"),
    ],
)
def test_which_condition_of_gately_fails(values: list[int], message: str) -> None:
    with pytest.raises(UndefinedSolution, match=f"{message}; equal_surplus is defined"):
        gately(Game("abc"[: len(values).bit_length() - 1], values))


def test_scrb_says_which_remaining_benefits_give_no_proportion() -> None:
    with pytest.raises(UndefinedSolution, match="no proportion: a 0, b 0; ensc is defined"):
        scrb(Game("ab", [0, 10, 5, 15]))


@settings(max_examples=30, deadline=None)
@given(game=games())
def test_equal_power_divides_the_surplus_equally(game: Game) -> None:
    assume(sum(game.alone()) <= game.worth(game.grand))

    assert (
        nash_bargaining(game, weights=dict.fromkeys(game.players, 5)).amounts == equal_surplus(game).amounts
    )


def test_another_disagreement_point_and_nothing_to_agree_on() -> None:
    game = Game("ab", [0, 10, 5, 30])
    split = nash_bargaining(game, weights={"a": 1, "b": 1}, disagreement={"a": 0, "b": 10})

    assert split.amounts == (10, 20)
    with pytest.raises(UndefinedSolution, match="without an agreement the players have 5 more than there is"):
        nash_bargaining(game, weights={"a": 1, "b": 1}, disagreement=[20, 15])
