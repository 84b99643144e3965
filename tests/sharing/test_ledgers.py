"""Both ledgers of the indicators, with the figures of real agreements (domain notes C17, TV13)."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.ledgers import Indicator, Ledger
from sharing.case import Case
from sharing.checks import findings
from sharing.ledgers import counted_part, entries
from sharing.pages.ledgers import ledgers_data, ledgers_tables
from tests.agreements import agreed

SPLIT = {"split": {"home": "60%", "host": "40%"}}


def indicator(**changes: Any) -> dict[str, Any]:
    return {"id": "value added", "unit": "亿元", "amounts": 100, "booked_in": "host"} | changes


def counted(agreement: Agreement, ledger: str) -> dict[str, Fraction]:
    return dict(next(entry for entry in entries(agreement) if entry.ledger == ledger).counted)


def codes(agreement: Agreement) -> list[str]:
    return [finding.code for finding in findings(Case.of(agreement)) if finding.code in ("P504", "P506")]


@pytest.mark.parametrize(
    ("assessment", "expected"),
    [
        ("in_place", {"host": 100}),
        (SPLIT, {"home": 60, "host": 40}),
        ({"full_to": "home"}, {"home": 100}),
        ({"double_count": ["home", "host"]}, {"home": 100, "host": 100}),
    ],
    ids=["in place", "Qingchuan 6:4", "Fuzhou all to the recruiter", "Guangxi both in full"],
)
def test_each_mode_counts_as_its_agreement_says(assessment: Any, expected: dict[str, int]) -> None:
    agreement = agreed(indicators=[indicator(official="in_place", assessment=assessment)])

    assert expected == counted(agreement, "assessment")
    assert {"host": 100} == counted(agreement, "official")
    assert [] == codes(agreement)


@pytest.mark.parametrize(
    ("amounts", "period", "years", "average"),
    [
        ({2026: 30, 2028: 50}, {}, "2026, 2028", "40.00"),
        ({2026: 30, 2028: 50}, {"to": 2027}, "2026", "30.00"),
        (30, {"to": 2027}, "2026-2028", "20.00"),
        ({2026: 30, "growth": "100%"}, {}, "2026-2028", "70.00"),
        ({2027: 30, "growth": "0%"}, {}, "2026-2028", "20.00"),
    ],
    ids=[
        "single years",
        "single years within its time",
        "0 after its end",
        "growth",
        "0 before the first year of a growth",
    ],
)
def test_an_average_counts_the_years_with_a_figure(
    amounts: Any, period: dict[str, int], years: str, average: str
) -> None:
    counts = indicator(amounts=amounts) | period
    always = indicator(id="area", unit="km2", amounts={2027: 5})
    (table,) = ledgers_tables(agreed(indicators=[counts, always]))

    assert ("indicator", "unit", "years", "ledger") == table.columns[:4]
    assert ("value added", "亿元", years, "official", "in place", average) == table.rows[0][:6]
    assert ("area", "km2", "2027", "official", "in place", "5.00") == table.rows[2][:6]


def test_where_every_year_has_a_figure_the_title_says_which() -> None:
    (table,) = ledgers_tables(agreed(indicators=[indicator()]))

    assert "years" not in table.columns
    assert table.title.startswith("Statistics, average a year 2026-2028;")


def test_machines_get_no_zero_for_a_year_without_a_figure() -> None:
    data: Any = ledgers_data(agreed(indicators=[indicator(amounts={2027: 5})]))

    assert [(2027, "5"), (2027, "5")] == [(entry["year"], entry["arises"]) for entry in data["indicators"]]


def test_the_assessment_follows_the_official_books_unless_it_is_written() -> None:
    agreement = agreed(indicators=[indicator(official={"full_to": "home"})])

    assert {"home": 100} == counted(agreement, "assessment")


@pytest.mark.parametrize(
    "official",
    [
        {"double_count": ["home", "host"]},
        {"split": {"home": "50%"}},
        {"split": {"home": "60%", "host": "60%"}},
    ],
)
def test_official_books_that_do_not_add_up_are_an_error(official: Any) -> None:
    assert ["P504"] == codes(agreed(indicators=[indicator(official=official)]))


def test_an_indicator_without_ledger_is_found() -> None:
    assert ["P506"] == codes(agreed(indicators=[indicator()]))


@given(st.dictionaries(st.sampled_from(["home", "host", "zone"]), st.integers(1, 9), min_size=1))
def test_shares_of_the_whole_add_up_in_every_year(weights: dict[str, int]) -> None:
    total = sum(weights.values())
    shares = {party: Fraction(weight, total) for party, weight in weights.items()}
    parts = Ledger(split=shares).parts("host")

    assert 1 == sum(parts.values())


def test_an_indicator_is_zero_outside_its_years() -> None:
    read = Indicator.model_validate(indicator(to=2026))

    assert (100, 0) == (read.at(2026), read.at(2027))
    assert Fraction(3, 5) == counted_part(
        Indicator.model_validate(indicator(official=SPLIT)), "official", "home"
    )


@pytest.mark.parametrize(
    ("ledger", "says"),
    [
        ({"split": {"home": "1"}, "full_to": "home"}, "counted in two ways"),
        ({"double_count": []}, "nobody counts"),
        ({"divided": {"home": "1"}}, "divided"),
    ],
)
def test_a_ledger_is_counted_in_one_way(ledger: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Ledger.model_validate(ledger)


@pytest.mark.parametrize(
    ("indicators", "says"),
    [
        ([indicator(), indicator()], "stands twice"),
        ([indicator(part_of="jobs")], "indicator 'jobs' is not declared"),
        ([indicator(), indicator(id="skilled", unit="jobs", part_of="value added")], "cannot be a part of"),
        ([indicator(booked_in="hots")], "party 'hots' is not declared"),
        ([indicator(official={"split": {"hme": "100%"}})], "party 'hme' is not declared"),
        ([indicator(**{"from": 2040})], "outside the years"),
    ],
)
def test_an_indicator_that_does_not_fit_is_refused(indicators: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        agreed(indicators=indicators)


def test_an_agreement_with_indicators_survives_being_written_and_read_again() -> None:
    agreement = agreed(indicators=[indicator(assessment=SPLIT, official="in_place")])
    written = agreement.model_dump_json(by_alias=True)

    assert written == Agreement.model_validate_json(written).model_dump_json(by_alias=True)
