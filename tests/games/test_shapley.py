"""The Shapley value against its definition, on every size of table."""

import math
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings

from sharing.games import Game, shapley
from tests.laws.games import exact_values, games


def over_all_orders(game: Game) -> list[Fraction]:
    """The average marginal contribution by definition."""
    values = exact_values(game)
    total = [Fraction(0)] * game.n
    for order in permutations(range(game.n)):
        present = 0
        for i in order:
            total[i] += values[present | 1 << i] - values[present]
            present |= 1 << i
    return [amount / math.factorial(game.n) for amount in total]


@settings(max_examples=50, deadline=None)
@given(game=games(most=4))
def test_the_definition(game: Game) -> None:
    assert list(shapley(game).amounts) == over_all_orders(game)


@pytest.mark.parametrize("n", [8, 9, 11, 13])
def test_folded_tables_against_marginal_contributions(n: int) -> None:
    values = np.random.default_rng(n).integers(-50, 1000, 2**n)
    values[0] = 0
    coalitions = np.arange(2**n)
    size = np.bitwise_count(coalitions)
    expected = []
    for i in range(n):
        without = coalitions[coalitions >> i & 1 == 0]
        gains = (values[without | 1 << i] - values[without]).tolist()
        orders = [math.factorial(int(s)) * math.factorial(n - int(s) - 1) for s in size[without]]
        weighted = sum(gain * weight for gain, weight in zip(gains, orders, strict=True))
        expected.append(Fraction(weighted, math.factorial(n)))
    game = Game([f"p{i}" for i in range(n)], values)

    assert list(shapley(game).amounts) == expected
    floats = shapley(Game(game.players, values.astype(float)))
    assert [float(x) for x in floats.amounts] == pytest.approx([float(x) for x in expected], rel=1e-12)


def test_values_whose_sums_leave_63_bits() -> None:
    game = Game("abc", [0, *[2**61 - k for k in range(7)]])

    assert list(shapley(game).amounts) == over_all_orders(game)
