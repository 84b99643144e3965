"""Sharing after incentives (domain.md C12)."""

from typing import Any

from tests.agreements import Tree, half, paid


def net(**changes: Any) -> Tree:
    return {"kind": "net_of_incentives", "granter": "host", "amount": {2026: 30, 2027: 30}} | changes


def test_the_granter_takes_back_what_it_spent_and_the_remainder_is_shared() -> None:
    assert {"home": [35, 35, 50], "host": [65, 65, 50]} == paid([100] * 3, net(consented="true"), half())


def test_without_consent_the_granter_bears_them_alone() -> None:
    assert [50, 50] == paid([100] * 2, net(consented="false"), half())["home"]


def test_what_a_poor_year_cannot_pay_lapses_or_is_carried() -> None:
    """2026: 20 of 30 can be taken back; the other 10 in 2027 if they are carried."""
    lapse, carry = (net(consented="true", unpaid=word) for word in ("lapse", "carry"))

    assert [0, 35] == paid([20, 100], lapse, half())["home"]
    assert [0, 30] == paid([20, 100], carry, half())["home"]
