"""A fixed return on capital (domain.md C9)."""

import pytest

from contracts.clauses.guaranteed_return import GuaranteedReturn
from contracts.units import amounts_in
from tests.agreements import half, paid

RETURN = {"kind": "guaranteed_return", "payee": "home", "capital": {2026: 500, 2027: 200}, "rate": "10%"}


def test_the_return_comes_first_and_follows_the_capital() -> None:
    """10% of 500 and of 700, and half of what is left: 50 + 25, 70 + 15."""
    assert {"home": [75, 85], "host": [25, 15]} == paid([100, 100], RETURN, half())


def test_without_a_payer_a_poor_year_pays_what_there_is_and_is_not_made_good() -> None:
    assert {"home": [30, 135], "host": [0, 65]} == paid([30, 200], RETURN, half())


def test_a_payer_makes_up_what_the_pool_lacks() -> None:
    guaranteed = RETURN | {"payer": "zone"}

    assert {"home": [50, 70], "zone": [-20, -40]} == paid([30, 30], guaranteed, half())


def test_nobody_guarantees_its_own_return() -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match="home guarantees its own return"):
        GuaranteedReturn.model_validate(RETURN | {"pool": "tax", "payer": "home"})
