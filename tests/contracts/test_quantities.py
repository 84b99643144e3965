"""Numbers, money, shares and rates as people write them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.quantities import discount_rate, money, number, percent, plain, share, yearly_rate
from contracts.units import UNITS, amounts_in, known_units, unit_label
from tests.refusals import refusal

GROUPS = "write digits, such as 1200, 1,200.50 or 1/3"
UNITS_OFFERED = "write one of 元, 万元, 百万元, 亿元, 1k, 10k, 1m, 100m, 1bn"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200", 1200),
        ("1,234.50", Fraction("1234.5")),
        ("1,234,567", 1234567),
        ("-3", -3),
        ("+3", 3),
        ("(20)", -20),
        ("1/3", Fraction(1, 3)),
        ("1e3", 1000),
        ("2.5E-1", Fraction(1, 4)),
        ("０．１", Fraction(1, 10)),
        ("１，２００", 1200),
        (" 7 ", 7),
        ("0.10", Fraction(1, 10)),
        (0.1, Fraction(1, 10)),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_a_number_is_exactly_what_is_written(text: object, value: object) -> None:
    assert value == number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "nan",
        "inf",
        "-inf",
        "1,23",
        "1,2345",
        "1.2.3",
        "--1",
        "0x10",
        "1_000",
        "1e999",
        "½",
        True,
        None,
    ],
)
def test_what_is_no_finite_number_is_refused(text: object) -> None:
    assert (f"{str(text)!r} is not a number", GROUPS) == refusal(number, text)


def test_a_division_by_zero_is_refused() -> None:
    assert ("1/0 divides by zero", "write a number") == refusal(number, "1/0")


def test_a_number_longer_than_forty_characters_is_refused() -> None:
    assert ("a number of 41 characters", "write at most 40 characters") == refusal(number, "9" * 41)
    assert number("9" * 40) == 10**40 - 1


@pytest.mark.parametrize(
    ("text", "in_10k"),
    [
        ("300", 300),
        (300, 300),
        (Decimal("0.5"), Fraction(1, 2)),
        ("3,000万元", 3000),
        ("3000 万", 3000),
        ("1.2亿元", 12000),
        ("1.2亿", 12000),
        ("500元", Fraction(1, 20)),
        ("￥500", Fraction(1, 20)),
        ("¥500元", Fraction(1, 20)),
        ("5 million", 500),
        ("5m", 500),
        ("3 10k", 3),
        ("-2亿", -20000),
        ("（20）万元", -20),
        ("２０万元", 20),
        ("20 CNY", Fraction(20)),
        ("20 CNY 万元", 20),
        ("1/3 亿元", Fraction(10000, 3)),
    ],
)
def test_an_amount_is_converted_to_the_unit_of_the_agreement(text: object, in_10k: object) -> None:
    with amounts_in("10k"):
        assert in_10k == money(text)


@pytest.mark.parametrize("unit", sorted(UNITS.keys() - {"1"}))
def test_one_of_a_unit_is_one_in_that_unit(unit: str) -> None:
    with amounts_in(unit):
        assert (1, 1) == (money("1"), money(f"1 {unit}"))


def test_every_unit_that_a_message_offers_exists() -> None:
    assert set() == set(known_units()) - set(UNITS)


@pytest.mark.parametrize("unit", [*sorted(UNITS), None])
def test_every_unit_has_a_name(unit: str | None) -> None:
    assert unit_label(unit, "CNY").endswith("元")
    assert unit_label(unit, "USD").endswith("USD")


def test_an_amount_without_any_unit_is_refused() -> None:
    remedy = "write 500万元, or set `unit: 10k` for the whole agreement"

    assert ("amount '500' has no unit", remedy) == refusal(money, "500")
    assert ("amount '500' has no unit", remedy) == refusal(money, 500)


def test_without_a_unit_of_the_agreement_amounts_are_in_yuan() -> None:
    assert 5_000_000 == money("500万元")


@pytest.mark.parametrize(("text", "unit"), [("500 dollars", "dollars"), ("5 亿万", "亿万"), ("5%", "%")])
def test_an_unknown_unit_is_refused(text: str, unit: str) -> None:
    with amounts_in("10k"):
        assert (f"{text!r}: unknown unit {unit!r}", UNITS_OFFERED) == refusal(money, text)


def test_the_unit_of_a_block_ends_with_the_block() -> None:
    with amounts_in("10k"), amounts_in("亿元"):
        pass

    assert refusal(money, "1")[0] == "amount '1' has no unit"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("60%", Fraction(3, 5)),
        ("60 %", Fraction(3, 5)),
        ("６０％", Fraction(3, 5)),
        ("0.6", Fraction(3, 5)),
        (0.6, Fraction(3, 5)),
        ("3/5", Fraction(3, 5)),
        ("1/3", Fraction(1, 3)),
        ("33.3%", Fraction(333, 1000)),
        ("0", 0),
        (1, 1),
        ("100%", 1),
    ],
)
def test_a_share_is_exact(text: object, part: object) -> None:
    assert part == share(text)


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("60", "share '60' is more than the whole", "write 60%"),
        ("1.5", "share '1.5' is more than the whole", "write 1.5%"),
        ("150%", "share '150%' is more than the whole", "write a share between 0% and 100%"),
        ("600", "share '600' is more than the whole", "write a share between 0% and 100%"),
        ("-10%", "share '-10%' is negative", "write a share between 0% and 100%"),
        ("half", "'half' is not a number", GROUPS),
        ("%", "'' is not a number", GROUPS),
    ],
)
def test_what_is_no_part_of_the_whole_is_refused(text: str, message: str, remedy: str) -> None:
    assert (message, remedy) == refusal(share, text)


@pytest.mark.parametrize(
    ("text", "rate"),
    [("9%", Fraction(9, 100)), ("0.09", Fraction(9, 100)), ("-2%", Fraction(-1, 50)), ("1", 1)],
)
def test_a_rate_is_exact(text: str, rate: object) -> None:
    assert rate == yearly_rate(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("9", "rate '9' means 900% a year"),
        ("1.5", "rate '1.5' means 150% a year"),
        ("-100%", "rate '-100%' is out of reach"),
        ("1000%", "rate '1000%' is out of reach"),
    ],
)
def test_a_rate_that_cannot_be_meant_is_refused(text: str, message: str) -> None:
    assert message == refusal(yearly_rate, text)[0]


@pytest.mark.parametrize("text", ["-1%", "101%"])
def test_a_discount_rate_lies_between_0_and_100_percent(text: str) -> None:
    expected = (f"discount rate {text!r} is out of reach", "write a rate between 0% and 100%")

    assert expected == refusal(discount_rate, text)


@given(st.fractions())
def test_a_number_written_plainly_reads_back_the_same(value: Fraction) -> None:
    assert value == Fraction(plain(value))


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(1, 8), "0.125"), (Fraction(-1, 4), "-0.25"), (Fraction(40), "40"), (Fraction(2, 7), "2/7")],
)
def test_a_number_is_a_decimal_where_that_ends(value: Fraction, text: str) -> None:
    assert text == plain(value)


@pytest.mark.parametrize(
    ("value", "text"), [(Fraction(3, 5), "60%"), (Fraction(1, 3), "1/3"), (Fraction(1, 800), "0.125%")]
)
def test_a_share_is_said_in_percent_where_that_ends(value: Fraction, text: str) -> None:
    assert text == percent(value)
