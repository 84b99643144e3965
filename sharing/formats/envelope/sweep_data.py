"""The data of `feidi sweep`."""

from __future__ import annotations

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed
from sharing.formats.envelope.marked import MarkedEntry


class SweepAxis(Closed):
    """A number that was varied."""

    path: str
    offer: str
    missed: str | None = Field(description="The last value asked for, if the steps do not hit it.")


class SweepPoint(Closed):
    """One point of the grid."""

    values: list[str] = Field(description="One for each axis, in the same order.")
    amounts: dict[str, Amount] | None = Field(description="null where such values cannot be written.")
    leaving: list[str] = Field(description="Who gains most by leaving; empty if nobody does.")
    year: int | None
    gain: Amount | None = Field(description="What they gain, value of that year.")
    wrong: str = Field(description="Why such values cannot be written; empty if they can.")


class SweepData(Closed):
    """The data of `feidi sweep`."""

    name: str
    unit: str | None
    currency: str
    axes: list[SweepAxis]
    points: list[SweepPoint]
    marks: list[MarkedEntry]
