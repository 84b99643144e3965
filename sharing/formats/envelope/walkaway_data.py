"""The shape of `feidi walkaway --format json`."""

from __future__ import annotations

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed
from sharing.formats.envelope.marked import MarkedEntry


class Comparison(Closed):
    """What a group has still to come and what leaving secures, at their worth in one year."""

    still_to_come: Amount
    leaving_secures: Amount
    gain: Amount = Field(description="What it gains by leaving; negative when it loses.")


class GroupAtStart(Comparison):
    """A group that gains by not signing."""

    members: list[str]


class YearOfLeaving(Comparison):
    """The comparison at the start of one year."""

    year: int


class DepartureData(Closed):
    """A group that gains by leaving after the first year."""

    members: list[str]
    first: int = Field(description="The first year in which it gains.")
    worst: int = Field(description="The year in which it gains most.")
    years: list[YearOfLeaving]


class Curve(Closed):
    """One group over all years."""

    members: list[str]
    years: list[YearOfLeaving]


class DepositsInYear(Closed):
    """What has to lie there in one year."""

    year: int
    deposits: dict[str, Amount]


class DepositsData(Closed):
    """The smallest deposits that leavers forfeit, at their worth in the year of leaving."""

    every_year: dict[str, Amount]
    by_year: list[DepositsInYear]
    holders: list[str] = Field(description="Parties that can hold them: those in no group that gains.")


class SetOffData(Closed):
    """The smallest amounts that are withheld from leavers each year until the end."""

    a_year: dict[str, Amount]
    by: dict[str, list[str]] = Field(description="Party -> governments above it that never gain by leaving.")


class TimedPayment(Closed):
    """One payment beside the pools."""

    year: int
    payer: str
    payee: str
    amount: Amount


class DemandData(Closed):
    """What a group secures by leaving in a year, and so has to have still to come."""

    members: list[str]
    year: int
    times: str = Field(description="How often the demand counts, a fraction.")
    leaving_secures: Amount


class TimingData(Closed):
    """The same money at other times, or the demands that rule it out."""

    possible: bool | None = Field(description="null when neither could be proven.")
    moved: Amount | None = Field(None, description="What changes hands, worth in the first year.")
    payments: list[TimedPayment] | None = None
    why: str | None = Field(None, description="Why it is impossible, in words.")
    worth_in: int | None = Field(None, description="The year in whose money `asked` and `most` are.")
    asked: Amount | None = None
    most: Amount | None = Field(None, description="The most that any timing gives to the demands.")
    demands: list[DemandData] | None = None


class RemediesData(Closed):
    """The smallest change of each kind."""

    deposits: DepositsData
    set_off: SetOffData
    timing: TimingData
    timing_if_owing: TimingData | None = Field(
        description="The same if parties may receive less than nothing in a year; null where not asked."
    )


class WalkawayData(Closed):
    """The data of `feidi walkaway`."""

    name: str
    unit: str | None
    currency: str
    years: tuple[int, int]
    discount: str
    time_consistent: bool
    first_year: int | None = Field(description="The first year after the first in which somebody gains.")
    at_the_start: list[GroupAtStart]
    departures: list[DepartureData]
    curve: Curve
    remedies: RemediesData | None
    marks: list[MarkedEntry]
