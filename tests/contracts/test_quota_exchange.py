"""Quotas against money (domain.md C18)."""

import pytest

from contracts.clauses.quota_exchange import QuotaExchange
from contracts.units import amounts_in
from tests.agreements import Tree, half, paid

QUOTAS: Tree = {"kind": "quota_exchange", "seller": "home", "buyer": "host", "quantity": {2026: 50, 2027: 20}}


def test_the_buyer_pays_the_price_of_what_it_receives() -> None:
    assert {"home": [105, 45, 5], "host": [-95, -35, 5]} == paid([10] * 3, half(), QUOTAS | {"price": 2})


def test_without_a_price_nothing_is_paid() -> None:
    assert {"home": [5], "host": [5]} == paid([10], half(), QUOTAS | {"quantity": {2026: 50}})


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"buyer": "home"}, "home sells to itself"),
        ({"at_least": 3, "at_most": 2}, "the highest price lies below the lowest"),
    ],
)
def test_an_exchange_that_is_none_is_refused(changes: Tree, says: str) -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match=says):
        QuotaExchange.model_validate(QUOTAS | {"pool": "tax"} | changes)
