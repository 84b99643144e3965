"""Figures of many draws against their definitions."""

from fractions import Fraction

import numpy as np
import pytest

from sharing.scenarios.statistics import Chance, correlation, downside, percentiles, ranks


def test_equal_values_share_their_rank() -> None:
    assert [2.5, 1, 2.5, 4] == ranks(np.array([5.0, 1.0, 5.0, 9.0])).tolist()


def test_what_differs_by_less_than_the_grain_is_equal() -> None:
    assert [1.5, 1.5, 3] == ranks(np.array([1.0, 1.0 + 1e-12, 2.0]), 1e-9).tolist()


def test_rank_correlation_is_the_published_one() -> None:
    """Ten children, IQ and hours of television: rho = -29/165, the textbook example with 6 sum d^2 = 1164."""
    iq = np.array([106.0, 100, 86, 101, 99, 103, 97, 113, 112, 110])
    hours = np.array([7.0, 27, 2, 50, 28, 29, 20, 12, 6, 17])

    assert -29 / 165 == pytest.approx(correlation(ranks(iq), ranks(hours)))


def test_what_never_varies_is_correlated_with_nothing() -> None:
    assert None is correlation(ranks(np.ones(5)), ranks(np.arange(5.0)))


@pytest.mark.parametrize(
    ("draws", "expected"), [(1, 0), (19, 0), (20, 0), (21, "1/2"), (40, "1/2"), (100, 2)]
)
def test_the_downside_is_the_mean_of_the_worst_twentieth(draws: int, expected: int | str) -> None:
    assert Fraction(expected) == downside(np.arange(float(draws))[::-1])


def test_percentiles_lie_on_straight_lines() -> None:
    assert (Fraction(1, 2), Fraction(5)) == percentiles(np.arange(11.0), (Fraction(1, 20), Fraction(1, 2)))


@pytest.mark.parametrize("count", [0, 7, 100])
def test_no_share_is_without_error(count: int) -> None:
    assert 0 < Chance(count, 100).error < 0.05


def test_the_error_is_the_spread_of_repeated_shares() -> None:
    shares = np.random.default_rng(5).binomial(400, 0.3, 20_000) / 400

    assert float(shares.std()) == pytest.approx(Chance(120, 400).error, rel=0.02)
