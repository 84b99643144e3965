"""The core without a table is the core of the table."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.errors import UndefinedSolution
from sharing.games import (
    EmptyCore,
    NonemptyCore,
    Rule,
    RuleGame,
    core_interval,
    core_range,
    core_status,
    core_status_by_oracle,
    is_in_core,
    objections,
    worst_objection,
)
from tests.games.networks import network
from tests.laws.games import rule_games

seldom = settings(max_examples=40, deadline=None)


@seldom
@given(game=rule_games())
def test_the_core_is_empty_or_not_for_both_and_lacks_the_same(game: RuleGame) -> None:
    table = game.to_table()
    status, expected = core_status_by_oracle(game), core_status(table)

    if isinstance(status, NonemptyCore):
        assert isinstance(expected, NonemptyCore)
        assert is_in_core(table, status.point)
    else:
        assert isinstance(expected, EmptyCore)
        assert status.shortfall == expected.shortfall


@seldom
@given(game=rule_games())
def test_the_interval_of_a_player_is_that_of_the_table(game: RuleGame) -> None:
    table, player = game.to_table(), game.players[-1]
    if isinstance(core_status(table), EmptyCore):
        with pytest.raises(UndefinedSolution, match="the core is empty"):
            core_interval(game, player)
    else:
        found = core_interval(game, player)
        assert (found.least, found.most) == core_range(table).by_player()[player]


@seldom
@given(game=rule_games(), amounts=st.lists(st.fractions(-9, 9, max_denominator=5), min_size=5, max_size=5))
def test_the_worst_objection_gains_most(game: RuleGame, amounts: list[Fraction]) -> None:
    proposal = amounts[: game.n]
    found, listed = worst_objection(game, proposal), objections(game.to_table(), proposal)

    if found is None:
        assert listed == ()
    else:
        assert found.gain == listed[0].gain
        assert found in listed


def test_complementarities_of_fifty_players_always_have_a_core() -> None:
    game = network(50, 150, seed=3, harmful=0)
    status = core_status_by_oracle(game)

    assert isinstance(status, NonemptyCore)
    assert worst_objection(game, status.point) is None
    assert worst_objection(game, dict.fromkeys(game.players, 0)) is not None


def test_an_unknown_player_is_named() -> None:
    with pytest.raises(ValueError, match="no player 'hots'; did you mean 'host'"):
        core_interval(RuleGame(["home", "host"], [Rule(["home"], (), 1)]), "hots")
