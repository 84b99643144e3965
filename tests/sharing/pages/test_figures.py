"""Amounts of one agreement as text."""

from fractions import Fraction

import pytest

from sharing.pages.figures import Figures, NoUnit
from tests.agreements import agreed, fee

THIRD = Fraction(100, 3)


def test_amounts_that_are_shown_together_add_up() -> None:
    """Three thirds of 100 are 33.34 + 33.33 + 33.33."""
    figures = Figures.of(agreed(), None)

    assert {"a": "33.34", "b": "33.33", "c": "33.33"} == figures.texts(dict.fromkeys("abc", THIRD))


@pytest.mark.parametrize(
    ("shown_in", "text", "exact", "money"),
    [
        (None, "33.33", "33.333333", "万元"),
        ("元", "333,333.33", "333333.33", "元"),
        ("亿元", "0.00", "0.0033333333", "亿元"),
    ],
)
def test_an_amount_is_shown_in_the_unit_that_is_asked_for(
    shown_in: str | None, text: str, exact: str, money: str
) -> None:
    figures = Figures.of(agreed(), shown_in)

    assert (text, exact, money) == (figures.text(THIRD), figures.exact(THIRD), figures.money)


def test_no_amount_is_a_dash_for_people_and_null_for_machines() -> None:
    figures = Figures.of(agreed(), None)

    assert ("-", None) == (figures.text(None), figures.exact(None))


def test_without_a_unit_there_is_nothing_to_convert() -> None:
    with pytest.raises(NoUnit, match="sets no `unit`"):
        Figures.of(agreed(unit=None, streams=[fee("5元")]), "10k")
