"""What each term means, by hand."""

from fractions import Fraction
from typing import Any

import pytest

from contracts.amounts import Amounts
from contracts.clocks import Period
from contracts.terms import Divide, During, First, Pay, Term, TopUp, Until, divided
from sharing.evaluate import Meters, evaluate, together

HOME, HOST, ZONE = Pay("home"), Pay("host"), Pay("zone")
HALVES = divided({"home": Fraction(1, 2), "host": Fraction(1, 2)})
THIRTY = Amounts(each=Fraction(30))
GROWING = Amounts(listed={2026: Fraction(30)}, growth=Fraction(1))


def parts(term: Term, pot: int | str, year: int = 2026, meters: Meters | None = None) -> dict[str, Fraction]:
    return dict(evaluate(term, Fraction(pot), year, meters or {}).split)


@pytest.mark.parametrize(
    ("term", "pot", "expected"),
    [
        (HOME, 100, {"home": 100}),
        (HOME, -7, {"home": -7}),
        (HALVES, 100, {"home": 50, "host": 50}),
        (HALVES, -7, {"home": Fraction(-7, 2), "host": Fraction(-7, 2)}),
        (
            divided({"home": Fraction(1, 3), "host": Fraction(2, 3)}),
            1,
            {"home": Fraction(1, 3), "host": Fraction(2, 3)},
        ),
        (Divide(((Fraction(1, 4), HALVES), (Fraction(3, 4), HOME))), 80, {"home": 70, "host": 10}),
        (First(THIRTY, HOME, HOST), 100, {"home": 30, "host": 70}),
        (First(THIRTY, HOME, HOST), 20, {"home": 20, "host": 0}),
        (First(THIRTY, HOME, HOST), -20, {"home": -20, "host": 0}),
        (First(THIRTY, HALVES, HALVES), 100, {"home": 50, "host": 50}),
        (Until("home", THIRTY, HALVES, ZONE), 100, {"home": 30, "host": 50, "zone": 20}),
        (Until("home", THIRTY, HALVES, ZONE), 40, {"home": 20, "host": 20, "zone": 0}),
        (Until("zone", THIRTY, HALVES, HOME), 40, {"home": 20, "host": 20, "zone": 0}),
        (Until("home", THIRTY, HALVES, HALVES), 100, {"home": 40, "host": 60}),
        (Until("home", THIRTY, HALVES, ZONE), -40, {"home": -20, "host": -20, "zone": 0}),
        (TopUp("home", THIRTY, "host", HALVES), 40, {"home": 30, "host": 10}),
        (TopUp("home", THIRTY, "host", HALVES), 100, {"home": 50, "host": 50}),
        (TopUp("home", THIRTY, "zone", HALVES), 0, {"home": 30, "host": 0, "zone": -30}),
        (TopUp("home", THIRTY, "host", HALVES), -40, {"home": 30, "host": -70}),
    ],
)
def test_a_pot_is_handed_on(term: Term, pot: int, expected: dict[str, Any]) -> None:
    assert expected == parts(term, pot)


@pytest.mark.parametrize(("year", "party"), [(2026, "host"), (2027, "home"), (2028, "home"), (2029, "host")])
def test_during_applies_in_the_years_of_its_period_alone(year: int, party: str) -> None:
    assert {party: 5} == parts(During(Period(2027, 2028), HOME, HOST), 5, year)


@pytest.mark.parametrize(("year", "home"), [(2025, 0), (2026, 30), (2027, 60), (2028, 100)])
def test_a_limit_is_that_of_the_year(year: int, home: int) -> None:
    assert home == parts(First(GROWING, HOME, HOST), 100, year)["home"]


@pytest.mark.parametrize(("before", "taken"), [(0, 30), (10, 20), (30, 0), (45, 0)])
def test_a_meter_leaves_the_room_that_is_not_used_up(before: int, taken: int) -> None:
    meters = {"life": Fraction(before)}
    outcomes = [
        evaluate(term, Fraction(100), 2026, meters)
        for term in (First(THIRTY, HOME, HOST, "life"), Until("home", THIRTY, HOME, HOST, "life"))
    ]

    assert [taken, taken] == [outcome.split["home"] for outcome in outcomes]
    assert [before + taken] * 2 == [outcome.meters["life"] for outcome in outcomes]


def test_a_refund_makes_room_under_a_limit_for_life() -> None:
    outcome = evaluate(First(THIRTY, HOME, HOST, "life"), Fraction(-5), 2026, {"life": Fraction(20)})

    assert ({"home": -5, "host": 0}, {"life": 15}) == (outcome.split, outcome.meters)


def test_other_meters_stay_as_they_are() -> None:
    outcome = evaluate(First(THIRTY, HOME, HOST, "life"), Fraction(10), 2026, {"other": Fraction(5)})

    assert {"other": 5, "life": 10} == outcome.meters


def test_meters_are_handed_from_part_to_part() -> None:
    """A limit inside the head and one inside the rest both arrive."""
    term = First(THIRTY, First(THIRTY, HOME, HOST, "a"), First(THIRTY, HOME, HOST, "b"), "c")

    assert {"a": 30, "b": 30, "c": 30} == evaluate(term, Fraction(100), 2026, {}).meters


def test_nothing_that_is_given_is_changed() -> None:
    meters: dict[str, Fraction] = {"life": Fraction(5)}
    evaluate(First(THIRTY, HOME, HOST, "life"), Fraction(10), 2026, meters)

    assert {"life": 5} == meters


def test_splits_add_up_party_by_party() -> None:
    assert {"a": 3, "b": 1} == together({"a": Fraction(1), "b": Fraction(1)}, {"a": Fraction(2)})
