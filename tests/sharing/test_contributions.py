"""What a party adds to the coalitions it joins."""

from fractions import Fraction

import pytest

from sharing.contributions import adds_nothing, adds_nothing_beyond_itself, are_symmetric, contributions
from sharing.games import Game

#            nobody a   b   ab  c   ac  bc  abc
GAME = Game(("a", "b", "c"), [0, 10, 10, 30, 5, 15, 15, 35])


@pytest.mark.parametrize(
    ("party", "added"), [("a", [10, 20, 10, 20]), ("b", [10, 20, 10, 20]), ("c", [5, 5, 5, 5])]
)
def test_contributions_are_those_to_every_coalition_without_the_party(party: str, added: list[int]) -> None:
    assert added == contributions(GAME, party).tolist()


def test_contributions_are_whole_multiples_of_the_grain_of_the_table() -> None:
    game = Game(("a", "b"), [0, Fraction(1, 2), Fraction(1, 3), 1])

    assert [Fraction(1, 2), Fraction(2, 3)] == [int(n) * game.table.grain for n in contributions(game, "a")]


def test_contributions_beyond_63_bits_keep_their_sign() -> None:
    game = Game(("a", "b"), [0, 0, -(2**63), 2**63])

    assert [0, 2**64] == contributions(game, "a").tolist()
    assert not adds_nothing_beyond_itself(game, "a")


@pytest.mark.parametrize(("party", "beyond", "nothing"), [("a", False, False), ("c", True, False)])
def test_who_only_adds_its_own_does_not_contribute(party: str, beyond: bool, nothing: bool) -> None:
    assert (beyond, nothing) == (adds_nothing_beyond_itself(GAME, party), adds_nothing(GAME, party))


def test_a_null_player_changes_no_coalition() -> None:
    assert adds_nothing(Game(("a", "b"), [0, 7, 0, 7]), "b")


@pytest.mark.parametrize(("pair", "expected"), [(("a", "b"), True), (("a", "c"), False)])
def test_parties_are_symmetric_when_they_add_the_same_everywhere(
    pair: tuple[str, str], expected: bool
) -> None:
    assert expected == are_symmetric(GAME, *pair)
