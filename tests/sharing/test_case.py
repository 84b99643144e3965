"""Everything that follows from the worked example of the design."""

from fractions import Fraction

import pytest

from sharing.case import Case, Leavers
from sharing.games import NonemptyCore
from tests.agreements import agreed, fee, half
from tests.worked_example import offer


@pytest.fixture(scope="module")
def case() -> Case:
    return Case.of(offer())


def test_what_each_has_alone_and_all_have_together(case: Case) -> None:
    assert (40, 60, 140) == (case.alone("home"), case.alone("host"), case.game.worth(case.game.grand))


def test_shapley_value_and_nucleolus_halve_the_surplus(case: Case) -> None:
    assert {"home": 60, "host": 80} == case.shapley == case.nucleolus


def test_the_offer_gives_home_its_alternative_and_not_more(case: Case) -> None:
    assert {"home": 40, "host": 100} == case.totals
    assert {"home": {2026: -10, 2027: 50}, "host": {2026: 50, 2027: 50}} == case.receipts


def test_nobody_gains_by_leaving_before_the_first_year(case: Case) -> None:
    assert () == case.leavers
    assert isinstance(case.core, NonemptyCore)


def test_at_the_start_of_the_second_year_the_host_gains_fifty_by_leaving(case: Case) -> None:
    (host,) = case.leavers_in(2027)

    assert Leavers(("host",), secures=Fraction(100), receives=Fraction(50)) == host
    assert 50 == host.gain


def test_no_split_of_the_second_year_holds(case: Case) -> None:
    """Re-timing alone is no cure: apart the two would secure 100 + 20, more than the 100 that is left."""
    game = case.game_in(2027)

    assert game.worth(1) + game.worth(2) > game.worth(3)


def test_what_is_still_to_come_is_worth_more_the_nearer_it_is() -> None:
    case = Case.of(agreed(discount="25%", clauses=[half()]))

    assert [122, 90, 50] == [case.still_to_come("home", year) for year in case.agreement.years]


@pytest.mark.parametrize(
    ("unit", "currency", "expected"),
    [
        ("10k", "CNY", "万元"),
        ("亿元", "CNY", "亿元"),
        (None, "CNY", "元"),
        ("1m", "USD", "million USD"),
        ("1", "USD", "USD"),
    ],
)
def test_money_is_called_by_its_unit(unit: str | None, currency: str, expected: str) -> None:
    case = Case.of(agreed(unit=unit, currency=currency, streams=[fee("5元")]))

    assert expected == case.money
