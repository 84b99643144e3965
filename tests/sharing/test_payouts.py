"""What each pool pays, with losses carried, clawed back or borne by the holder, by hand."""

from typing import Any

import pytest

from sharing.case import Case
from sharing.payouts import PoolYear
from tests.agreements import agreed, fee, half, paid, shared

POTS = [100, -60, 40, 100]


def in_pool(mode: str | None, **holder: str) -> dict[str, Any]:
    return {"tax": {key: value for key, value in {"negative": mode, **holder}.items() if value}}


@pytest.mark.parametrize(
    ("mode", "home", "host"),
    [
        ("carry", [50, 0, 0, 40], [50, -60, 40, 60]),
        ("claw_back", [50, -30, 20, 50], [50, -30, 20, 50]),
        ("floor_zero", [50, 0, 20, 50], [50, -60, 20, 50]),
    ],
)
def test_a_loss_is_borne_as_agreed(mode: str, home: list[int], host: list[int]) -> None:
    """Carry: the host bears 60 and takes back 40 in the third year and 20 in the fourth, before sharing."""
    assert {"home": home, "host": host} == paid(POTS, half(), pools=in_pool(mode))


def test_what_is_still_to_be_taken_back_is_known_each_year() -> None:
    lines = shared([-10, -60, 40, 100], half(), pools=in_pool("carry"))

    assert [10, 70, 30, 0] == [line.loss for line in lines]


def test_a_named_holder_bears_the_loss() -> None:
    assert [0, -60, 40, 20] == paid(POTS, half(), pools=in_pool("carry", holder="zone"))["zone"]


def test_without_a_rule_the_loss_is_shared_like_income() -> None:
    """M205 says so; nothing is hidden."""
    assert paid(POTS, half(), pools=in_pool("claw_back")) == paid(POTS, half())


def test_a_guarantee_holds_in_a_year_of_loss() -> None:
    floor = {"kind": "floor", "payee": "home", "amount": 20, "payer": "zone"}
    received = paid([-60], half(), floor, pools=in_pool("carry"))

    assert {"home": [20], "host": [-60], "zone": [-20]} == received


def test_limits_for_life_go_from_year_to_year() -> None:
    lines = shared([30, 30, 30], {"kind": "cost_recovery", "payee": "home", "amount": 50}, half())

    assert [30, 50, 50] == [line.meters["clauses[0]"] for line in lines]


def test_the_clauses_of_a_pool_of_costs_divide_the_burden() -> None:
    """Costs are paid in the shares that are written; the cap limits what home pays."""
    cap = {"kind": "cap", "pool": "tax", "payee": "home", "amount": 20, "per": "year", "beyond": "host"}
    case = Case.of(agreed(years="2026", streams=[fee(100, kind="cost")], clauses=[half(), cap]))

    assert [PoolYear("tax", 2026, -100, {"home": -20, "host": -80}, 0, {})] == list(case.pool_years)


def test_money_that_no_clause_shares_stays_with_the_holder() -> None:
    assert {"host": [100, 100]} == paid([100, 100])
    assert {"zone": [100, 100]} == paid([100, 100], pools={"tax": {"holder": "zone"}})


def test_costs_and_income_of_one_pool_are_shared_net() -> None:
    streams = [fee(100), fee(30, id="running", kind="cost")]
    case = Case.of(agreed(years="2026", streams=streams, clauses=[half()]))

    assert {"home": 35, "host": 35} == case.totals


def test_outside_options_do_not_flow_into_the_pots() -> None:
    streams = [fee(100), fee(999, id="alone", pool=None, needs=[], without=["home"])]
    case = Case.of(agreed(years="2026", streams=streams, clauses=[half()]))

    assert [100] == [line.pot for line in case.pool_years]


def test_each_pool_has_its_own_clauses() -> None:
    streams = [fee(100), fee(10, id="rent", pool="rents")]
    case = Case.of(agreed(years="2026", streams=streams, clauses=[half(), half(pool="rents")]))

    assert [("tax", 100), ("rents", 10)] == [(line.pool, line.pot) for line in case.pool_years]
