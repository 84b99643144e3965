"""Properties of games, each against its definition over all coalitions, with a witness that is true."""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.games import (
    PROPERTIES,
    EmptyCore,
    Game,
    Judgement,
    Roll,
    additive,
    balanced,
    convex,
    core_status,
    dummy_players,
    essential,
    game_property,
    monotone,
    null_players,
    superadditive,
    symmetric_pairs,
    veto_players,
)
from sharing.games.concepts import __file__ as concepts_file
from sharing.games.properties.superadditive import losing_pair
from tests.laws.games import convex_games, exact_values, games

Gaps = dict[Any, Fraction]
often = settings(max_examples=40, deadline=None)
some_game = st.one_of(games(), convex_games())


def largest(gaps: Gaps) -> Fraction:
    return max(gaps.values(), default=Fraction(0))


def agrees(judged: Judgement, gaps: Gaps, is_worst: bool = True) -> None:
    """A property holds iff no gap is positive; else the witness has the gap that it is said to have."""
    assert judged.holds == (largest(gaps) <= 0)
    if judged.breach is None:
        assert judged.holds
    else:
        assert gaps[judged.breach.coalitions] == judged.breach.gap > 0
        assert not is_worst or judged.breach.gap == largest(gaps)


@often
@given(game=some_game)
def test_monotone(game: Game) -> None:
    v = exact_values(game)
    gaps = {
        (S, S | 1 << i): v[S] - v[S | 1 << i] for S in range(len(v)) for i in range(game.n) if not S >> i & 1
    }
    agrees(monotone(game), gaps)


@often
@given(game=some_game)
def test_convex(game: Game) -> None:
    v = exact_values(game)
    gaps = {(A, B): v[A] + v[B] - v[A | B] - v[A & B] for A, B in product(range(len(v)), repeat=2)}
    close = {(A, B): gap for (A, B), gap in gaps.items() if (A & ~B).bit_count() == (B & ~A).bit_count() == 1}
    agrees(convex(game), close)

    assert convex(game).holds == (largest(gaps) <= 0)


@often
@given(game=some_game)
def test_superadditive(game: Game) -> None:
    v = exact_values(game)
    gaps = {(S, T): v[S] + v[T] - v[S | T] for S, T in product(range(1, len(v)), repeat=2) if not S & T}
    agrees(superadditive(game), gaps, is_worst=False)


@settings(max_examples=80, deadline=None)
@given(game=games(least=3))
def test_superadditive_where_single_players_may_join_and_only_larger_coalitions_lose(game: Game) -> None:
    v = np.array([abs(int(x)) % 4 for x in exact_values(game)])
    for i in range(game.n):  # nobody has anything alone, and no coalition loses by taking somebody in
        v[1 << i] = 0
    for S in range(1, len(v)):
        v[S] = max([v[S], *(v[S ^ 1 << i] for i in range(game.n) if S >> i & 1)])
    pairs = [(S, T) for S, T in product(range(1, len(v)), repeat=2) if not S & T]
    loss, S, T = losing_pair(v, game.n, 0)

    assert (loss > 0) == any(v[A] + v[B] > v[A | B] for A, B in pairs)
    assert loss == 0 or (S & T == 0 and v[S] + v[T] - v[S | T] == loss)


@often
@given(game=some_game)
def test_essential_and_additive(game: Game) -> None:
    v = exact_values(game)
    singles = [v[1 << i] for i in range(game.n)]
    off = {(S,): abs(v[S] - sum(x for i, x in enumerate(singles) if S >> i & 1)) for S in range(len(v))}
    agrees(additive(game), off)
    judged = essential(game)

    assert judged.holds == (v[-1] > sum(singles))
    assert judged.breach is None or judged.breach.gap == sum(singles) - v[-1]


@often
@given(game=some_game)
def test_balanced(game: Game) -> None:
    status, judged = core_status(game), balanced(game)

    assert judged.holds == (not isinstance(status, EmptyCore))
    if isinstance(status, EmptyCore):
        assert judged.breach is not None
        assert judged.breach.gap == status.shortfall
        assert set(judged.breach.coalitions) == {coalition for coalition, _ in status.weights}


def names_agree(judged: Roll, gap_of: Callable[..., Gaps], size: int, game: Game) -> None:
    for places in combinations(range(game.n), size):
        names, gaps = tuple(game.players[i] for i in places), gap_of(*places)

        assert (names in judged.found) == (largest(gaps) == 0)
        if names not in judged.found:
            breach = judged.breaches[names]
            assert gaps[breach.coalitions] == breach.gap == largest(gaps)


@often
@given(game=some_game)
def test_null_dummy_veto_players_and_symmetric_pairs(game: Game) -> None:
    v = exact_values(game)

    def without(*places: int) -> list[int]:
        return [S for S in range(len(v)) if not any(S >> i & 1 for i in places)]

    names_agree(null_players(game), lambda i: {(S,): abs(v[S | 1 << i] - v[S]) for S in without(i)}, 1, game)
    names_agree(
        dummy_players(game),
        lambda i: {(S,): abs(v[S | 1 << i] - v[S] - v[1 << i]) for S in without(i)},
        1,
        game,
    )
    names_agree(veto_players(game), lambda i: {(S,): abs(v[S]) for S in without(i)}, 1, game)
    names_agree(
        symmetric_pairs(game),
        lambda i, j: {(S | 1 << i, S | 1 << j): abs(v[S | 1 << i] - v[S | 1 << j]) for S in without(i, j)},
        2,
        game,
    )


def test_noise_of_floats_is_no_breach() -> None:
    game = Game("abc", [0, 0.1, 0.2, 0.1 + 0.2, 0.3, 0.4, 0.5, 0.6])

    assert additive(game).holds
    assert superadditive(game).holds
    assert convex(game).holds
    assert dummy_players(game).players == ("a", "b", "c")
    judged = monotone(Game("ab", [0, 0.5, 0.1, 0.4]))
    assert judged.breach is not None
    assert judged.breach.gap == pytest.approx(0.1)
    assert isinstance(judged.breach.gap, float)


def test_values_whose_differences_leave_63_bits() -> None:
    game = Game("ab", [0, 2**61, -(2**61), 2**61])

    assert null_players(game).players == ()
    assert convex(game).breach is None
    assert monotone(game).breach is not None


def test_every_property_has_a_row_and_every_row_a_property() -> None:
    files = {path.stem for path in (Path(concepts_file).parents[1] / "properties").glob("*.py")}

    assert files == {*PROPERTIES, "__init__"}
    game = Game("ab", [0, 10, 0, 30])
    for name, row in PROPERTIES.items():
        assert row(game).statement, name
    with pytest.raises(ValueError, match="did you mean 'convex'"):
        game_property("convexe")
    with pytest.raises(ValueError, match="known: essential"):
        game_property("qqq")
