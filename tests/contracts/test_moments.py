"""When something begins and ends: years, months and events with a distance."""

from typing import Any

import pytest

from contracts.clauses.ratio import Ratio
from contracts.moments import ALWAYS, NEVER, distance, end, events_known, month_of, start
from tests.agreements import agreed, half
from tests.refusals import refusal

PRODUCTION = {"production": 12 * 2017 + 5, "signing": 12 * 2016, "expansion": None}


def lasting(**written: Any) -> str:
    """The time in which a clause holds, as it is shown."""
    with events_known(PRODUCTION):
        clause = {"kind": "ratio", "pool": "tax", "shares": {"home": 1}} | {
            {"begins": "from", "ends": "to"}[word]: value for word, value in written.items()
        }
        return str(Ratio.model_validate(clause).period)


@pytest.mark.parametrize(
    ("begins", "ends", "shown"),
    [
        (2017, 2020, "2017-2020"),
        ("2017-06", "2020-05", "2017-06 to 2020-05"),
        ("2017年6月", "2020年", "2017-06 to 2020-12"),
        ("2017-01", "2020-12", "2017-2020"),
        ({"event": "signing"}, {"event": "signing", "plus": "3 years"}, "2016-2018"),
        ({"event": "production"}, {"event": "production", "plus": "3年"}, "2017-06 to 2020-05"),
        ({"event": "production", "plus": "1 year"}, 2030, "2018-06 to 2030-12"),
        ({"event": "production", "plus": "7 months"}, 2018, "2018"),
        ({"event": "production", "plus": "2 quarters"}, 2017, "2017-12 to 2017-12"),
        (2016, {"event": "production"}, "2016-01 to 2017-05"),
    ],
)
def test_years_and_months_are_counted_and_an_event_is_the_first_day_of_its_month(
    begins: Any, ends: Any, shown: str
) -> None:
    assert shown == lasting(begins=begins, ends=ends)


def test_two_phases_that_meet_at_an_event_leave_no_gap_and_do_not_overlap() -> None:
    clock = {"event": "production", "plus": "18 months"}
    with events_known(PRODUCTION):
        assert end(clock).month == start(clock).month


@pytest.mark.parametrize(
    ("text", "months"), [("1 year", 12), ("18 months", 18), ("6个月", 6), ("2个季度", 6)]
)
def test_a_distance_is_counted_in_months(text: str, months: int) -> None:
    assert months == distance(text)


@pytest.mark.parametrize(
    ("value", "said", "remedy"),
    [
        ({"event": "prodution"}, "event 'prodution' is not declared", "did you mean 'production'?"),
        (
            {"event": "expansion"},
            "event 'expansion' has no date",
            "write `events: {expansion: 2017-06}`; a forecast will do",
        ),
        (
            {"event": "signing", "plus": "soon"},
            "'soon' is not a distance in time",
            "write 3 years, or 18 months",
        ),
        ({"plus": "1 year"}, "a clock names its event", "write {event: production, plus: 1 year}"),
        (
            {"event": "signing", "minus": 1},
            "a clock names its event",
            "write {event: production, plus: 1 year}",
        ),
        ("2017-13", "'2017-13' is not a month", "write a month such as 2017-06"),
        ("June", "'June' is not a year", "write a year such as 2026"),
    ],
)
def test_what_is_no_clock_is_refused(value: object, said: str, remedy: str) -> None:
    with events_known(PRODUCTION):
        assert (said, remedy) == refusal(start, value)
        assert (said, remedy) == refusal(end, value)


def test_a_year_is_its_twelve_months() -> None:
    assert (12 * 2017, 12) == month_of("２０１７")


def test_a_clock_is_written_again_as_it_was_written() -> None:
    clock = {"event": "production", "plus": "3 years"}
    written = agreed(years="2017-2022", events={"production": "2017-06"}, clauses=[half(to=clock)])

    assert written.model_dump(mode="json", by_alias=True)["clauses"][0]["to"] == clock


@pytest.mark.parametrize("written", [26, "26", "17-06"])
def test_a_clock_starts_in_a_year_of_four_digits(written: object) -> None:
    said, remedy = refusal(start, written)

    assert "lies outside 1900-2200" in said
    assert remedy.startswith("write four digits, such as 20")


def test_an_open_clock_reads_back_as_it_is_written_out() -> None:
    assert (ALWAYS, NEVER) == (start(ALWAYS.written), end(NEVER.written))
