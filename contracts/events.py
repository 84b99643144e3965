"""What starts a clock: signing, start of construction, registration, first tax, production, recovery."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic_core import CoreSchema

from contracts.moments import Moment, month_of, month_text
from contracts.record import Record, Sourced, or_short
from contracts.units import clean
from contracts.wrong import Wrong


def _date(value: object) -> str:
    month, length = month_of(value)
    return str(month // 12) if length == 12 else month_text(month)


Date = Annotated[
    str,
    BeforeValidator(_date),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string"}], "examples": [2017, "2017-06"]}),
]


class Event(Sourced):
    """Something that happens once and starts clocks; a year means its first month.

    Written short as its date, `production: 2017-06`, or in full:
    `production: {date: 2017-06, needs: registration moved and output at the planned level}`.

    Attributes:
        date: A month or a year; a forecast while it has not happened. Without a date nothing can start.
        latest_of: Or the last of other events: it has happened when all of them have.
        needs: What must be shown for it to count as having happened.
        recovery_of: It happens when the `cost_recovery` of this pool is complete. The date is a forecast, and
            M214 compares it with the money.
    """

    date: Date | None = Field(None, description="A month such as 2017-06, or a year.")
    latest_of: tuple[str, ...] = Field((), description="Events that all must have happened.")
    needs: str = Field("", description="What must be shown for it to count as having happened.")
    recovery_of: str = Field("", max_length=80, description="Pool whose outlays are recovered with it.")

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:
        return value if isinstance(value, Mapping | Event) else {"date": value}

    @model_validator(mode="after")
    def _one_date(self) -> Self:
        if self.date is not None and self.latest_of:
            raise Wrong("an event has a date or waits for others", "drop `date` or `latest_of`")
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return or_short(handler, schema, {"type": ["integer", "string"]}, "A date, or a table.")


def months_of(events: object) -> dict[str, int | None]:
    """The month of every event that can be read; None for one without a date.

    >>> months_of({"moved": 2016, "output": "2017-06", "start": {"latest_of": ["moved", "output"]}})
    {'moved': 24192, 'output': 24209, 'start': 24209}
    """
    read = {clean(name): _readable(written) for name, written in _items(events)}
    return {name: _month(name, read, ()) for name in read}


def _items(events: object) -> list[tuple[object, object]]:
    return list(events.items()) if isinstance(events, Mapping) else []


def _readable(written: object) -> Event:
    try:
        return Event.model_validate(written)
    except ValueError:
        return Event()  # its own fault is said where it stands


def _month(name: str, events: Mapping[str, Event], waiting: tuple[str, ...]) -> int | None:
    if name not in events or name in waiting:
        return None
    event = events[name]
    if event.date is not None:
        return month_of(event.date)[0]
    months = [_month(other, events, (*waiting, name)) for other in event.latest_of]
    known = [month for month in months if month is not None]
    return max(known) if known and len(known) == len(months) else None


def undeclared(events: Mapping[str, Event]) -> list[tuple[str, str]]:
    """Events that wait for one that is not declared or for themselves, with the name of it."""
    return [
        (name, other)
        for name, event in events.items()
        for other in event.latest_of
        if other not in events or _waits_for(other, name, events, ())
    ]


def _waits_for(name: str, goal: str, events: Mapping[str, Event], seen: tuple[str, ...]) -> bool:
    if name == goal:
        return True
    if name in seen or name not in events:
        return False
    return any(_waits_for(other, goal, events, (*seen, name)) for other in events[name].latest_of)


def clocks_started(value: object) -> Iterator[str]:
    """The events with which some clock of an entry, or of the entries inside it, starts or ends."""
    if isinstance(value, Moment):
        if isinstance(value.written, Mapping):
            yield value.written["event"]
    elif isinstance(value, Record):
        yield from (name for _, inner in value for name in clocks_started(inner))
    elif isinstance(value, Mapping):
        yield from (name for inner in value.values() for name in clocks_started(inner))
    elif isinstance(value, tuple):
        yield from (name for inner in value for name in clocks_started(inner))
