"""The gap between regions, with figures worked by hand."""

from fractions import Fraction
from math import isclose, log
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.agreement import Agreement
from sharing.case import Case
from sharing.checks import findings
from sharing.negotiate.gap import NoProfiles, gap_report
from sharing.regions import Region, apart, gap, gap_in, pool_share, weaker
from tests.agreements import HOME, HOST, agreed, fee, half


def with_profiles(home: Any = "8", host: Any = "2", **changes: Any) -> Agreement:
    """Home has 10 inhabitants and host 20; figures are in the unit of the agreement for each of them."""
    parties = {
        "home": HOME | {"profile": {"population": 10, "revenue_per_head": home}},
        "host": HOST | {"profile": {"population": 20, "revenue_per_head": host}},
    }
    return agreed(**{"parties": parties, "clauses": [half()]} | changes)


def found(agreement: Agreement) -> list[str]:
    return [f.code for f in findings(Case.of(agreement)) if f.code in ("F405", "F406", "F407")]


def test_what_is_received_is_spread_over_the_inhabitants() -> None:
    """A fee of 100, shared in halves: home 8 + 50/10 = 13, host 2 + 50/20 = 4.5; before, 8 and 2."""
    case = Case.of(with_profiles())

    assert {"home": 13, "host": Fraction(9, 2)} == gap_in(case, 2026).per_head
    assert {"home": 8, "host": 2} == gap_in(case, 2026, apart(case)).per_head
    assert (Fraction(26, 9), 4) == (gap_in(case, 2026).ratio, gap_in(case, 2026, apart(case)).ratio)


def test_the_theil_index_is_the_one_of_the_book() -> None:
    """Incomes 3 and 1 of equal populations: 3/4 ln(3/2) + 1/4 ln(1/2)."""
    pair = (Region("a", 5, Fraction(3), Fraction(0)), Region("b", 5, Fraction(1), Fraction(0)))
    theil = gap(pair, {"a": Fraction(3), "b": Fraction(1)}).theil

    assert theil is not None
    assert isclose(3 / 4 * log(3 / 2) + 1 / 4 * log(1 / 2), theil)


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**5)), min_size=2, max_size=6))
def test_the_theil_index_is_never_negative_and_ignores_the_unit(rows: list[tuple[int, int]]) -> None:
    regions = tuple(Region(str(at), people, Fraction(y), Fraction(0)) for at, (people, y) in enumerate(rows))
    heads = {region.party: region.per_head for region in regions}
    one, other = gap(regions, heads), gap(regions, {party: 7 * y for party, y in heads.items()})

    assert one.theil is not None
    assert other.theil is not None
    assert one.theil > -1e-12
    assert isclose(one.theil, other.theil, abs_tol=1e-12)
    assert one.ratio == other.ratio


def test_a_region_with_less_than_nothing_has_no_index() -> None:
    pair = (Region("a", 1, Fraction(3), Fraction(0)), Region("b", 1, Fraction(-1), Fraction(0)))

    assert (None, None) == (
        gap(pair, {"a": Fraction(3), "b": Fraction(-1)}).ratio,
        gap(pair, {"a": Fraction(3), "b": Fraction(-1)}).theil,
    )


@pytest.mark.parametrize(
    ("home", "host", "expected"), [("8", "2", "host"), ("2", "8", "home"), ("5", "5", None)]
)
def test_the_weaker_region_is_the_poorer_one_whatever_its_role(home: str, host: str, expected: str) -> None:
    """In a reverse enclave home is poor."""
    assert expected == weaker(with_profiles(home, host))


def test_without_two_profiles_nothing_is_said() -> None:
    agreement = agreed(clauses=[half()])

    assert weaker(agreement) is None
    assert [] == found(agreement)
    with pytest.raises(NoProfiles, match="two parties"):
        gap_report(agreement)


def test_a_gap_that_widens_is_found() -> None:
    """Halves narrow 8 : 2 to 13 : 4.5; all for home widens it to 18 : 2."""
    assert "F405" not in found(with_profiles())
    assert "F405" in found(with_profiles(streams=[fee(100, pool=None, booked_by="home")], clauses=[]))


@pytest.mark.parametrize(("later", "falls"), [("30%", True), ("50%", False), ("70%", False)])
def test_a_share_that_falls_locks_in(later: str, falls: bool) -> None:
    home = f"{100 - int(later[:-1])}%"
    periods = [
        {"to": 2026, "shares": {"home": "50%", "host": "50%"}},
        {"from": 2027, "shares": {"home": home, "host": later}},
    ]
    agreement = with_profiles()
    clauses = [{"kind": "phases", "pool": "tax", "periods": periods}]
    changed = agreed(
        parties={party: member.model_dump() for party, member in agreement.parties.items()}, clauses=clauses
    )

    assert falls == ("F406" in found(changed))
    assert Fraction(later.removesuffix("%")) / 100 == pool_share(Case.of(changed), "host", 2028)


@pytest.mark.parametrize(
    ("host", "clauses", "endless"),
    [
        ("2", [half()], True),
        ("2", [half(to=2028)], False),
        ("2", [half(), {"kind": "sunset", "pool": "tax", "from": 2029, "payee": "host"}], False),
        ("20", [half()], False),
    ],
    ids=["for ever", "with an end", "with a sunset", "the richer side pays"],
)
def test_a_duty_of_the_weaker_side_ends(host: str, clauses: Any, endless: bool) -> None:
    parties = {party: member.model_dump() for party, member in with_profiles(host=host).parties.items()}

    assert endless == ("F407" in found(agreed(parties=parties, clauses=clauses)))


def test_the_report_compares_the_offer_with_every_division() -> None:
    """Without the others nobody earns anything, so the Shapley value is the offer in halves."""
    report = gap_report(with_profiles())

    assert ["outside the agreement", "apart", "offer", "shapley"] == list(report.states)[:4]
    assert report.states["offer"] == report.states["shapley"]
    assert report.states["offer"].per_head == {"home": 13, "host": Fraction(9, 2)}
    assert "host" == report.weaker


def test_a_discount_does_not_change_a_payment_that_is_the_same_every_year() -> None:
    report = gap_report(with_profiles(discount="10%"))

    assert {"home": 13, "host": Fraction(9, 2)} == report.states["offer"].per_head
