"""What the levels above keep, as the agreement states it."""

from fractions import Fraction
from typing import Any

import pytest

from contracts.fiscal.rules import FiscalRule, stated

LATER, EARLIER, EVERYWHERE = (
    FiscalRule.model_validate(rule)
    for rule in (
        {"province": "Inland", "taxes": ["vat"], "from": 2028, "upper": "50%"},
        {"province": "Inland", "to": 2027, "upper": "35%"},
        {"upper": "20%", "central": "60%"},
    )
)


@pytest.mark.parametrize(
    ("tax", "province", "year", "expected"),
    [
        ("vat", "Inland", 2028, "50%"),
        ("vat", "Inland", 2027, "35%"),
        ("cit", "Inland", 2027, "35%"),
        ("cit", "Inland", 2028, "20%"),
        ("vat", "Coast", 2028, "20%"),
        ("vat", "", 2028, "20%"),
    ],
)
def test_the_first_rule_that_fits_decides(tax: str, province: str, year: int, expected: str) -> None:
    share = stated([LATER, EARLIER, EVERYWHERE], "upper", tax, province, year)

    assert Fraction(expected.removesuffix("%")) / 100 == share


def test_a_rule_that_says_nothing_of_a_level_leaves_it_to_the_next() -> None:
    assert Fraction(3, 5) == stated([LATER, EARLIER, EVERYWHERE], "central", "vat", "Inland", 2028)
    assert None is stated([LATER, EARLIER], "central", "vat", "Inland", 2028)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"province": "Inland"}, "a fiscal rule gives a share"),
        ({"upper": "1/2", "from": 2030, "to": 2029}, "it ends in 2029, before it begins in 2030"),
        ({"upper": "35"}, "share '35' is more than the whole"),
    ],
)
def test_a_rule_that_decides_nothing_is_refused(rule: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        FiscalRule.model_validate(rule)
