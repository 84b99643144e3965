"""Every tax has valid parameters, dated and sourced."""

from fractions import Fraction
from importlib.resources import files

import pytest
import yaml

from contracts.fiscal.tax import Tax, month, tax, tax_names
from tests.refusals import refusal


@pytest.mark.parametrize("name", tax_names())
def test_a_tax_file_is_named_after_its_tax_and_says_what_it_rests_on(name: str) -> None:
    parameters = tax(name)

    assert name == parameters.tax
    assert "share of what the taxpayer pays that goes to the central budget" == parameters.unit
    assert [] == [row for row in parameters.central if not row.source or row.mark is None]


@pytest.mark.parametrize("name", tax_names())
def test_a_tax_file_has_no_share_that_is_written_as_a_number(name: str) -> None:
    """60% and 0.6 would both be read; percent is easier to compare with the law."""
    text = files("contracts.fiscal").joinpath("taxes", f"{name}.yaml").read_text(encoding="utf-8")

    assert [] == [
        row["share"] for row in yaml.safe_load(text).get("central", []) if not str(row["share"]).endswith("%")
    ]


@pytest.mark.parametrize(
    ("name", "year", "share"),
    [
        ("vat", 2015, "3/4"),
        ("vat", 2016, "7/12"),
        ("vat", 2017, "1/2"),
        ("cit", 2002, "1/2"),
        ("cit", 2003, "3/5"),
        ("iit", 2026, "3/5"),
        ("consumption", 2026, "1"),
        ("urban_maintenance", 2026, "0"),
        ("deed", 2026, "0"),
    ],
)
def test_the_central_share_is_that_of_the_year(name: str, year: int, share: str) -> None:
    """VAT changed on 2016-05-01: four months at 75 % and eight at 50 % are 7/12 of the year."""
    assert Fraction(share) == tax(name).central_share(year)


def test_where_no_share_is_known_it_is_said_from_when_it_is() -> None:
    remedy = "state the amount as `layer: local` or `retained`, or give the share under `fiscal`"

    assert ("no central share of business for 2017; known from 1994 to 2016-04", remedy) == refusal(
        tax("business").central_share, 2017
    )
    assert (
        "no central share of cit for 2001; known from 2002 on" == refusal(tax("cit").central_share, 2001)[0]
    )


def test_several_taxes_together_have_no_central_share() -> None:
    """An amount that no source divides by tax cannot be taken apart."""
    remedy = "state the amount as `layer: local` or `retained`, or write one stream for each tax"

    assert ("several taxes together (several) has no central share of its own", remedy) == refusal(
        tax("several").central_share, 2026
    )


def test_the_sources_of_a_year_are_those_of_its_months() -> None:
    assert [1, 2, 1] == [len(list(tax("vat").rows_of(year))) for year in (2015, 2016, 2017)]


def test_an_unknown_tax_is_refused_with_the_nearest_name() -> None:
    assert ("there is no tax 'vatt'", "did you mean 'vat'?") == refusal(tax, "vatt")


@pytest.mark.parametrize("text", ["2016", "2016-13", "2016-00", "16-05", "2016-05-01"])
def test_a_month_is_a_year_and_a_month(text: str) -> None:
    assert (f"{text!r} is not a month", "write 2016-05") == refusal(month, text)


@pytest.mark.parametrize("second", ["2016-06", "2016-04"])
def test_shares_that_leave_a_gap_or_overlap_are_refused(second: str) -> None:
    rows = [{"from": "1994-01", "to": "2016-04", "share": "75%"}, {"from": second, "share": "50%"}]
    written = {"tax": "x", "name": "X", "name_zh": "X", "unit": "share", "central": rows}

    with pytest.raises(ValueError, match="x: the shares leave a gap or overlap"):
        Tax.model_validate(written)
