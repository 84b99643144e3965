"""Draws have the distribution that is written, and add up as the formula says."""

from typing import Any

import numpy as np
import pytest

from contracts.uncertainty import Distribution
from sharing.scenarios.draws import Uncertainty, sampled
from tests.sharing.negotiate.test_risk import agreement

MANY = 200_000


def quantiles(written: dict[str, Any]) -> list[float]:
    drawn = sampled(Distribution.model_validate(written), np.random.default_rng(7), (1, MANY))
    return [float(found) for found in np.quantile(drawn, (0.1, 0.5, 0.9))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"low": "-20%", "high": "30%"}, (0.85, 1.05, 1.25)),
        # 1 + low + sqrt(u width (mode - low)) below the mode, from the other end above it
        ({"low": "-30%", "mode": "0%", "high": "10%"}, (0.8095, 0.9449, 1.0368)),
        ({"low": "0%", "mode": "0%", "high": "10%"}, (1.0051, 1.0293, 1.0684)),
        # exp(sigma z - sigma^2 / 2), z = -1.2816, 0, 1.2816
        ({"sigma": "25%"}, (0.7036, 0.9692, 1.3352)),
        (
            {
                "scenarios": {
                    "a": {"chance": "30%", "factor": "50%"},
                    "b": {"chance": "70%", "factor": "120%"},
                }
            },
            (0.5, 1.2, 1.2),
        ),
    ],
)
def test_quantiles_are_those_of_the_distribution(
    written: dict[str, Any], expected: tuple[float, ...]
) -> None:
    assert quantiles(written) == pytest.approx(list(expected), abs=0.004)


@pytest.mark.parametrize(
    "written",
    [
        {"low": "-20%", "high": "30%"},
        {"low": "-30%", "mode": "0%", "high": "10%"},
        {"sigma": "60%"},
        {"scenarios": {"a": {"chance": "30%", "factor": "50%"}, "b": {"chance": "70%", "factor": "120%"}}},
    ],
)
def test_the_mean_of_the_draws_is_the_mean_that_is_said(written: dict[str, Any]) -> None:
    distribution = Distribution.model_validate(written)
    drawn = sampled(distribution, np.random.default_rng(7), (1, MANY))

    assert float(distribution.mean) == pytest.approx(float(drawn.mean()), abs=0.005)


def test_drivers_and_what_is_the_streams_own_are_put_together_by_the_formula() -> None:
    uncertainty = Uncertainty.of(agreement())
    demand, tax, land, home = uncertainty.drawn(3, 0, 100)
    factors = uncertainty.factors([demand, tax, land, home])

    assert [(1, 100), (4, 100), (1, 100), (1, 100)] == [row.shape for row in (demand, tax, land, home)]
    assert np.allclose((1 + 0.8 * (demand - 1)) * tax, factors[0])
    assert np.array_equal(land, factors[1])


def test_a_chunk_is_the_same_however_many_there_are() -> None:
    uncertainty = Uncertainty.of(agreement())
    first, second = uncertainty.drawn(1, 0, 50), uncertainty.drawn(1, 1, 50)
    again = uncertainty.drawn(1, 0, 50)

    assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))
    assert not any(np.array_equal(one, other) for one, other in zip(first, second, strict=True))


def test_a_driver_that_nothing_follows_is_not_drawn() -> None:
    drivers = {"demand": {"low": "-60%", "high": "30%"}, "weather": {"sigma": "10%"}}

    assert "weather" not in [source.name for source in Uncertainty.of(agreement(drivers=drivers)).sources]
