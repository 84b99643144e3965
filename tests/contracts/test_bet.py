"""A payment that depends on a result (domain.md C22)."""

from typing import Any

import pytest

from contracts.clauses.bet import Bet
from contracts.units import amounts_in
from tests.agreements import Tree, half, paid


def bet(**changes: Any) -> Tree:
    return {
        "kind": "bet",
        "promiser": "home",
        "partner": "host",
        "stake": 100,
        "results": {2026: "0.85", 2027: 1, 2028: "1.02"},
    } | changes


@pytest.mark.parametrize(
    ("changes", "home"),
    [
        ({}, [100, 100, -100]),
        ({"band": "0.05"}, [100, 0, -40]),
        ({"better": "higher"}, [-100, 100, 100]),
        ({"target": "0.9", "results": {2028: "0.9"}}, [0, 0, 100]),
    ],
)
def test_who_promised_is_paid_or_pays(changes: Tree, home: list[int]) -> None:
    """Xin'an: 100 a year if the water index is at most 1; a band pays in proportion near the target."""
    assert home == [amount - 5 for amount in paid([10] * 3, half(), bet(**changes))["home"]]


@pytest.mark.parametrize(
    ("changes", "says"),
    [({"partner": "home"}, "home bets with itself"), ({"band": "-1"}, "the band is below zero")],
)
def test_a_bet_that_is_none_is_refused(changes: Tree, says: str) -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match=says):
        Bet.model_validate(bet(**changes) | {"pool": "tax"})
