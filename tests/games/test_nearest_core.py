"""The nearest core point is in the core, and nothing in the core is nearer."""

import re
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sharing.errors import SolverFailure, UndefinedSolution
from sharing.games import EmptyCore, Game, core_status, is_in_core, nearest_core_point, nearest_on_grid
from sharing.games.core_corners import core_vertices
from sharing.games.nearest_core import prove_nearest
from tests.laws.games import games

proposals = st.lists(st.fractions(-20, 20, max_denominator=6), min_size=4, max_size=4)


def distance(point: list[Fraction], proposal: list[Fraction]) -> Fraction:
    return sum((abs(x - p) for x, p in zip(point, proposal, strict=True)), start=Fraction(0))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(game=games(most=3), amounts=proposals, weights=st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_no_mixture_of_corners_is_nearer(game: Game, amounts: list[Fraction], weights: list[int]) -> None:
    assume(not isinstance(core_status(game), EmptyCore))
    proposal = amounts[: game.n]
    nearest = nearest_core_point(game, proposal)
    corners = core_vertices(game)
    mixed = [w for _, w in zip(corners, weights, strict=False)]
    total = sum(mixed) or 1
    if not sum(mixed):
        mixed[0] = 1
    point = [
        sum((w * Fraction(c.amounts[i]) for c, w in zip(corners, mixed, strict=True)), start=Fraction(0))
        / total
        for i in range(game.n)
    ]

    assert is_in_core(game, nearest.point)
    assert nearest.distance == distance([Fraction(x) for x in nearest.point.amounts], proposal)
    assert nearest.distance <= distance(point, proposal)
    assert list(nearest.changes) == list(game.players)


def test_a_core_point_stays_where_it_is() -> None:
    game = Game("ab", [0, 10, 0, 30])

    assert nearest_core_point(game, [12, 18]).distance == 0
    assert nearest_core_point(game, [12, 18]).point.by_player() == {"a": 12, "b": 18}


def test_what_is_short_of_the_whole_is_made_up() -> None:
    """By hand: 5 are missing in all, and a alone secures 10 of them; b may keep its 15."""
    nearest = nearest_core_point(Game("ab", [0, 10, 0, 30]), {"a": 10, "b": 15})

    assert nearest.distance == 5
    assert nearest.point.total == 30


def test_by_hand_two_pairs_object() -> None:
    """v(ab) = 8 and v(bc) = 6 of v(N) = 10, proposed 4, 2, 4: the pair ab lacks 2, which c can spare.

    x = (4, 4, 2) changes 4 in all: then ab has 8 and bc has 6, just enough. Less cannot do, since c gives up
    at least 2 for ab to have 8 and somebody else gets them.
    """
    game = Game.from_coalitions({"a+b": 8, "b+c": 6, "a+b+c": 10}, players="abc")

    assert nearest_core_point(game, [4, 2, 4]).distance == 4


def test_an_empty_core_names_the_way_out() -> None:
    majority = Game("abc", [0, 0, 0, 1, 0, 1, 1, 1])

    with pytest.raises(UndefinedSolution, match="worth 1/2 more than v\\(N\\) = 1; cost_of_stability"):
        nearest_core_point(majority, [1, 0, 0])


def test_a_wrong_claim_does_not_get_through() -> None:
    game, point = Game("ab", [0, 10, 0, 30]), [Fraction(20), Fraction(10)]
    with pytest.raises(SolverFailure, match="forbid a distance below 0, the point has 30"):
        prove_nearest(game, [Fraction(5), Fraction(25)], point, Fraction(30), [])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(game=games(least=2, most=3), amounts=proposals)
def test_a_round_point_is_round_in_the_core_and_no_nearer(game: Game, amounts: list[Fraction]) -> None:
    unit = game.table.grain
    assume(not isinstance(core_status(game), EmptyCore))
    proposal = [amount * unit for amount in amounts[: game.n]]
    try:
        found = nearest_on_grid(game, proposal, unit)
    except ValueError as refusal:  # UndefinedSolution is one
        assert re.search("no core point consists of multiples|more than can be counted", str(refusal))  # noqa: PT017
        return

    assert is_in_core(game, found.point)
    assert all((Fraction(x) / unit).denominator == 1 for x in found.point.amounts)
    assert found.no_less_than <= found.distance


def test_rounding_takes_the_nearest_of_all_round_points() -> None:
    game = Game.from_coalitions({"a+b": 8, "b+c": 6, "a+b+c": 10}, players="abc")
    proposal = [Fraction(7, 3), Fraction(17, 3), Fraction(2)]
    whole = [(a, b, 10 - a - b) for a in range(11) for b in range(11 - a)]
    best = min(distance([Fraction(x) for x in p], proposal) for p in whole if is_in_core(game, p))
    found = nearest_on_grid(game, proposal, 1)

    assert found.distance == best
    assert found.no_less_than < best


def test_a_core_without_round_points() -> None:
    """The only core point of this game is (1/2, 1/2, 1/2)."""
    game = Game("abc", [0, 0, 0, 1, 0, 1, 1, "3/2"])

    with pytest.raises(ValueError, match="v\\(N\\) = 3/2 is not a multiple of 1"):
        nearest_on_grid(game, [1, "1/2", 0], 1)
    thirds = Game("abcd", [0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 2, 2, "8/3"])
    with pytest.raises(UndefinedSolution, match="no core point consists of multiples of 4/3"):
        nearest_on_grid(thirds, [1, 1, 0, 0], "4/3")
    with pytest.raises(ValueError, match="cannot be rounded to multiples of 0"):
        nearest_on_grid(game, [1, "1/2", 0], 0)
