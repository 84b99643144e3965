"""The stock stays, the growth is shared (domain.md C5, C6)."""

from fractions import Fraction

from tests.agreements import half, paid

GAOZHU = {
    "kind": "base_increment",
    "base": 300,
    "owner": "host",
    "shares": {"home": "50%", "host": "50%"},
}


def test_only_what_exceeds_the_base_is_divided() -> None:
    """Pool 420, base 300: the increment of 120 goes half and half."""
    assert {"home": [60], "host": [360]} == paid([420], GAOZHU)


def test_in_a_year_below_the_base_the_owner_bears_the_hole() -> None:
    assert {"home": [0, 50], "host": [250, 350]} == paid([250, 400], GAOZHU)


def test_a_base_can_grow() -> None:
    """300, 324, 349.92: with 8 % a year the constant pool of 400 leaves less and less to share."""
    growing = GAOZHU | {"base": {2026: 300, "growth": "8%"}}

    assert [50, 38, Fraction("25.04")] == paid([400] * 3, growing)["home"]


def test_a_base_can_belong_to_both() -> None:
    """Gaozhu: stock stays with each side."""
    both = GAOZHU | {"owner": {"home": "1/3", "host": "2/3"}}

    assert {"home": [160], "host": [260]} == paid([420], both)


def test_without_shares_the_increment_goes_to_the_clauses_below() -> None:
    open_end = {key: value for key, value in GAOZHU.items() if key != "shares"}
    reserve = {"kind": "reserve", "share": "25%", "payee": "zone"}

    assert {"home": [45], "host": [345], "zone": [30]} == paid([420], open_end, reserve, half())
