"""The data of `feidi zopa`."""

from __future__ import annotations

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed
from sharing.formats.envelope.marked import MarkedEntry


class PartyInterval(Closed):
    """What any split that holds gives a party; null where no split holds."""

    party: str
    alone: Amount
    offer: Amount
    least: Amount | None
    most: Amount | None


class RangeEnd(Closed):
    """One end of an interval."""

    value: str | None = Field(description="null for no end.")
    included: bool = Field(
        description="Whether the value itself belongs to the range; at a threshold it may not."
    )
    leaving: list[str] = Field(description="Who leaves beyond it; empty if the number itself ends there.")
    year: int | None = Field(description="When; null for a red line.")


class RangeInterval(Closed):
    """Values at which everybody stays."""

    least: RangeEnd
    most: RangeEnd


class NumberRange(Closed):
    """How far one number can move, all others fixed."""

    path: str
    offer: str
    holds_offer: bool
    intervals: list[RangeInterval]
    unknown: str = Field(description="Why the range could not be found; empty if it was.")


class RegionCell(Closed):
    """One pair of values; `leaving` is empty where everybody stays."""

    across: str
    up: str
    leaving: list[str]


class RegionData(Closed):
    """Two numbers at once."""

    across: str
    up: str
    cells: list[RegionCell]


class ZopaData(Closed):
    """The data of `feidi zopa`."""

    name: str
    unit: str | None
    currency: str
    parties: list[PartyInterval]
    ranges: list[NumberRange]
    region: RegionData | None
    marks: list[MarkedEntry]
