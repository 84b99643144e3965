"""Nobody pays in more than it gets (domain.md C32)."""

import pytest

from contracts.clauses.hold_harmless import HoldHarmless
from contracts.units import amounts_in
from tests.agreements import Tree, half, paid

HARMLESS: Tree = {"kind": "hold_harmless", "payee": "home", "payer": "host", "settled_in": [2028]}
OUT: Tree = {"kind": "transfer", "payer": "home", "payee": "host", "amount": 40}


def test_what_was_paid_in_too_much_comes_back_in_the_year_of_settlement() -> None:
    """Home receives 25 and pays 40 each year: 45 short in 2028."""
    assert [-15, -15, 30, -15] == paid([50] * 4, half(), OUT, HARMLESS)["home"]


def test_earlier_settlements_count() -> None:
    twice = HARMLESS | {"settled_in": [2027, 2029]}

    assert [-15, 15, -15, 15] == paid([50] * 4, half(), OUT, twice)["home"]


def test_who_has_received_enough_is_paid_nothing() -> None:
    assert [60] * 3 == paid([200] * 3, half(), OUT, HARMLESS)["home"]


def test_an_amount_can_be_guaranteed() -> None:
    """At least 100 in three years."""
    assert [25, 25, 50] == paid([50] * 3, half(), HARMLESS | {"amount": 100})["home"]


def test_nobody_holds_itself_harmless() -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match="home holds itself harmless"):
        HoldHarmless.model_validate(HARMLESS | {"pool": "tax", "payer": "home"})
