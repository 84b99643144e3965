"""Figures that sum up many draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt

import numpy as np

from sharing.scenarios.terms import Floats

WORST = Fraction(1, 20)
"""The part of the draws whose mean is the downside."""


@dataclass(frozen=True)
class Chance:
    """How often something happened.

    Attributes:
        count: In how many draws.
        draws: Of how many.

    >>> Chance(2500, 10000).share, round(Chance(2500, 10000).error, 4)
    (Fraction(1, 4), 0.0043)
    """

    count: int
    draws: int

    @property
    def share(self) -> Fraction:
        """The share of the draws, which estimates the probability."""
        return Fraction(self.count, self.draws)

    @property
    def error(self) -> float:
        """Standard error of the share: sqrt(p (1 - p) / draws), with p = (count + 1/2) / (draws + 1).

        So what never happened in the draws is not taken for impossible.
        """
        p = (self.count + 0.5) / (self.draws + 1)
        return sqrt(p * (1 - p) / self.draws)


def percentiles(values: Floats, wanted: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The values below which the wanted parts of the draws lie, on a straight line between two draws.

    >>> percentiles(np.array([1.0, 2.0, 3.0]), [Fraction(1, 4)])
    (Fraction(3, 2),)
    """
    found = np.quantile(values, [float(part) for part in wanted])
    return tuple(Fraction(float(value)) for value in found)


def mean(values: Floats) -> Fraction:
    """The mean."""
    return Fraction(float(np.mean(values)))


def downside(values: Floats) -> Fraction:
    """The mean of the worst 5 % (expected shortfall), at least of one draw.

    >>> downside(np.arange(40.0))
    Fraction(1, 2)
    """
    count = ceil(WORST * len(values))
    return mean(np.sort(values)[:count])


def correlation(one: Floats, other: Floats) -> float | None:
    """Pearson's correlation, of ranks Spearman's; None when one of them does not vary.

    >>> correlation(ranks(np.array([1.0, 2.0, 3.0])), ranks(np.array([1.0, 8.0, 27.0])))
    1.0
    """
    left, right = one - one.mean(), other - other.mean()
    spread = float(np.sqrt((left * left).sum() * (right * right).sum()))
    return float((left * right).sum()) / spread if spread > 0 else None


def ranks(values: Floats, grain: float = 0.0) -> Floats:
    """The rank of each value from 1; equal values share the mean of their ranks.

    Args:
        values: What is ranked.
        grain: Values that differ by less are equal.

    >>> ranks(np.array([10.0, 30.0, 10.0, 20.0])).tolist()
    [1.5, 4.0, 1.5, 3.0]
    """
    told_apart = np.round(values / grain) if grain else values
    _, places, counts = np.unique(told_apart, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[places], dtype=np.float64)
