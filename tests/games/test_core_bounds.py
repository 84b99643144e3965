"""The interval of every player over the core, against an independent programme."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from sharing.errors import UndefinedSolution
from sharing.games import EmptyCore, Game, core_range, core_status, is_in_core
from tests.games.reference import Dictionary
from tests.laws.games import exact_values, games


def reference_end(values: list[Fraction], i: int, sign: int) -> Fraction:
    """The largest sign * x_i over the core, with x measured from v(i)."""
    n = len(values).bit_length() - 1
    alone = [values[1 << k] for k in range(n)]
    rows = []
    for S in range(1, len(values)):
        inside = [Fraction(S >> k & 1) for k in range(n)]
        rest = values[S] - sum((a for k, a in enumerate(alone) if S >> k & 1), Fraction(0))
        rows.append(([-a for a in inside], -rest))
    rows.append(([Fraction(1)] * n, values[-1] - sum(alone)))
    objective = [Fraction(sign * (k == i)) for k in range(n)]
    return Dictionary(objective, rows).solve()[0] + sign * alone[i]


@settings(max_examples=60, deadline=None)
@given(game=games())
def test_the_ends_are_attained_in_the_core_and_cannot_be_passed(game: Game) -> None:
    status, values = core_status(game), exact_values(game)
    if isinstance(status, EmptyCore):
        values[-1] += status.shortfall + Fraction(1, 2)
        game = Game(game.players, values)
    answer = core_range(game)

    for i, (least, most) in enumerate(zip(answer.least, answer.most, strict=True)):
        assert is_in_core(game, least.point)
        assert is_in_core(game, most.point)
        assert (least.point[i], most.point[i]) == (least.amount, most.amount)
        assert least.amount == -reference_end(values, i, -1)
        assert most.amount == reference_end(values, i, 1)


def test_an_empty_core_has_no_range_and_the_message_says_by_how_much() -> None:
    with pytest.raises(UndefinedSolution, match="worth 1/2 more than v\\(N\\) = 1"):
        core_range(Game("abc", [0, 0, 0, 1, 0, 1, 1, 1]))


def test_one_player() -> None:
    assert core_range(Game("a", [0, 7])).by_player() == {"a": (7, 7)}
