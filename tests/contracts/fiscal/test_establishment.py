"""Corporate income tax of a firm with branches, and the burden of the VAT credit refund."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.fiscal.establishment import Establishment, parameters
from sharing.case import Case
from sharing.flows import layers
from tests.agreements import agreed


def branch(revenue: Any, payroll: Any, assets: Any) -> Establishment:
    return Establishment(form="branch", revenue=revenue, payroll=payroll, assets=assets)


def test_the_whole_firm_pays_25_50_25() -> None:
    """The head office a quarter, all branches together a half; a quarter goes to the national pool."""
    rule = parameters()

    assert ("1/4", "1/2", "1/4") == (str(rule.head_office), str(rule.branches), str(rule.pool))
    assert Fraction(1, 4) == Establishment(form="head_office").part(2026)
    assert Fraction(1, 2) == branch("100%", "100%", "100%").part(2026)


def test_a_branch_is_weighed_35_35_30() -> None:
    """0.35 x 40% + 0.35 x 20% + 0.30 x 50% = 36% of the half."""
    assert Fraction("0.36") == branch("40%", "20%", "50%").key
    assert Fraction("0.18") == branch("40%", "20%", "50%").part(2026)


@given(st.lists(st.tuples(*[st.integers(1, 100)] * 3), min_size=1, max_size=6))
def test_the_keys_of_all_branches_add_up_to_one(sizes: list[tuple[int, int, int]]) -> None:
    totals = [sum(column) for column in zip(*sizes, strict=True)]
    keys = [
        branch(*(Fraction(part, total) for part, total in zip(row, totals, strict=True))).key for row in sizes
    ]

    assert 1 == sum(keys)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({"form": "branch", "revenue": "30%"}, "a branch is weighed by revenue, payroll and assets"),
        ({"form": "head_office", "assets": "30%"}, "a head office is not weighed"),
        ({"form": "project"}, "head_office"),
    ],
)
def test_an_establishment_that_says_too_little_or_too_much_is_refused(written: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Establishment.model_validate(written)


def tax(**changes: Any) -> dict[str, Any]:
    stream = {"id": "t", "tax": "cit", "layer": "headline", "amounts": 1000, "booked_by": "host", "pool": "p"}
    return stream | changes


def test_the_place_of_a_branch_sees_its_part_only() -> None:
    """1,000 of the firm: 180 paid here, of them 108 central and 72 local, of which the province keeps 20%."""
    agreement = agreed(
        streams=[tax(establishment={"form": "branch", "revenue": "40%", "payroll": "20%", "assets": "50%"})],
        fiscal=[{"province": "Inland", "upper": "20%"}],
    )
    parts = layers(agreement, agreement.streams[0], 2026)

    assert (108, Fraction("14.4"), Fraction("57.6"), 820) == (
        parts.central,
        parts.upper,
        parts.retained,
        parts.elsewhere,
    )


def test_before_the_rule_an_establishment_is_refused() -> None:
    with pytest.raises(ValueError, match="known from 2013 on, not for 2012"):
        agreed(years="2012", streams=[tax(establishment={"form": "head_office"})])


def test_only_income_tax_is_divided_among_establishments() -> None:
    with pytest.raises(ValueError, match="only corporate income tax"):
        agreed(streams=[tax(tax="vat", establishment={"form": "head_office"})])


def test_a_credit_refund_is_borne_by_centre_province_and_all_provinces() -> None:
    """TV10: refund 100, key of the province 5%: centre 50, here 15 + 35 x 5% = 16.75, others 33.25."""
    refund = tax(kind="refund", tax="vat_credit", amounts=100)
    agreement = agreed(streams=[refund], fiscal=[{"province": "Inland", "upper": "0%", "key": "5%"}])
    parts = layers(agreement, agreement.streams[0], 2026)

    assert (50, Fraction("16.75"), Fraction("33.25")) == (parts.central, parts.retained, parts.elsewhere)
    assert Fraction("-16.75") * 3 == Case.of(agreement).totals["host"]


def test_a_credit_refund_is_not_collected() -> None:
    with pytest.raises(ValueError, match="paid, not collected"):
        agreed(streams=[tax(tax="vat_credit")])


def test_the_rule_of_the_province_of_collection_applies() -> None:
    """A committee of two provinces books a tax that is collected in the other one."""
    rules = [{"province": "Inland", "upper": "50%"}, {"province": "Coast", "upper": "20%"}]
    agreement = agreed(streams=[tax(tax="vat", collected_in="Coast")], fiscal=rules)

    assert 400 == layers(agreement, agreement.streams[0], 2026).retained
