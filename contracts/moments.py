"""Points in time at which something begins or ends: a year, a month, or an event with a distance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BeforeValidator, InstanceOf, PlainSerializer, WithJsonSchema

from contracts.clocks import LAST_YEAR, year
from contracts.units import clean
from contracts.wrong import Wrong, did_you_mean

_MONTH = re.compile(r"(\d{1,4})(?:[-./]|年\s*)(\d{1,2})月?")
_DISTANCE = re.compile(r"(\d{1,3})\s*(years?|年|quarters?|个季度|季度|months?|个月|月)")
_MONTHS_OF = {"year": 12, "年": 12, "quarter": 3, "个季度": 3, "季度": 3, "month": 1, "个月": 1, "月": 1}

_events: ContextVar[Mapping[str, int | None]] = ContextVar("month of each event")


@contextmanager
def events_known(months: Mapping[str, int | None]) -> Iterator[None]:
    """Within this block `{event: ...}` can be read; an event without a month is declared but has no date."""
    token = _events.set(months)
    try:
        yield
    finally:
        _events.reset(token)


@dataclass(frozen=True)
class Moment:
    """The first instant of a month, and how it was written.

    Attributes:
        month: Months since the year 0: June 2017 is 12 * 2017 + 5.
        written: A year, `2017-06`, or `{event: production, plus: 1 year}`.
    """

    month: int
    written: int | str | Mapping[str, str] = field(hash=False)

    def __str__(self) -> str:
        return month_text(self.month) if isinstance(self.written, Mapping) else str(self.written)


ALWAYS, NEVER = Moment(12, 1), Moment(12 * (LAST_YEAR + 1), LAST_YEAR)
"""Since ever and without end: what is not written, and how it is written out as a number."""


def month_text(month: int) -> str:
    """A month as it is written.

    >>> month_text(12 * 2017 + 5)
    '2017-06'
    """
    return f"{month // 12}-{month % 12 + 1:02d}"


def month_of(value: object) -> tuple[int, int]:
    """The first month of a year or of a month, and how many months it has.

    Raises:
        Wrong: neither a year nor a month.

    >>> month_of("2017年6月") == (12 * 2017 + 5, 1), month_of("2017") == (12 * 2017, 12)
    (True, True)
    """
    text = clean(value)
    found = _MONTH.fullmatch(text)
    if found and 1 <= int(found[2]) <= 12 and int(found[1]):
        return 12 * year(found[1]) + int(found[2]) - 1, 1
    if found:
        raise Wrong(f"{text[:40]!r} is not a month", "write a month such as 2017-06")
    return 12 * year(value), 12


def distance(value: object) -> int:
    """A distance in months, from `1 year`, `18 months`, `2 quarters`, `3年` or `6个月`.

    Raises:
        Wrong: no number of years, quarters or months.

    >>> distance("2 years"), distance("6个月")
    (24, 6)
    """
    found = _DISTANCE.fullmatch(clean(value))
    if not found:
        raise Wrong(f"{clean(value)[:40]!r} is not a distance in time", "write 3 years, or 18 months")
    return int(found[1]) * _MONTHS_OF[found[2].removesuffix("s")]


def start(value: object) -> Moment:
    """When something begins: with the year, with the month, or at the event."""
    if isinstance(value, Moment):
        return value
    if isinstance(value, Mapping):
        return _at_event(value)
    if value == ALWAYS.written:
        return ALWAYS
    month, length = month_of(value)
    return Moment(month, month // 12 if length == 12 else month_text(month))


def end(value: object) -> Moment:
    """When something is over: after the year, after the month, or at the event."""
    if isinstance(value, Moment):
        return value
    if isinstance(value, Mapping):
        return _at_event(value)
    if value == NEVER.written:
        return NEVER
    month, length = month_of(value)
    return Moment(month + length, month // 12 if length == 12 else month_text(month))


def _at_event(value: Mapping[Any, Any]) -> Moment:
    if "event" not in value or not set(value) <= {"event", "plus"}:
        raise Wrong("a clock names its event", "write {event: production, plus: 1 year}")
    event, known = clean(value["event"]), _events.get({})
    if event not in known:
        raise Wrong(f"event {event[:40]!r} is not declared", did_you_mean(event, known))
    at = known[event]
    if at is None:
        raise Wrong(
            f"event {event!r} has no date", f"write `events: {{{event}: 2017-06}}`; a forecast will do"
        )
    plus = distance(value["plus"]) if "plus" in value else 0
    return Moment(at + plus, {str(key): clean(part) for key, part in value.items()})


def _as_written(moment: Moment) -> int | str | dict[str, str]:
    return dict(moment.written) if isinstance(moment.written, Mapping) else moment.written


_SCHEMA: dict[str, Any] = {
    "description": "A year, a month such as 2017-06, or an event with a distance.",
    "anyOf": [
        {"type": "integer", "minimum": ALWAYS.written, "maximum": NEVER.written},
        {"type": "string"},
        {
            "type": "object",
            "properties": {"event": {"type": "string"}, "plus": {"type": "string"}},
            "required": ["event"],
            "additionalProperties": False,
        },
    ],
    "examples": [2026, "2017-06", {"event": "production", "plus": "3 years"}],
}
Start = Annotated[
    InstanceOf[Moment],
    BeforeValidator(start),
    PlainSerializer(_as_written, return_type=int | str | dict[str, str]),
    WithJsonSchema(_SCHEMA),
]
"""Written `from`."""
End = Annotated[
    InstanceOf[Moment],
    BeforeValidator(end),
    PlainSerializer(_as_written, return_type=int | str | dict[str, str]),
    WithJsonSchema(_SCHEMA),
]
"""Written `to`: the year and the month are counted; an event is not, so three years from an event are
`from: {event: production}` and `to: {event: production, plus: 3 years}`."""
