"""A certificate that is tampered with does not verify."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from sharing.errors import SolverFailure
from sharing.games import (
    EmptyCore,
    Game,
    constrained_nucleolus,
    core_range,
    core_status,
    nucleolus,
    per_capita_nucleolus,
)
from sharing.games.certificates import prove_core_bound, prove_core_point, prove_empty_core
from sharing.games.kohlberg import Level, outside_options, prove_nucleolus
from sharing.games.policy import policy
from sharing.games.yardsticks import PER_HEAD

TOWNS = Game(("one", "two", "three"), [0, 0, 0, 40, 0, 0, 25, 64])
FLOORS = outside_options(TOWNS)
MAJORITY = Game("abc", [0, 0, 0, 1, 0, 1, 1, 1])


def evidence() -> tuple[Sequence[Fraction], tuple[Level, ...]]:
    answer = nucleolus(TOWNS)
    assert answer.proof is not None
    return [Fraction(x) for x in answer.amounts], answer.proof.levels


def test_the_true_evidence_verifies() -> None:
    amounts, levels = evidence()

    assert prove_nucleolus(TOWNS, amounts, levels, FLOORS).levels == levels


@pytest.mark.parametrize("shift", [(1, -1, 0), (Fraction(1, 10**9), 0, -Fraction(1, 10**9)), (1, 0, 0)])
def test_other_amounts_are_refused(shift: tuple[Fraction, ...]) -> None:
    amounts, levels = evidence()
    moved = [x + by for x, by in zip(amounts, shift, strict=True)]

    with pytest.raises(SolverFailure, match="does not verify"):
        prove_nucleolus(TOWNS, moved, levels, FLOORS)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"excess": Fraction(-13)}, "off its level by 1"),
        ({"excess": Fraction(-11)}, "off its level by -1"),
        ({"weights": (1, 2)}, "cover the players"),
        ({"weights": (1, -1)}, "not positive"),
        ({"weights": (0, 0), "span": ()}, "not positive"),
        ({"span": ((0b011, 1), (0b100, 1))}, "not settled"),
        ({"coalitions": (), "weights": (), "span": ()}, "without coalitions"),
        ({"bounds": (0,), "bound_weights": (1,)}, "said to be met just so"),
    ],
)
def test_a_changed_first_level_is_refused(change: dict[str, Any], said: str) -> None:
    amounts, levels = evidence()

    with pytest.raises(SolverFailure, match=said):
        prove_nucleolus(TOWNS, amounts, [replace(levels[0], **change), *levels[1:]], FLOORS)


def test_missing_and_swapped_levels_are_refused() -> None:
    amounts, levels = evidence()

    with pytest.raises(SolverFailure, match="do not determine every amount"):
        prove_nucleolus(TOWNS, amounts, levels[:1], FLOORS)
    with pytest.raises(SolverFailure, match="is unsettled"):
        prove_nucleolus(TOWNS, amounts, levels[::-1], FLOORS)


def test_a_point_of_the_least_core_is_not_taken_for_the_nucleolus() -> None:
    # Settling everything that happens to be tight at one optimum ends here: b and c are not treated alike.
    game = Game("abc", [0, 0, 0, 0, 0, 0, 10, 10])
    level = Level(Fraction(0), (0b001, 0b110), (1, 1), span=((0b111, 1),))
    tight = Level(Fraction(-4), (0b010,), (1,), span=((0b110, 1),))

    with pytest.raises(SolverFailure):
        prove_nucleolus(game, [Fraction(0), Fraction(4), Fraction(6)], [level, tight], outside_options(game))


def test_core_points_and_balancing_weights_are_checked() -> None:
    status = core_status(MAJORITY)
    assert isinstance(status, EmptyCore)
    prove_empty_core(MAJORITY, status.weights, Fraction(1, 2))

    with pytest.raises(SolverFailure, match="cover the players"):
        prove_empty_core(MAJORITY, status.weights[:2], Fraction(1, 2))
    with pytest.raises(SolverFailure, match="worth 1/2 more"):
        prove_empty_core(MAJORITY, status.weights, Fraction(1, 3))
    with pytest.raises(SolverFailure, match="not positive"):
        prove_empty_core(MAJORITY, [(0b111, Fraction(1)), (0b1, Fraction(0))], Fraction(0))
    with pytest.raises(SolverFailure, match="gains by leaving"):
        prove_core_point(MAJORITY, [Fraction(1, 3)] * 3)
    with pytest.raises(SolverFailure, match="add up to 1, not"):
        prove_core_point(TOWNS, [Fraction(1, 3)] * 3)


def test_core_bounds_are_checked() -> None:
    bound = core_range(TOWNS).least[0]
    prove_core_bound(TOWNS, 0, 1, bound.point, bound.weights)
    halves = [(S, weight / 2) for S, weight in bound.weights]
    slack = [*bound.weights, (0b110, Fraction(1)), (0b111, Fraction(-1)), (0b001, Fraction(1))]

    with pytest.raises(SolverFailure, match="cover the players"):
        prove_core_bound(TOWNS, 0, 1, bound.point, halves)
    with pytest.raises(SolverFailure, match="the point attains"):
        prove_core_bound(TOWNS, 0, 1, bound.point, slack)


RULED = constrained_nucleolus(Game("abc", [0, 0, 0, 60, 0, 0, 0, 90]), ["c >= 20", "a <= 30%"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"bound_weights": (-1,)}, "not positive"),
        ({"bounds": (), "bound_weights": ()}, "cover the players"),
        ({"bounds": (1,)}, "cover the players"),
        ({"bound_span": ((1, 1),)}, "leans on what is not settled"),
        ({"excess": Fraction(-9)}, "off its level by -1"),
    ],
)
def test_changed_evidence_about_policy_rules_is_refused(change: dict[str, Any], said: str) -> None:
    game, proof = Game("abc", [0, 0, 0, 60, 0, 0, 0, 90]), RULED.proof
    assert proof is not None
    bounds = [bound for rule in policy(proof.demands) for bound in rule.bounds(game)]
    amounts, (first, *others) = [Fraction(x) for x in RULED.amounts], proof.levels
    assert prove_nucleolus(game, amounts, proof.levels, bounds).levels == proof.levels

    with pytest.raises(SolverFailure, match=said):
        prove_nucleolus(game, amounts, [replace(first, **change), *others], bounds)
    with pytest.raises(SolverFailure, match="a demand is not met: c >= 20"):
        prove_nucleolus(game, [Fraction(28), Fraction(43), Fraction(19)], proof.levels, bounds)


def test_evidence_holds_for_its_own_yardstick_only() -> None:
    game = Game("abc", [0, 0, 0, 0, 0, 9, 10, 12])
    answer, bounds = per_capita_nucleolus(game), outside_options(game)
    assert answer.proof is not None
    amounts = [Fraction(x) for x in answer.amounts]

    with pytest.raises(SolverFailure):
        prove_nucleolus(game, amounts, answer.proof.levels, bounds)
    assert prove_nucleolus(game, amounts, answer.proof.levels, bounds, PER_HEAD).levels == answer.proof.levels
