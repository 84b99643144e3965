"""A carve-out for the zone or a common fund (domain.md C13)."""

import pytest

from contracts.clauses.reserve import Reserve
from contracts.units import amounts_in
from tests.agreements import half, paid

FIFTH = {"kind": "reserve", "share": "20%", "payee": "zone"}


def test_a_part_is_set_aside_and_the_rest_is_shared() -> None:
    """Haidian and Qinhuangdao: 4:4:2."""
    assert {"home": [40], "host": [40], "zone": [20]} == paid([100], FIFTH, half())


def test_an_amount_is_set_aside_before_anything_else() -> None:
    amount = {"kind": "reserve", "amount": 30, "payee": "zone"}

    assert {"home": [35, 0], "host": [35, 0], "zone": [30, 20]} == paid([100, 20], amount, half())


def test_a_fund_of_the_parties_is_written_as_their_shares() -> None:
    fund = FIFTH | {"payee": {"home": "50%", "host": "50%"}}

    assert {"home": [10 + 72], "host": [10 + 8]} == paid(
        [100], fund, {"kind": "ratio", "shares": {"home": "90%", "host": "10%"}}
    )


def test_two_reserves_take_their_parts_one_after_the_other() -> None:
    """20 % of 100, then 50 % of the remaining 80."""
    assert {"zone": [20], "home": [40], "host": [40]} == paid(
        [100], FIFTH, {"kind": "reserve", "share": "50%", "payee": "home"}
    )


def test_below_a_clause_that_divides_everything_it_finds_nothing() -> None:
    assert paid([100], half()) == paid([100], half(), FIFTH)


@pytest.mark.parametrize("measures", [{}, {"share": "20%", "amount": 30}])
def test_a_reserve_has_one_measure(measures: dict[str, object]) -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match="a reserve is a share or an amount"):
        Reserve.model_validate({"kind": "reserve", "pool": "tax", "payee": "zone"} | measures)
