"""Years and stretches of years."""

import pytest

from contracts.clocks import EVER, Period, year
from tests.refusals import refusal

FIRST_AND_LAST = "write the first and last year, such as 2010-2029"


@pytest.mark.parametrize("text", ["2026", 2026, "2026年", "２０２６", "２０２６年", " 2026 "])
def test_a_year_is_read_as_people_write_it(text: object) -> None:
    assert 2026 == year(text)


@pytest.mark.parametrize("text", ["0", "-1", "20260", "26.5", "next", "", True, "2026-01", None])
def test_what_is_no_year_is_refused(text: object) -> None:
    assert (f"{str(text)!r} is not a year", "write a year such as 2026") == refusal(year, text)


@pytest.mark.parametrize(
    "text",
    [
        "2010-2029",
        "2010–2029",
        "2010 — 2029",
        "2010年-2029年",
        "2010至2029年",
        "2010~2029",
        "２０１０－２０２９",
    ],
)
def test_a_stretch_is_read_as_people_write_it(text: str) -> None:
    assert Period(2010, 2029) == Period.read(text)


def test_a_single_year_is_a_stretch() -> None:
    assert Period(2026, 2026) == Period.read("2026年")


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("2029-2010", "2029-2010 ends before it begins", "write 2010-2029"),
        ("2000-2100", "2000-2100 are 101 years", "at most 100 years are calculated"),
        ("soon", "'soon' is not a stretch of years", FIRST_AND_LAST),
        ("2010-2029-2030", "'2010-2029-2030' is not a stretch of years", FIRST_AND_LAST),
        ("2010-", "'2010-' is not a stretch of years", FIRST_AND_LAST),
    ],
)
def test_what_is_no_stretch_is_refused(text: str, message: str, remedy: str) -> None:
    assert (message, remedy) == refusal(Period.read, text)


def test_a_hundred_years_are_calculated() -> None:
    assert 100 == len(Period.read("2000-2099"))


def test_both_ends_are_counted() -> None:
    period = Period(2026, 2028)

    assert [2026, 2027, 2028] == list(period) == [at for at in range(2020, 2035) if at in period]
    assert 3 == len(period)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((1, 5), (5, 9), True), ((1, 4), (5, 9), False), ((1, 9), (3, 4), True), ((6, 9), (1, 5), False)],
)
def test_stretches_overlap_when_they_share_a_year(
    one: tuple[int, int], other: tuple[int, int], expected: bool
) -> None:
    assert expected == Period(*one).overlaps(Period(*other)) == Period(*other).overlaps(Period(*one))


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period(2010, 2029), "2010-2029"),
        (Period(2026, 2026), "2026"),
        (Period(2026, 9999), "2026 on"),
        (Period(1, 2030), "to 2030"),
        (EVER, "all years"),
    ],
)
def test_a_stretch_is_said_as_it_is_written(period: Period, text: str) -> None:
    assert text == str(period)


@pytest.mark.parametrize(
    ("text", "meant"), [("26", "2026"), ("1", "2001"), ("1899", "2026"), ("2201", "2026"), ("9999", "2026")]
)
def test_a_year_that_nobody_means_is_refused(text: str, meant: str) -> None:
    says = f"the year {text} lies outside 1900-2200"

    assert (says, f"write four digits, such as {meant}") == refusal(year, text)


def test_a_stretch_of_two_digit_years_is_refused() -> None:
    says = ("the year 26 lies outside 1900-2200", "write four digits, such as 2026")

    assert says == refusal(Period.read, "26-28")
