"""P509: does every event that the agreement names start a clock?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.events import clocks_started
from contracts.finding import Finding, Severity
from sharing.case import Case


def idle_event(case: Case) -> Iterator[Finding]:
    """An event that starts nothing is a clock that was forgotten, or one that runs by the calendar instead.

    What it asks: does some `from` or `to` start with every event under `events`, directly or by an event that
    waits for it (`latest_of`)? A clock on an event that is not declared or has no date is refused (A133).
    Why it matters: "five years from production" and "2026 to 2030" are the same only if production begins as
    planned; a delay of the zone eats the years of the side that waits for its share.
    Fails: `events: {production: 2027-06}` while every clause is written in calendar years.
    Passes: `{kind: sunset, pool: tax, from: {event: production, plus: 5 years}, payee: host}`
    Source: domain notes, clause C2.
    """
    events = case.agreement.events
    started = set(clocks_started(case.agreement))
    waiting = {other for event in events.values() for other in event.latest_of}
    for name, event in events.items():
        if name not in started | waiting:
            when = f"in {event.date}" if event.date is not None else "without a date"
            yield Finding(
                "P509",
                "idle event",
                Severity.NOTE,
                f"event {name!r} ({when}) starts no clock; every year is counted by the calendar",
                case.agreement.key_place("events", name),
                remedy=f"let a clause begin with it, `from: {{event: {name}}}`, or drop the event",
            )
