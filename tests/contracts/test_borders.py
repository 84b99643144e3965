"""A border inside a year, by hand."""

from fractions import Fraction

from sharing.case import Case
from tests.agreements import agreed, fee, half, paid

EVENTS = {"production": "2027-06"}
PHASES = {
    "kind": "phases",
    "periods": [
        {"to": {"event": "production"}, "shares": {"home": "80%", "host": "20%"}},
        {"from": {"event": "production"}, "shares": {"home": "20%", "host": "80%"}},
    ],
}


def test_a_phase_that_begins_in_june_has_seven_twelfths_of_the_year() -> None:
    """80% of 5/12 and 20% of 7/12 of 120: 40 and 14."""
    assert {"home": [96, 54, 24], "host": [24, 66, 96]} == paid([120] * 3, PHASES, events=EVENTS)


def test_a_yearly_limit_inside_a_part_of_the_year_counts_for_its_months() -> None:
    """A base of 60 a year from July on takes 30 of the half year's 50; before, halves."""
    base = {"kind": "base_increment", "base": 60, "owner": "host", "from": "2026-07"}

    assert {"home": [35, 20], "host": [65, 80]} == paid([100, 100], base, half())


def test_a_yearly_limit_around_two_phases_looks_at_the_whole_year() -> None:
    """Home would receive 54 in the year of the border, less than the cap, though 40 until June alone."""
    cap = {"kind": "cap", "payee": "home", "amount": 54, "per": "year", "beyond": "zone"}

    assert [54, 54, 24] == paid([120] * 3, PHASES, cap, events=EVENTS)["home"]


def test_a_limit_for_life_is_not_cut() -> None:
    """Recovery from July on takes all of the half year until the outlay of 70 is back."""
    recovery = {"kind": "cost_recovery", "payee": "home", "amount": 70, "from": "2026-07"}

    assert {"home": [75, 60], "host": [25, 40]} == paid([100, 100], recovery, half())


def test_a_floor_that_ends_in_march_is_paid_for_a_quarter() -> None:
    floor = {"kind": "floor", "payee": "home", "payer": "host", "amount": 80, "to": "2027-03"}

    assert [80, 50 + Fraction(30, 4), 50] == paid([100] * 3, half(), floor)["home"]


def test_two_borders_in_one_year_make_three_pieces() -> None:
    """Three months of halves, six of the host alone, three of home alone."""
    phases = {
        "kind": "phases",
        "periods": [
            {"from": "2026-04", "to": "2026-09", "shares": {"host": 1}},
            {"from": "2026-10", "shares": {"home": 1}},
        ],
    }

    assert {"home": [15 + 30, 120], "host": [15 + 60, 0]} == paid([120] * 2, phases, half())


def test_a_border_within_the_part_of_a_year_is_counted_from_that_part() -> None:
    """From May on a reserve of a half; from September on of all: 1/3 none, 1/3 half, 1/3 all."""
    half_of_it = {"kind": "reserve", "payee": "zone", "share": "50%", "from": "2026-05"}
    all_of_it = {"kind": "reserve", "payee": "zone", "share": "100%", "from": "2026-09"}

    assert [60] == paid([120], half_of_it, all_of_it, half())["zone"]


def test_a_pool_that_opens_with_the_clause_is_not_cut() -> None:
    """Production begins in June 2027: all of that year belongs to the phase, and 5/12 of the last."""
    stream = fee(120, **{"from": {"event": "production"}})
    phase = half(**{"from": {"event": "production"}, "to": {"event": "production", "plus": "1 year"}})
    lines = Case.of(agreed(events=EVENTS, streams=[stream], clauses=[phase])).pool_years

    assert [0, 35, 25] == [line.split.get("home", 0) for line in lines]
    assert [0, 70, 120] == [line.pot for line in lines]
