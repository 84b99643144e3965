"""The data of `feidi explain` as models."""

from __future__ import annotations

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed
from sharing.formats.envelope.marked import MarkedEntry

Line = int | None
"""Line of the file; null when the agreement was not read from one."""


class ExplainedStream(Closed):
    """What one stream adds to the Shapley value."""

    stream: str
    line: Line
    needs: list[str]
    without: list[str]
    worth: Amount
    shares: dict[str, Amount]


class BindingGroup(Closed):
    """A group that holds the nucleolus."""

    members: list[str]
    secures: Amount
    receives: Amount


class NucleolusLevel(Closed):
    """One step of the nucleolus."""

    margin: Amount
    groups: list[BindingGroup]
    held: list[str]


class Nucleolus(Closed):
    """The nucleolus and what holds it."""

    amounts: dict[str, Amount]
    levels: list[NucleolusLevel]


class DistanceFrom(Closed):
    """The offer less one fair division."""

    division: str
    moved: Amount | None
    surplus: dict[str, Amount] | None
    undefined: str


class OriginOfMoney(Closed):
    """What one stream or clause gives to whom, present value."""

    what: str
    pool: str | None
    line: Line
    worths: dict[str, Amount]


class SecuredPart(Closed):
    """What a group has of one stream when it leaves."""

    stream: str
    line: Line
    worth: Amount


class ExplainData(Closed):
    """The data of `feidi explain`."""

    name: str
    unit: str | None
    currency: str
    years: tuple[int, int]
    party: str | None
    shapley: dict[str, Amount]
    streams: list[ExplainedStream]
    waiting: list[str] = Field(
        description="Streams that exist only for those who leave after the first year."
    )
    nucleolus: Nucleolus | None
    gain: Amount
    powers: dict[str, str] | None
    weights: dict[str, str] | None
    distances: list[DistanceFrom]
    gets: dict[str, Amount]
    origins: list[OriginOfMoney]
    alone: list[SecuredPart]
    marks: list[MarkedEntry]


class CollectedStream(Closed):
    """One stream in one year, taken apart by level."""

    stream: str
    line: Line
    kind: str
    tax: str | None
    layer: str | None
    central: Amount
    upper: Amount
    city: Amount
    elsewhere: Amount
    retained: Amount
    net: Amount
    goes_to: str | None


class ClauseStep(Closed):
    """What one clause does with a pool."""

    clause: str | None
    what: str
    line: Line
    amounts: dict[str, Amount]
    left: Amount


class TracedPool(Closed):
    """One pool in one year, clause by clause."""

    pool: str
    pot: Amount
    collected: list[CollectedStream]
    steps: list[ClauseStep]
    paid: dict[str, Amount]


class YearData(Closed):
    """The data of `feidi explain --year`."""

    name: str
    unit: str | None
    currency: str
    party: str | None
    year: int
    own: list[CollectedStream]
    traced_pools: list[TracedPool]
    received: dict[str, Amount]
    marks: list[MarkedEntry]


class ReceivedFrom(Closed):
    """What one stream or clause gives a group."""

    what: str
    line: Line
    worth: Amount


class ObjectingGroup(Closed):
    """A group that gains by leaving, taken apart."""

    members: list[str]
    year: int
    secures: Amount
    receives: Amount
    secured: list[SecuredPart]
    received_from: list[ReceivedFrom]


class CodeData(Closed):
    """The data of `feidi explain --code`."""

    name: str
    unit: str | None
    currency: str
    code: str
    check: str
    rule: str
    asks: str
    matters: str
    arises: bool
    other_codes: list[str]
    objectors: list[ObjectingGroup]
    more: int
