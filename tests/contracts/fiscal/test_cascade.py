"""From the headline tax to what each level keeps (domain.md 1.4 and TV9)."""

from fractions import Fraction
from typing import Any

import pytest

from contracts.fiscal.cascade import Layers, take_apart
from contracts.fiscal.rules import FiscalRule
from contracts.fiscal.tax import tax, tax_names
from sharing.case import Case
from tests.agreements import agreed

HUNDRED = Fraction(100)
SHARED = [name for name in tax_names() if tax(name).central]
YEARS = [
    (name, year)
    for name in SHARED
    for year in range(1994, 2031)
    if sum(row.months_in(year) for row in tax(name).central) == 12
]


def rules(**changes: Any) -> list[FiscalRule]:
    return [FiscalRule.model_validate(changes)]


def test_every_tax_and_year_is_taken_apart_without_rest() -> None:
    parts = [
        take_apart(HUNDRED, "headline", name, "", year, rules(upper="1/3", city="1/5", key="1/7"))
        for name, year in YEARS
    ]

    assert {HUNDRED} == {sum(vars(part).values()) for part in parts}
    assert set(SHARED) == {name for name, _ in YEARS}


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        ("headline", Layers(Fraction(50), Fraction(10), Fraction(40))),
        ("local", Layers(Fraction(0), Fraction(20), Fraction(80))),
        ("retained", Layers(Fraction(0), Fraction(0), Fraction(100))),
        (None, Layers(Fraction(0), Fraction(0), Fraction(100))),
    ],
)
def test_an_amount_is_taken_apart_from_its_layer_down(layer: str | None, expected: Layers) -> None:
    assert expected == take_apart(HUNDRED, layer, "vat", "Inland", 2026, rules(upper="20%"))


def test_a_central_share_of_the_agreement_comes_before_the_built_in_one() -> None:
    """Some listed groups pay all of their income tax to the centre."""
    stated = rules(central="100%", taxes=["cit"])

    assert Layers(HUNDRED, Fraction(0), Fraction(0)) == take_apart(
        HUNDRED, "headline", "cit", "", 2026, stated
    )
    assert 50 == take_apart(HUNDRED, "headline", "vat", "", 2026, stated).central


def test_half_of_the_retained_vat_is_an_eighth_of_the_headline() -> None:
    """Headline 100: centre 50, province 25, county 25; a deal of 5:5 moves 12.5."""
    assert Layers(Fraction(50), Fraction(25), Fraction(25)) == take_apart(
        HUNDRED, "headline", "vat", "", 2026, rules(upper="1/2")
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("vat", {"centre": 75, "province": 5, "city": Fraction("13.75"), "district": Fraction("6.25")}),
        ("cit", {"centre": 60, "province": 8, "city": 22, "district": 10}),
    ],
)
def test_four_levels_share_a_tax_as_published(name: str, expected: dict[str, object]) -> None:
    """Before 2016 the local part of both taxes was 20 : 55 : 25 for province, city and district."""
    roles = {"centre": "central", "province": "upper", "city": "home", "district": "host"}
    stream = {
        "id": name,
        "tax": name,
        "layer": "headline",
        "amounts": 100,
        "booked_by": "district",
        "pool": "p",
    }
    agreement = agreed(
        years="2015",
        parties={party: {"name": party, "role": role, "province": "A"} for party, role in roles.items()},
        fiscal=[{"province": "A", "upper": "20%"}],
        streams=[stream | {"needs": ["city", "district"]}],
        clauses=[{"kind": "ratio", "pool": "p", "shares": {"city": "55/80", "district": "25/80"}}],
    )

    assert expected == dict(Case.of(agreement).totals)
