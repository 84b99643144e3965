"""The mean of earlier years (domain.md C26)."""

import pytest

from contracts.clauses.smoothing import Smoothing
from tests.agreements import Tree, half, paid

SMOOTH: Tree = {"kind": "smoothing", "payee": "home", "over": 3, "balance": "host"}


def test_the_mean_of_three_earlier_years_is_paid() -> None:
    """Due are 10, 20, 60, 0, 40; paid are what is due, the means of one, two and three years."""
    pots = [20, 40, 120, 0, 80]
    split = paid(pots, half(), SMOOTH)

    assert [10, 10, 15, 30, pytest.approx(80 / 3)] == [float(amount) for amount in split["home"]]
    assert pots == [home + host for home, host in zip(*split.values(), strict=True)]


def test_a_party_does_not_balance_itself() -> None:
    with pytest.raises(ValueError, match="home balances its own payment"):
        Smoothing.model_validate(SMOOTH | {"pool": "tax", "balance": "home"})


def test_half_a_year_pays_half_of_the_mean() -> None:
    """The clause ends in June 2027: half of 10, and half of what is due, 15."""
    assert [10, 5 + 15] == paid([20, 60], half(), SMOOTH | {"to": "2027-06"})["home"]
