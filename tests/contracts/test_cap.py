"""A ceiling with extension (domain.md C7), and without."""

import pytest

from contracts.clauses.cap import Cap
from contracts.units import amounts_in
from tests.agreements import half, paid, shared

RELOCATION = (
    half(to=2028),
    {
        "kind": "cap",
        "payee": "home",
        "amount": 120,
        "per": "life",
        "beyond": "host",
        "extension": {"from": 2029, "to": 2030, "shares": {"home": "50%", "host": "50%"}},
    },
)
"""Beijing-Tianjin-Hebei: halves for three years, and two more if the cap is not reached."""


@pytest.mark.parametrize(
    ("flow", "home", "left"),
    [
        (60, [30, 30, 30, 30, 0, 0], 0),
        (50, [25, 25, 25, 25, 20, 0], 0),
        (30, [15, 15, 15, 15, 15, 0], 45),
    ],
)
def test_home_is_made_good_for_what_it_had_before_the_move(flow: int, home: list[int], left: int) -> None:
    """Before the move 30 + 40 + 50 = 120; after year five everything is the host's, whatever is left."""
    lines = shared([flow] * 6, *RELOCATION)

    assert home == [line.split["home"] for line in lines]
    assert [flow - received for received in home] == [line.split["host"] for line in lines]
    assert left == 120 - lines[-1].meters["clauses[1]"]


def test_a_yearly_cap_begins_anew_each_year() -> None:
    cap = {"kind": "cap", "payee": "home", "amount": 40, "per": "year", "beyond": "host"}

    assert {"home": [40, 30, 40], "host": [60, 30, 80]} == paid([100, 60, 120], half(), cap)


def test_a_cap_that_is_not_reached_changes_nothing() -> None:
    cap = {"kind": "cap", "payee": "home", "amount": 50, "per": "year", "beyond": "zone"}

    assert paid([100], half()) == paid([100], half(), cap)


def test_what_exceeds_the_cap_can_go_to_several() -> None:
    cap = {
        "kind": "cap",
        "payee": "home",
        "amount": 20,
        "per": "year",
        "beyond": {"host": "1/3", "zone": "2/3"},
    }

    assert {"home": [20], "host": [60], "zone": [20]} == paid([100], half(), cap)


def test_a_cap_looks_back_at_everything_above_it_and_at_nothing_below() -> None:
    """The reserve above counts towards the cap of the zone; a clause below the cap would not."""
    reserve = {"kind": "reserve", "share": "40%", "payee": "zone"}
    cap = {"kind": "cap", "payee": "zone", "amount": 10, "per": "year", "beyond": "host"}

    assert {"home": [30], "host": [60], "zone": [10]} == paid([100], reserve, half(), cap)


def test_what_is_paid_back_makes_room_under_a_cap_for_life() -> None:
    """Under claw-back home pays 20 back in the second year, so it may receive them again."""
    cap = {"kind": "cap", "payee": "home", "amount": 60, "per": "life", "beyond": "host"}
    received = paid([100, -40, 100], half(), cap, pools={"tax": {"negative": "claw_back"}})["home"]

    assert [50, -20, 30] == received


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"beyond": "home"}, "what exceeds the cap of home would go to home"),
        ({"beyond": {"home": "10%", "host": "90%"}}, "what exceeds the cap of home would go to home"),
        (
            {"extension": {"from": 2030, "to": 2029, "shares": {"home": 1}}},
            "it ends in 2029, before it begins in 2030",
        ),
    ],
)
def test_a_cap_that_limits_nothing_is_refused(changes: dict[str, object], says: str) -> None:
    clause = {"kind": "cap", "pool": "tax", "payee": "home", "amount": 9, "per": "life", "beyond": "host"}

    with amounts_in("10k"), pytest.raises(ValueError, match=says):
        Cap.model_validate(clause | changes)
