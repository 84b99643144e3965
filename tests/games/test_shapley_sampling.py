"""Sampling comes as close as it says, and twice as close with four times the work."""

import math
from fractions import Fraction

import pytest

from sharing.games import SampledAllocation, sampled_shapley, shapley_of_rules
from tests.games.networks import network

GAME = network(9, 30, seed=11)
EXACT = [float(amount) for amount in shapley_of_rules(GAME).amounts]


def misses(rounds: int, seeds: range) -> list[SampledAllocation]:
    return [sampled_shapley(GAME.players, GAME.worth, rounds, seed) for seed in seeds]


def scatter(estimates: list[SampledAllocation]) -> float:
    """Root of the mean squared error."""
    squares = [(a - b) ** 2 for e in estimates for a, b in zip(e.amounts, EXACT, strict=True)]
    return math.sqrt(sum(squares) / len(squares))


def test_the_error_falls_with_the_square_root_of_the_rounds() -> None:
    """16 times the rounds, a quarter of the error; a method that is biased or does not converge fails."""
    few, many = scatter(misses(2, range(24))), scatter(misses(32, range(100, 108)))

    assert 2.8 < few / many < 5.6


def test_the_stated_errors_are_the_real_ones() -> None:
    estimates = misses(12, range(14))
    stated = math.sqrt(sum(e * e for s in estimates for e in s.errors) / (14 * GAME.n))
    intervals = [s.interval(0.95) for s in estimates]
    covered = [
        low <= exact <= high for s in intervals for (low, high), exact in zip(s.values(), EXACT, strict=True)
    ]

    assert 0.75 < stated / scatter(estimates) < 1.33
    assert 0.85 < sum(covered) / len(covered) < 0.99


def test_strata_and_backward_orders_beat_plain_orders_of_the_same_number() -> None:
    """Everybody comes once in each part of the line, so chance has less to say."""
    plain = [sampled_shapley(GAME.players, GAME.worth, 2, seed) for seed in range(12)]
    work = plain[0].orders
    random_orders = [one_by_one(work, seed) for seed in range(12)]

    assert scatter(plain) < 0.8 * math.sqrt(
        sum((a - b) ** 2 for run in random_orders for a, b in zip(run, EXACT, strict=True)) / (12 * GAME.n)
    )


def one_by_one(orders: int, seed: int) -> list[float]:
    """Plain sampling of orders, for comparison."""
    from random import Random

    random, total = Random(seed), dict.fromkeys(GAME.players, Fraction(0))  # noqa: S311
    for _ in range(orders):
        line, before = random.sample(GAME.players, GAME.n), Fraction(0)
        for k, name in enumerate(line, start=1):
            after = GAME.worth(line[:k])
            total[name] += after - before
            before = after
    return [float(amount / orders) for amount in total.values()]


def test_everything_is_handed_out_and_a_seed_repeats_itself() -> None:
    first, again = misses(3, range(7, 8)) + misses(3, range(7, 8))

    assert first == again
    assert sum(first.amounts) == pytest.approx(float(GAME.worth(GAME.players)))
    assert first.orders == 3 * 2 * 9


def test_many_players_and_every_kind_of_number() -> None:
    players = [f"p{i}" for i in range(120)]
    sampled = sampled_shapley(players, lambda names: str(len(names) ** 2), rounds=2)

    assert sampled.orders == 2 * 2 * 16
    assert sum(sampled.amounts) == pytest.approx(120**2)
    assert max(sampled.amounts) < 2 * 120


def test_wrong_questions_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 2 rounds, got 1"):
        sampled_shapley("ab", len, rounds=1)
    with pytest.raises(ValueError, match="expected a finite number, got inf"):
        sampled_shapley("ab", lambda names: float("inf"))
    with pytest.raises(ValueError, match="between 0 and 1, got 95"):
        sampled_shapley("ab", len, rounds=2).interval(95)
