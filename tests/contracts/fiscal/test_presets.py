"""Known rules of provinces: what they keep, with mark and source, and the level of the city."""

from fractions import Fraction

import pytest

from contracts.fiscal.cascade import take_apart
from contracts.fiscal.presets import preset_names
from contracts.fiscal.rules import FiscalRule
from contracts.fiscal.tax import with_successor
from sharing.case import Case
from sharing.pages.marks import marks_data
from tests.agreements import agreed

FOUR = {"centre": "central", "province": "upper", "city": "city", "district": "host"}


def test_the_presets_are_those_that_were_read() -> None:
    assert ("four-layers", "fujian", "guangdong", "sichuan") == preset_names()


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_says_what_it_rests_on(name: str) -> None:
    rule = FiscalRule.model_validate({"preset": name, "province": "A"})

    assert rule.source
    assert rule.mark in ("verified", "partly", "memory")


@pytest.mark.parametrize(
    ("tax", "expected"),
    [
        ("vat", {"centre": 75, "province": 5, "city": Fraction("13.75"), "district": Fraction("6.25")}),
        ("cit", {"centre": 60, "province": 8, "city": 22, "district": 10}),
    ],
)
def test_the_four_layers_are_those_that_were_published(tax: str, expected: dict[str, object]) -> None:
    """TV9: each level is a party, and the preset alone decides what it receives."""
    stream = {"id": tax, "tax": tax, "layer": "headline", "amounts": 100, "booked_by": "district"}
    agreement = agreed(
        years="2015",
        parties={p: {"name": p, "role": role, "province": "A", "city": "B"} for p, role in FOUR.items()},
        fiscal=[{"preset": "four-layers", "province": "A"}],
        streams=[stream],
    )

    assert expected == dict(Case.of(agreement).totals)
    assert "verified" in [entry["mark"] for entry in marks_data(agreement) if isinstance(entry, dict)]


def test_a_city_receives_only_what_is_collected_in_it() -> None:
    parties = {
        "inner": {"name": "Inner city", "role": "city", "province": "A", "city": "Inner"},
        "outer": {"name": "Outer city", "role": "city", "province": "A", "city": "Outer"},
        "county": {"name": "County", "role": "host", "province": "A", "city": "Outer"},
    }
    stream = {"id": "t", "tax": "vat", "layer": "local", "amounts": 100, "booked_by": "county"}
    agreement = agreed(
        years="2026", parties=parties, streams=[stream], fiscal=[{"upper": "20%", "city": "30%"}]
    )

    assert {"inner": 0, "outer": 30, "county": 50} == dict(Case.of(agreement).totals)


def test_what_is_written_comes_before_the_preset() -> None:
    rule = FiscalRule.model_validate({"preset": "fujian", "province": "Fujian", "upper": "0%", "from": 2013})

    assert (0, 2013, "Fujian") == (rule.upper, rule.first, rule.province)


def test_an_unknown_preset_is_named_with_the_nearest_known_one() -> None:
    with pytest.raises(ValueError, match="there is no preset 'sichuna'"):
        FiscalRule.model_validate({"preset": "sichuna"})


def test_province_and_city_cannot_keep_more_than_the_local_part() -> None:
    with pytest.raises(ValueError, match="province and city keep 110% of the local part"):
        FiscalRule.model_validate({"upper": "60%", "city": "50%"})


def test_two_rules_together_cannot_either() -> None:
    stream = {"id": "t", "tax": "vat", "layer": "local", "amounts": 100, "booked_by": "host", "pool": "p"}
    rules = [{"upper": "60%"}, {"city": "50%"}]
    with pytest.raises(ValueError, match="keep more than the local part of vat in 2026"):
        agreed(streams=[stream], fiscal=rules)


def test_an_abolished_tax_goes_on_with_the_shares_of_the_one_that_replaced_it() -> None:
    """Business tax was local; from May 2016 the same money is VAT, half of which is central."""
    assert ["0", "1/3", "1/2"] == [
        str(with_successor("business").central_share(year)) for year in (2015, 2016, 2017)
    ]
    assert Fraction(50) == take_apart(Fraction(100), "headline", "business", "", 2017, []).retained


def test_a_tax_that_begins_after_its_end_is_refused_all_the_same() -> None:
    stream = {"id": "t", "tax": "business", "layer": "headline", "amounts": {2017: 100}, "booked_by": "host"}
    with pytest.raises(ValueError, match="no central share of business for 2017"):
        agreed(years="2015-2018", streams=[stream])

    whole = agreed(years="2015-2018", streams=[stream | {"amounts": 100}])
    assert 100 + Fraction(200, 3) + 50 + 50 == Case.of(whole).totals["host"]
