"""The shape of what `feidi readings` says in JSON; amounts are present values, to the fen."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed
from sharing.formats.envelope.marked import MarkedEntry


class WishData(Closed):
    """What one party would choose; empty lists where that depends on the other words."""

    best: list[str]
    worst: list[str]


class OpenWord(Closed):
    """Something that the file leaves open."""

    word: str
    lines: list[int]
    alternatives: list[str]
    wishes: dict[str, WishData]


class JudgedReading(Closed):
    """One way in which the file can be read."""

    reading: int
    choices: dict[str, str] = Field(description="Word -> the alternative that is read.")
    alone: dict[str, Amount]
    gets: dict[str, Amount]
    acceptable: bool
    stable_split_exists: bool


class WordMove(Closed):
    """What an alternative moves compared with the first one; a range over the other words."""

    word: str
    read_as: str
    instead_of: str
    least: dict[str, Amount]
    most: dict[str, Amount]
    depends_on: list[str]


class PartySpread(Closed):
    """From the worst reading of a party to its best: by word, and jointly."""

    party: str
    worst: int
    best: int
    by_word: dict[str, Amount]
    joint: Amount
    difference: Amount


class OpenFinding(Closed):
    """A finding, and the readings that give it."""

    code: str
    severity: Literal["error", "warning", "note"]
    message: str = Field(description="With the amounts of the first of these readings.")
    readings: list[int]
    depends_on: list[str]


class ReadingsData(Closed):
    """The data of `feidi readings`."""

    name: str
    unit: str | None
    currency: str
    words: list[OpenWord]
    readings: list[JudgedReading]
    moves: list[WordMove]
    spreads: list[PartySpread]
    arising: list[OpenFinding]
    marks: list[MarkedEntry]
