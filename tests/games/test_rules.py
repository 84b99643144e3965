"""Rules say what a table says, exactly."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from sharing.errors import TooManyPlayers
from sharing.games import Rule, RuleGame, rule_shares, shapley_of_rules
from tests.laws.games import exact_values, rule_games

PLAYERS = ("a", "b", "c", "d", "e", "f", "g", "h", "i")


@settings(deadline=None)
@given(game=rule_games())
def test_the_table_says_what_the_rules_say(game: RuleGame) -> None:
    table = game.to_table()
    by_rules = [game.worth(table.members(S)) for S in range(table.grand + 1)]

    assert exact_values(table) == by_rules


def test_rules_that_exclude_many_players_are_added_directly() -> None:
    game = RuleGame(PLAYERS, [Rule(["a"], PLAYERS[1:], "1/3"), Rule(["a", "b"], ["c"], 2)])
    table = game.to_table()

    assert exact_values(table) == [game.worth(table.members(S)) for S in range(table.grand + 1)]


def test_amounts_beyond_63_bits() -> None:
    game = RuleGame("ab", [Rule("a", (), 2**80), Rule("ab", (), 1)])

    assert exact_values(game.to_table()) == [0, 2**80, 0, 2**80 + 1]


def test_shares_by_rule_add_up_to_the_shapley_value() -> None:
    game = RuleGame("abc", [Rule("ab", "c", 12, name="pair"), Rule("a", (), 5), Rule("abc", (), "1/2")])
    shares = list(rule_shares(game))
    total = {p: sum((share.shares.get(p, Fraction(0)) for share in shares), Fraction(0)) for p in "abc"}

    assert total == shapley_of_rules(game).by_player()
    assert shares[0].rule.name == "pair"
    assert shares[0].shares == {"a": 2, "b": 2, "c": -4}


def test_hundreds_of_players_need_no_table() -> None:
    players = [f"p{i}" for i in range(300)]
    game = RuleGame(players, [Rule(players[i : i + 3], (), i) for i in range(298)])

    assert shapley_of_rules(game).total == sum(range(298))
    with pytest.raises(TooManyPlayers, match="Shapley value needs no table"):
        game.to_table()


def test_wrong_rules_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs at least one player, tax needs none"):
        Rule((), "a", 5, name="tax")
    with pytest.raises(ValueError, match="a cannot be needed and excluded"):
        Rule("a", "a", 5)
    with pytest.raises(ValueError, match="expected a finite number, got inf"):
        Rule("a", (), float("inf"))
    with pytest.raises(ValueError, match="no player 'hots'; did you mean 'host'"):
        RuleGame(["home", "host"], [Rule(["hots"], (), 1)])
