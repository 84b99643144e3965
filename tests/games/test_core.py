"""Who objects to a split, and in which order."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.games import Game, is_in_core, nucleolus, objections
from tests.laws.games import exact_values, games

MAJORITY = Game("abc", [0, 0, 0, 1, 0, 1, 1, 1])


@settings(max_examples=60, deadline=None)
@given(game=games(), amounts=st.lists(st.integers(-5, 15), min_size=4, max_size=4))
def test_objections_are_the_coalitions_with_a_positive_excess(game: Game, amounts: list[int]) -> None:
    received = [sum(amounts[i] for i in range(game.n) if S >> i & 1) for S in range(game.grand + 1)]
    gains = {S: v - x for S, (v, x) in enumerate(zip(exact_values(game), received, strict=True)) if v > x}
    found = objections(game, amounts[: game.n])

    assert {o.coalition: o.gain for o in found} == gains
    assert [o.gain for o in found] == sorted(gains.values(), reverse=True)
    assert all(o.secures - o.receives == o.gain and o.members == game.members(o.coalition) for o in found)


def test_smaller_coalitions_come_first_among_equals() -> None:
    game = Game("ab", [0, 1, 0, 3])

    assert [o.members for o in objections(game, {"a": 0, "b": 2})] == [("a",), ("a", "b")]


def test_one_hundredth_of_a_fen_counts_when_exact_and_rounding_does_not_when_floating() -> None:
    third = Fraction(1, 3)
    close = Game("abc", [0, 0, 0, "2/3", 0, "2/3", "2/3", 1])

    assert is_in_core(close, [third] * 3)
    assert not is_in_core(close, [third + Fraction(1, 10**9), third - Fraction(1, 10**9), third])
    assert is_in_core(close, [1 / 3, 1 / 3, 1 / 3])
    assert not is_in_core(close, [1 / 3 + 1e-6, 1 / 3 - 1e-6, 1 / 3])


def test_too_much_and_too_little_are_not_in_the_core() -> None:
    game = Game("ab", [0, 0, 0, 10])

    assert not is_in_core(game, [6, 6])
    assert objections(game, [6, 6]) == ()
    assert not is_in_core(game, [4, 4])
    assert [o.members for o in objections(game, [4, 4])] == [("a", "b")]


def test_an_allocation_is_a_proposal() -> None:
    assert objections(MAJORITY, nucleolus(MAJORITY))[0].gain == Fraction(1, 3)


@pytest.mark.parametrize(
    ("proposal", "said"),
    [
        ({"a": 1, "b": 0}, "says nothing about c"),
        ({"a": 1, "b": 0, "c": 0, "d": 0}, "no player 'd'"),
        ([1, 0], "3 players need 3 amounts, got 2"),
        ([1, 0, "x"], "expected a finite number, got 'x'"),
        ([1, 0, float("nan")], "expected a finite number, got nan"),
    ],
)
def test_incomplete_proposals_are_refused(proposal: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        objections(MAJORITY, proposal)
