"""What starts a clock."""

import pytest

from contracts.events import months_of
from tests.refusals import Refusal, changed, refusals

EVENTS = """\
events:
  production: {date: 2027-06, needs: output at the planned level}
  later: {needs: x}
streams:"""


def test_an_event_that_waits_for_others_happens_with_the_last_of_them() -> None:
    events = {
        "registration": "2016-03",
        "output": "2017-06",
        "start": {"latest_of": ["registration", "output"]},
    }

    assert 12 * 2017 + 5 == months_of(events)["start"]


@pytest.mark.parametrize(
    "events",
    [
        {"start": {"latest_of": ["output"]}},
        {"start": {"latest_of": ["output"]}, "output": {"needs": "a licence"}},
        {"start": {"latest_of": ["other"]}, "other": {"latest_of": ["start"]}},
    ],
)
def test_an_event_has_no_date_while_one_that_it_waits_for_has_none(events: object) -> None:
    assert months_of(events)["start"] is None


@pytest.mark.parametrize(
    ("clock", "under", "said", "remedy"),
    [
        (
            "{event: prodution}",
            "{event: prodution}",
            "event 'prodution' is not declared",
            "did you mean 'production'?",
        ),
        (
            "{event: later}",
            "{event: later}",
            "event 'later' has no date",
            "write `events: {later: 2017-06}`; a forecast will do",
        ),
    ],
)
def test_a_clock_that_cannot_start_is_underlined(clock: str, under: str, said: str, remedy: str) -> None:
    text = changed(("streams:", EVENTS), ("ratio, pool: tax", f"ratio, pool: tax, from: {clock}"))

    assert [Refusal("A133", under, said, remedy)] == refusals(text)


def test_references_are_checked_although_a_clock_cannot_start() -> None:
    """One fault does not hide another."""
    text = changed(("streams:", EVENTS), ("ratio, pool: tax", "ratio, pool: taxes, from: {event: later}"))

    assert ["A133", "A142"] == sorted(found.code for found in refusals(text))


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("{latest_of: [production, nothing]}", "event 'later' waits for 'nothing', which is not declared"),
        ("{latest_of: [later]}", "event 'later' waits for 'later', which waits for 'later'"),
        ("{date: 2027, latest_of: [production]}", "an event has a date or waits for others"),
        ("soon", "'soon' is not a year"),
    ],
)
def test_an_event_that_cannot_happen_is_refused(event: str, said: str) -> None:
    text = changed(("streams:", EVENTS), ("later: {needs: x}", f"later: {event}"))

    assert [("A133", said)] == [(found.code, found.message) for found in refusals(text)]
