"""Recovery first, sharing after (domain.md C11)."""

from fractions import Fraction
from typing import Any

import pytest

from contracts.clauses.cost_recovery import CostRecovery
from contracts.units import amounts_in
from tests.agreements import Tree, paid, shared

SIX_TO_FOUR = {"kind": "ratio", "shares": {"home": "60%", "host": "40%"}}


def recovery(amount: Any, payee: Any = "home") -> Tree:
    return {"kind": "cost_recovery", "payee": payee, "amount": amount}


def test_an_outlay_of_100_takes_five_years_of_20_and_then_home_has_12_a_year() -> None:
    received = paid([20] * 7, recovery(100), SIX_TO_FOUR)

    assert {"home": [20, 20, 20, 20, 20, 12, 12], "host": [0, 0, 0, 0, 0, 8, 8]} == received


@pytest.mark.parametrize(("last", "total"), [(2050, 100 + 240), (2045, 100 + 180)])
def test_the_clock_of_twenty_years_is_worth_sixty(last: int, total: int) -> None:
    """Zibo: twenty years from recovery (to 2050) or from production (to 2045)."""
    to_host = {"kind": "sunset", "from": last + 1, "payee": "host"}

    assert total == sum(paid([20] * 30, recovery(100), SIX_TO_FOUR, to_host)["home"])


def test_in_the_year_of_recovery_the_remainder_is_shared() -> None:
    assert {"home": [80, 20 + 36], "host": [0, 24]} == paid([80, 80], recovery(100), SIX_TO_FOUR)


def test_outlays_are_recovered_no_earlier_than_they_arise() -> None:
    """10 are spent in 2026 and 50 in 2028; in 2027 nothing is open, so all is shared."""
    received = paid([40, 40, 40, 40], recovery({2026: 10, 2028: 50}), SIX_TO_FOUR)

    assert [10 + 18, 24, 40, 10 + 18] == received["home"]


def test_what_is_still_open_is_recovered_between_two_outlays() -> None:
    """50 are spent in 2026; of them 30 are still open in 2027, before the next outlay."""
    received = paid([20, 20, 20], recovery({2026: 50, 2028: 10}), SIX_TO_FOUR)

    assert [20, 20, 20] == received["home"]


def test_several_can_recover_in_their_shares() -> None:
    received = paid([40], recovery(100, {"home": "3/4", "zone": "1/4"}), SIX_TO_FOUR)

    assert {"home": [30], "zone": [10]} == received


def test_the_running_total_says_what_has_been_recovered() -> None:
    lines = shared([30, 0, 30], recovery(40), SIX_TO_FOUR)

    assert [Fraction(30), Fraction(30), Fraction(40)] == [line.meters["clauses[0]"] for line in lines]


@pytest.mark.parametrize("amount", [{2026: 10, "growth": "5%"}, {2026: 10, 2028: 20, "ramp": "linear"}])
def test_an_outlay_without_an_end_is_refused(amount: Any) -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match="a sum to recover must be listed year by year"):
        CostRecovery.model_validate(recovery(amount) | {"pool": "tax"})
