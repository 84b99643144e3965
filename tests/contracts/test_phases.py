"""Proportions that change with the years (domain.md C2)."""

import pytest

from contracts.clauses.phases import Phases
from tests.agreements import half, paid

BEIJING = {
    "kind": "phases",
    "periods": [
        {"to": 2028, "shares": {"home": "50%", "host": "50%"}},
        {"from": 2029, "to": 2030, "shares": {"home": "20%", "host": "80%"}},
        {"from": 2031, "shares": {"host": "100%"}},
    ],
}


def test_each_phase_has_its_own_shares() -> None:
    expected = {"home": [50, 50, 50, 20, 20, 0], "host": [50, 50, 50, 80, 80, 100]}

    assert expected == paid([100] * 6, BEIJING)


def test_the_order_in_which_phases_are_written_does_not_matter() -> None:
    backwards = BEIJING | {"periods": BEIJING["periods"][::-1]}

    assert paid([100] * 6, BEIJING) == paid([100] * 6, backwards)


def test_years_between_phases_are_left_to_the_clauses_below() -> None:
    gap = {
        "kind": "phases",
        "periods": [{"to": 2026, "shares": {"home": 1}}, {"from": 2028, "shares": {"host": 1}}],
    }

    assert {"home": [100, 50, 0], "host": [0, 50, 100]} == paid([100] * 3, gap, half())


@pytest.mark.parametrize(
    ("periods", "claimed"),
    [
        ([(2026, 2028), (2028, 2030)], "2028"),
        ([(2026, 2030), (2027, 2028)], "2027-2028"),
        ([(2030, 2031), (2026, 9999)], "2030-2031"),
    ],
)
def test_no_year_belongs_to_two_phases(periods: list[tuple[int, int]], claimed: str) -> None:
    rows = [{"from": first, "to": last, "shares": {"home": 1}} for first, last in periods]

    with pytest.raises(ValueError, match=f"two phases claim {claimed}"):
        Phases.model_validate({"kind": "phases", "pool": "tax", "periods": rows})


def test_a_phase_ends_after_it_begins() -> None:
    rows = [{"from": 2030, "to": 2029, "shares": {"home": 1}}]

    with pytest.raises(ValueError, match="it ends in 2029, before it begins in 2030"):
        Phases.model_validate({"kind": "phases", "pool": "tax", "periods": rows})
