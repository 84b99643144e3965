"""A guaranteed minimum (domain.md C8)."""

from fractions import Fraction

import pytest

from contracts.clauses.floor import Floor
from contracts.units import amounts_in
from tests.agreements import Tree, paid

QINGCHUAN = (
    {"kind": "ratio", "shares": {"home": "60%", "host": "40%"}},
    {"kind": "floor", "payee": "home", "amount": "5m", "payer": "host"},
)


@pytest.mark.parametrize(
    ("pool", "home", "top_up"),
    [
        ("6.0", Fraction(5), Fraction("1.4")),
        ("10", Fraction(6), Fraction(0)),
        ("25/3", Fraction(5), Fraction(0)),
        ("8", Fraction(5), Fraction("0.2")),
    ],
)
def test_the_payer_pays_what_is_lacking(pool: str, home: Fraction, top_up: Fraction) -> None:
    """60 % of 6.0m is 3.6m, so 1.4m are added; 25/3 m is where the floor stops mattering."""
    received = paid([Fraction(pool)], *QINGCHUAN, unit="1m")

    assert [home] == received["home"]
    assert [Fraction("0.4") * Fraction(pool) - top_up] == received["host"]


def test_the_payer_may_end_below_zero() -> None:
    assert {"home": [500, 500], "host": [-500, -100]} == paid([0, 400], *QINGCHUAN)


def test_a_floor_holds_from_its_first_year() -> None:
    """Qingchuan: one year after the outside aid is complete."""
    later = QINGCHUAN[1] | {"from": 2027}

    assert [60, 500] == paid([100, 100], QINGCHUAN[0], later)["home"]


def test_a_third_party_can_guarantee() -> None:
    guaranteed = QINGCHUAN[1] | {"payer": "zone"}

    assert {"home": [500], "host": [40], "zone": [-440]} == paid([100], QINGCHUAN[0], guaranteed)


def test_a_cap_below_a_floor_limits_what_the_floor_gives() -> None:
    """Order counts: the cap looks back at the floor."""
    cap: Tree = {"kind": "cap", "payee": "home", "amount": 300, "per": "year", "beyond": "zone"}
    below, above = paid([100], *QINGCHUAN, cap), paid([100], QINGCHUAN[0], cap, QINGCHUAN[1])

    assert {"home": [300], "host": [-400], "zone": [200]} == below
    assert {"home": [500], "host": [-400]} == above


def test_nobody_guarantees_its_own_minimum() -> None:
    clause = QINGCHUAN[1] | {"pool": "tax", "payer": "home"}

    with amounts_in("10k"), pytest.raises(ValueError, match="home guarantees its own minimum"):
        Floor.model_validate(clause)
