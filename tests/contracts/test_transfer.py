"""A payment beside the pool (domain.md C16, C20, C21)."""

import pytest

from contracts.clauses.transfer import Payment
from contracts.units import amounts_in
from sharing.case import Case
from tests.agreements import Tree, agreed, fee, half, paid


def transfer(amount: object, **changes: object) -> Tree:
    return {"kind": "transfer", "payer": "zone", "payee": "home", "amount": amount} | changes


def test_a_payment_once() -> None:
    """As for the place that negotiated first in Hunan."""
    assert {"home": [80, 50], "host": [50, 50], "zone": [-30, 0]} == paid(
        [100] * 2, half(), transfer({2026: 30})
    )


def test_a_payment_that_tapers_off() -> None:
    taper = {2026: 40, 2028: 0, "ramp": "linear"}

    assert [-40, -20, 0] == paid([100] * 3, half(), transfer(taper))["zone"]


def test_a_payment_is_made_though_the_pool_is_empty() -> None:
    assert {"home": [30], "zone": [-30]} == paid([0], half(), transfer(30))


def test_a_payment_above_a_cap_counts_under_it_and_one_below_does_not() -> None:
    cap = {"kind": "cap", "payee": "home", "amount": 60, "per": "year", "beyond": "host"}

    assert [60] == paid([100], half(), transfer(30), cap)["home"]
    assert [80] == paid([100], half(), cap, transfer(30))["home"]


def test_through_a_pool_of_costs_money_moves_the_same_way() -> None:
    """Host bears 50 of 100 and receives 10."""
    building = fee(100, kind="cost", pool="building")
    clauses = [half(pool="building"), transfer(10, payer="home", payee="host", pool="building")]
    case = Case.of(agreed(streams=[building], clauses=clauses))

    assert {"home": -60, "host": -40} == dict(case.pool_years[0].split)


def test_nobody_pays_itself() -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match="zone pays itself"):
        Payment.model_validate(transfer(30, payee="zone", pool="tax"))
