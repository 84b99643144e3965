"""Rounding and amounts as people read them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharing.money import (
    amount_text,
    converted,
    decimal_text,
    fen_digits,
    nearest,
    percent_text,
    round_split,
)

FEN = Fraction(1, 100)


@pytest.mark.parametrize(
    ("parts", "rounded"),
    [
        (["1/3", "1/3", "1/3"], ["0.34", "0.33", "0.33"]),
        (["100/3", "200/3"], ["33.33", "66.67"]),
        (["0.005", "0.005"], ["0.01", "0"]),
        (["-1/3", "-2/3"], ["-0.33", "-0.67"]),
        (["-1/3", "1/3"], ["-0.33", "0.33"]),
        (["5", "7"], ["5", "7"]),
        ([], []),
    ],
)
def test_spare_grains_go_to_the_largest_remainders_and_ties_to_the_first(
    parts: list[str], rounded: list[str]
) -> None:
    split = {at: Fraction(part) for at, part in enumerate(parts)}

    assert [Fraction(part) for part in rounded] == list(round_split(split, FEN).values())


@pytest.mark.parametrize(
    ("amount", "whole"),
    [("5/2", 3), ("-5/2", -3), ("2.4", 2), ("-2.4", -2), ("0", 0), ("-0.4", 0), ("2.6", 3)],
)
def test_halves_are_rounded_away_from_zero(amount: str, whole: int) -> None:
    assert whole == nearest(Fraction(amount), Fraction(1))


@given(st.fractions(), st.sampled_from((Fraction(1), FEN, Fraction(3))))
def test_rounding_moves_no_amount_by_more_than_half_a_grain(amount: Fraction, grain: Fraction) -> None:
    rounded = nearest(amount, grain)

    assert 0 == rounded % grain
    assert abs(rounded - amount) <= grain / 2


@pytest.mark.parametrize(
    ("amount", "digits", "text"),
    [
        ("10/3", 2, "3.33"),
        ("-10/3", 2, "-3.33"),
        ("5", 0, "5"),
        ("0.005", 2, "0.01"),
        ("-0.001", 2, "0.00"),
        ("1234567.891", 2, "1234567.89"),
        ("0.000001", 6, "0.000001"),
        ("1000000000000000000000000000001", 2, "1000000000000000000000000000001.00"),
    ],
)
def test_amounts_for_machines_have_no_separators_and_no_exponent(amount: str, digits: int, text: str) -> None:
    assert text == decimal_text(Fraction(amount), digits)


@given(st.fractions(max_denominator=10**6), st.integers(0, 6))
def test_an_amount_for_machines_is_the_nearest_one(amount: Fraction, digits: int) -> None:
    assert nearest(amount, Fraction(1, 10**digits)) == Fraction(decimal_text(amount, digits))


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1234567.891", "1,234,567.89"),
        ("-1234.5", "-1,234.50"),
        ("-0.001", "0.00"),
        ("-0.005", "-0.01"),
        ("0", "0.00"),
        ("999.995", "1,000.00"),
    ],
)
def test_amounts_for_people_have_separators_and_no_minus_before_nothing(amount: str, text: str) -> None:
    assert text == amount_text(Fraction(amount))


def test_shares_for_people_are_in_percent() -> None:
    assert ("66.67%", "66.7%", "-5.00%") == (
        percent_text(Fraction(2, 3)),
        percent_text(Fraction(2, 3), 1),
        percent_text(Fraction(-1, 20)),
    )


@pytest.mark.parametrize(
    ("unit", "shown_in", "expected"),
    [("10k", "亿元", "6/5"), ("亿元", "10k", "120000000"), ("10k", None, "12000"), (None, None, "12000")],
)
def test_an_amount_keeps_its_worth_in_another_unit(
    unit: str | None, shown_in: str | None, expected: str
) -> None:
    assert Fraction(expected) == converted(Fraction(12000), unit, shown_in)


@pytest.mark.parametrize(("unit", "digits"), [("元", 2), (None, 2), ("10k", 6), ("亿元", 10), ("1k", 5)])
def test_machines_see_the_fen_in_every_unit(unit: str | None, digits: int) -> None:
    assert digits == fen_digits(unit)
