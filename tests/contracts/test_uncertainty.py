"""How sure an amount is, as it is written: exact, and refused where it cannot be meant."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from contracts.uncertainty import MAX_SCENARIOS, Distribution, Uncertain

SCENARIOS = {"boom": {"chance": "1/3", "factor": "130%"}, "plain": {"chance": "2/3", "factor": "0.95"}}


@pytest.mark.parametrize(
    ("written", "least", "mean", "most"),
    [
        ({"low": "-20%", "high": "30%"}, "0.8", "1.05", "1.3"),
        ({"low": "-20%", "mode": "5%", "high": "30%"}, "0.8", "1.05", "1.3"),
        ({"low": "-100%", "mode": "0%", "high": "10%"}, "0", "0.7", "1.1"),
        ({"sigma": "25%"}, "0", "1", None),
        ({"scenarios": SCENARIOS}, "0.95", "16/15", "1.3"),
    ],
)
def test_ends_and_mean_are_exact(written: dict[str, Any], least: str, mean: str, most: str | None) -> None:
    found = Distribution.model_validate(written)

    assert (Fraction(least), Fraction(mean)) == (found.least, found.mean)
    assert (Fraction(most) if most else None) == found.most


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({}, "an uncertainty is given in no way"),
        ({"each_year": True}, "an uncertainty is given in no way"),
        ({"low": "-20%", "high": "30%", "sigma": "10%"}, "given in two ways"),
        ({"low": "-20%"}, "a range without `high`"),
        ({"mode": "0%", "high": "5%"}, "a range without `low`"),
        ({"low": "-101%", "high": "30%"}, "low: -101% would make the amounts negative"),
        ({"low": "30%", "high": "-20%"}, "a range from 30% to -20% holds nothing"),
        ({"low": "5%", "high": "5%"}, "a range from 5% to 5% holds nothing"),
        ({"low": "-5%", "mode": "9%", "high": "5%"}, "the most likely change, 9%, lies outside"),
        ({"low": "-20%", "high": "30"}, "'30' means 3000%"),
        ({"low": "-20%", "high": "1100%"}, "'1100%' is out of reach"),
        ({"sigma": "0%"}, "sigma '0%' leaves nothing uncertain"),
        ({"sigma": "-3%"}, "sigma '-3%' leaves nothing uncertain"),
        ({"sigma": "25"}, "sigma '25' is out of reach"),
        ({"scenarios": {"so": {"chance": "100%", "factor": "1"}}}, "1 scenarios"),
        (
            {"scenarios": SCENARIOS | {"more": {"chance": "10%", "factor": "1"}}},
            "the chances add up to 110%",
        ),
        (
            {"scenarios": {"a": {"chance": "50%", "factor": "1"}, "b": {"chance": "40%", "factor": "1"}}},
            "the chances add up to 90%",
        ),
        (
            {"scenarios": {"a": {"chance": "50%", "factor": "-1"}}},
            "factor '-1' would make the amounts negative",
        ),
        ({"scenarios": {"a": {"chance": "50%", "factor": "130"}}}, "factor '130' is out of reach"),
        (
            {"scenarios": {str(at): {"chance": "4%", "factor": "1"} for at in range(25)}},
            f"2 to {MAX_SCENARIOS}",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(written: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Distribution.model_validate(written)

    told = refused.value.errors()
    assert any(message in f"{one['msg']}; {getattr(one['ctx']['error'], 'remedy', '')}" for one in told)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"driver": "a", "drivers": {"b": "1"}}, "drivers are given in two ways"),
        ({"weight": "80%", "low": "-5%", "high": "5%"}, "a weight without a driver"),
        ({"driver": "a", "each_year": True}, "each_year without a distribution of its own"),
        ({"driver": "a", "sigma": "5%", "low": "-5%", "high": "5%"}, "given in two ways"),
        ({}, "given in no way"),
    ],
)
def test_drivers_are_named_in_one_way(written: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Uncertain.model_validate(written)


@pytest.mark.parametrize(
    ("weights", "least"),
    [
        ({"demand": "100%"}, "0.6"),
        ({"demand": "80%", "prices": "20%"}, "0.48"),
        ({"demand": "-50%"}, "0.85"),
        ({"prices": "110%"}, "-0.1"),
        ({"prices": "-1%"}, None),
    ],
)
def test_the_smallest_factor_follows_from_the_ends_of_the_drivers(
    weights: dict[str, str], least: str | None
) -> None:
    drivers = {
        "demand": Distribution.model_validate({"low": "-40%", "high": "30%"}),
        "prices": Distribution.model_validate({"sigma": "10%"}),
    }
    found = Uncertain.model_validate({"drivers": weights}).least_with(drivers)

    assert (Fraction(least) if least else None) == found


def test_a_driver_alone_weighs_all() -> None:
    assert {"demand": Fraction(1)} == Uncertain.model_validate({"driver": "demand"}).weights
