"""The least core: its value, the split that attains it, and a proof that cannot be bent."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings

from sharing.errors import SolverFailure, UndefinedSolution
from sharing.games import Game, core_status, is_in_core, least_core, prenucleolus
from sharing.games.balancedness import EmptyCore
from sharing.games.least_core_point import prove_least_core
from tests.laws.games import games

MAJORITY = Game("abc", [0, 0, 0, 1, 0, 1, 1, 1])


def test_three_voters_each_pair_lacks_a_third() -> None:
    answer = least_core(MAJORITY)

    assert answer.value == Fraction(1, 3)
    assert set(answer.point.amounts) == {Fraction(1, 3)}
    assert dict(answer.weights) == dict.fromkeys((0b011, 0b101, 0b110), Fraction(1, 3))
    assert answer.cover == Fraction(2, 3)


@settings(max_examples=60, deadline=None)
@given(game=games(least=2))
def test_its_value_is_the_largest_excess_of_the_prenucleolus_and_tells_whether_the_core_is_empty(
    game: Game,
) -> None:
    answer = least_core(game)
    split = prenucleolus(game)
    assert split.proof is not None

    assert answer.value == split.proof.levels[0].excess
    assert (answer.value > 0) == isinstance(core_status(game), EmptyCore)
    assert is_in_core(game, answer.point) == (answer.value <= 0)


def test_a_single_player_has_nobody_to_complain() -> None:
    with pytest.raises(UndefinedSolution, match="one player"):
        least_core(Game("a", [0, 5]))


def test_floats_are_answered_in_floats() -> None:
    answer = least_core(Game("abc", [0, 0, 0, 0.1, 0, 0.1, 0.1, 0.1]))

    assert answer.value == Fraction(1, 30)
    assert not answer.point.is_exact


@pytest.mark.parametrize(
    ("point", "value", "weights", "said"),
    [
        ((1, 0, 0), Fraction(1, 3), None, "larger excess than 1/3"),
        ((1, 1, 1), Fraction(1, 3), None, "not to v"),
        (None, Fraction(1, 4), None, "larger excess than 1/4"),
        (None, Fraction(1, 2), None, "forbid less than 1/3"),
        (None, Fraction(1, 3), [(0b011, 1)], "not equally"),
        (None, Fraction(1, 3), [(0b011, 1), (0b101, 1), (0b110, 1)], "do not add up to 1"),
        (None, Fraction(1, 3), [(0b111, 1)], "not that of a coalition"),
    ],
)
def test_bent_evidence_is_refused(
    point: Sequence[int] | None, value: Fraction, weights: Sequence[tuple[int, int]] | None, said: str
) -> None:
    told = least_core(MAJORITY)
    split = [Fraction(x) for x in point or told.point.amounts]
    stated = [(S, Fraction(w)) for S, w in weights] if weights else told.weights

    with pytest.raises(SolverFailure, match=said):
        prove_least_core(MAJORITY, split, value, stated)
