"""The shape of what `feidi risk` says in JSON; amounts are present values, to the fen."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed
from sharing.formats.envelope.marked import MarkedEntry


class ChanceData(Closed):
    """How often something happened, as parts of the draws."""

    share: str
    error: str = Field(description="Standard error of the share.")


class BandPoint(Closed):
    """One point of the distribution of an amount."""

    percentile: str
    amount: Amount


class PartyRiskData(Closed):
    """What may become of one party."""

    party: str
    offer: Amount = Field(description="With the amounts as written.")
    mean: Amount
    bands: list[BandPoint]
    downside: Amount = Field(description="Mean of the worst 5 % of the draws.")
    alone: Amount = Field(description="What it would secure alone, on average.")
    gains: ChanceData


class YearChance(Closed):
    """How often in one year."""

    year: int
    chance: ChanceData


class CoalitionRiskData(Closed):
    """How often some parties would gain by leaving."""

    members: list[str]
    at_signing: ChanceData
    ever: ChanceData
    by_year: list[YearChance] = Field(description="Years in which they would in no draw are left out.")


class SourceRiskData(Closed):
    """How much depends on something uncertain; rank correlations, null where something never varies."""

    kind: Literal["driver", "stream"]
    name: str
    with_receipts: dict[str, str | None]
    with_leaving: str | None


class RiskData(Closed):
    """The data of `feidi risk`."""

    name: str
    unit: str | None
    currency: str
    draws: int
    seed: int
    holds_at_signing: ChanceData
    holds: ChanceData = Field(description="Nobody gains by leaving in any year.")
    parties: list[PartyRiskData]
    coalitions: list[CoalitionRiskData]
    by_year: list[YearChance]
    sources: list[SourceRiskData]
    marks: list[MarkedEntry]
