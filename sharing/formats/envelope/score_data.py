"""The shape of what `feidi score` says in JSON; points and weights are exact text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed
from sharing.formats.envelope.marked import MarkedEntry

Choice = Literal["sign", "stay out", "either"]
LedgerName = Literal["official", "assessment"]


class WeightedChange(Closed):
    """What signing adds to the points at another weight of the lowered criterion."""

    weight: str
    change: str


class LedgerScore(Closed):
    """The points of one side by one ledger."""

    ledger: LedgerName
    deal: str = Field(description="Points a year under the agreement.")
    change: str = Field(description="What signing adds.")
    by_score: Choice
    differs: bool = Field(description="Whether points and money choose differently.")
    lowered: str | None = Field(description="The criterion whose weight is lowered.")
    flips_at: str | None = Field(description="The weight at which the choice changes; null if it never does.")
    by_weight: list[WeightedChange]


class CriterionScore(Closed):
    """One criterion: its level amounts, and the points that signing adds."""

    criterion: str
    weight: str
    target: str
    better: Literal["more", "less"]
    alone: str
    alone_is_written: bool
    years: list[int] = Field(description="Over which `amounts` are averaged: those with a figure.")
    years_alone: list[int] = Field(description="Over which `alone` is averaged.")
    amounts: dict[LedgerName, str]
    points: dict[LedgerName, str]


class SideScore(Closed):
    """What the officials of one side make of the agreement."""

    party: str
    money: Amount
    by_money: Choice
    alone: str = Field(description="Points a year without the agreement.")
    ledgers: list[LedgerScore]
    criteria: list[CriterionScore]


class ScoreData(Closed):
    """The data of `feidi score`."""

    name: str
    currency: str
    unit: str | None
    surplus: Amount
    scores: list[SideScore]
    marks: list[MarkedEntry]
