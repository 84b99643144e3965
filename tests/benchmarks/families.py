"""Seeded games to measure with: the random families of Benedek, Fliege and Nguyen (2021), and others."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sharing.games import Game, Rule, RuleGame


def names(n: int) -> list[str]:
    return [f"p{i}" for i in range(n)]


def family(number: int, n: int, seed: int = 1) -> Game:
    """Family 1 to 5; values are integers and nobody secures anything alone.

    1: in [1, 100 |S|], v(N) in [100 (n - 2), 100 n]. 2: in [1, 50 n]. 3: 1 with probability 0.9 for the
    coalitions that lack one or two players. 4: in [1, n]. 5: five large parties and many small ones vote.
    """
    rng = np.random.default_rng(seed)
    values = FAMILIES[number](rng, n)
    values[0] = 0
    values[1 << np.arange(n)] = 0
    return Game.from_counts(names(n), values, Fraction(1))


def growing(rng: np.random.Generator, n: int) -> NDArray[np.int64]:
    sizes = np.bitwise_count(np.arange(2**n)).astype(np.int64)
    values = rng.integers(1, 100 * sizes + 2)
    values[-1] = rng.integers(100 * (n - 2), 100 * n + 1)
    return values


def nearly_all(rng: np.random.Generator, n: int) -> NDArray[np.int64]:
    sizes = np.bitwise_count(np.arange(2**n))
    values = ((sizes >= n - 2) & (rng.random(2**n) < 0.9)).astype(np.int64)
    values[-1] = 1
    return values


def voting(rng: np.random.Generator, n: int) -> NDArray[np.int64]:
    large = (n - 3) // 2
    weights = [large] * 5 + [1] * (n - 5)
    totals = np.zeros(1, dtype=np.int64)
    for weight in weights:
        totals = np.concatenate([totals, totals + weight])
    return (totals >= 4 * large + n - 4).astype(np.int64)


FAMILIES = {
    1: growing,
    2: lambda rng, n: rng.integers(1, 50 * n + 1, 2**n),
    3: nearly_all,
    4: lambda rng, n: rng.integers(1, n + 1, 2**n),
    5: voting,
}


def near_ties(n: int) -> Game:
    """A billion per head and differences of a few units."""
    rng = np.random.default_rng(n)
    values = 10**9 * np.bitwise_count(np.arange(2**n)).astype(np.int64) + rng.integers(-2, 3, 2**n)
    values[0] = 0
    return Game.from_counts(names(n), values, Fraction(1))


def measured(n: int) -> Game:
    """Floats with all their digits."""
    rng = np.random.default_rng(n)
    values = rng.random(2**n) * np.bitwise_count(np.arange(2**n))
    values[0], values[-1] = 0, n
    return Game(names(n), values)


def network(players: int, count: int, largest: int = 3, negative: int = 5) -> RuleGame:
    """Complementarities of two to `largest` players; one in `negative` of them is a loss."""
    rng, named = np.random.default_rng(players), names(players)
    rules = []
    for k in range(count):
        needs = rng.choice(players, int(rng.integers(2, largest + 1)), replace=False)
        amount = int(rng.integers(1, 100)) * (-1 if k % negative == 0 else 1)
        rules.append(Rule([named[i] for i in needs], (), amount))
    return RuleGame(named, rules)
