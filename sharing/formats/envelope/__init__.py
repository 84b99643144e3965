"""The shape of `--format json` as models: its JSON Schema is published, and every output can be checked."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed, SolutionData
from sharing.formats.envelope.compare_data import CompareData
from sharing.formats.envelope.counter_data import CounterData
from sharing.formats.envelope.explain_data import CodeData, ExplainData, YearData
from sharing.formats.envelope.game_data import (
    ComparisonData,
    ConceptsData,
    CorePageData,
    GameData,
    PropertiesData,
)
from sharing.formats.envelope.library_data import LibraryData, LibraryEntryData
from sharing.formats.envelope.marked import MarkedEntry
from sharing.formats.envelope.readings_data import ReadingsData
from sharing.formats.envelope.risk_data import RiskData
from sharing.formats.envelope.score_data import ScoreData
from sharing.formats.envelope.stabilise_data import StabiliseData
from sharing.formats.envelope.sweep_data import SweepData
from sharing.formats.envelope.taxes_data import TaxesData
from sharing.formats.envelope.walkaway_data import WalkawayData
from sharing.formats.envelope.zopa_data import ZopaData


class Tool(Closed):
    """What wrote the result."""

    name: Literal["feidi"]
    version: str


class Input(Closed):
    """What was read."""

    file: str
    sha256: str | None = Field(description="Of the bytes of the file; null when nothing was calculated.")


class Where(Closed):
    """A stretch of one line; counted from 1, `end` is the column after the last character."""

    file: str
    line: int
    column: int
    end: int
    path: str


class Objection(Closed):
    """One finding."""

    code: str = Field(pattern=r"^[AMSFPN]\d{3}$")
    name: str
    severity: Literal["error", "warning", "note"]
    message: str
    place: Where | None
    reasons: list[str]
    remedy: str


class PartyStanding(Closed):
    """One row of the verdict; present values."""

    party: str
    alone: Amount
    gets: Amount
    margin: Amount
    core_low: Amount | None
    core_high: Amount | None
    verdict: str


class Receipts(Closed):
    """What every party receives in one year, not discounted."""

    year: int
    receipts: dict[str, Amount]


class PoolPayment(Closed):
    """What one pool pays in one year, not discounted."""

    pool: str
    year: int
    pot: Amount
    paid: dict[str, Amount]


class CountedEntry(Closed):
    """One indicator in one ledger in one year; figures are exact, in the unit of the indicator."""

    indicator: str
    unit: str
    ledger: Literal["official", "assessment"]
    mode: Literal["in_place", "split", "full_to", "double_count"]
    year: int
    arises: str
    counted: dict[str, str]


class CheckData(Closed):
    """The data of `feidi check`."""

    name: str
    unit: str | None
    currency: str
    years: tuple[int, int]
    discount: str
    acceptable: bool
    stable_split_exists: bool
    parties: list[PartyStanding]
    by_year: list[Receipts]
    pools: list[PoolPayment]
    marks: list[MarkedEntry]
    indicators: list[CountedEntry]


class GapState(Closed):
    """How far apart the regions are; amounts for each inhabitant, in single units of the currency."""

    state: str
    per_head: dict[str, str]
    ratio: str | None = Field(description="Highest over lowest; null if the lowest is not positive.")
    theil: str | None = Field(description="Theil index; null if a region has less than nothing.")


class GapYear(Closed):
    """The gap of one year, without the agreement and with it."""

    year: int
    apart: GapState
    offer: GapState


class GapData(Closed):
    """The data of `feidi gap`."""

    name: str
    currency: str
    weaker: str | None = Field(description="The region that has least for each inhabitant today.")
    states: list[GapState]
    by_year: list[GapYear]
    marks: list[MarkedEntry]


class NamedSolution(SolutionData):
    """What one solution concept gives, with its name."""

    solution: str


class SplitData(Closed):
    """The data of `feidi split`."""

    name: str
    unit: str | None
    currency: str
    pot: Amount
    stable_split_exists: bool
    solutions: list[NamedSolution]
    marks: list[MarkedEntry]


class Nothing(Closed):
    """The data of a file that could not be read."""


class Result(Closed):
    """One file."""

    input: Input
    status: Literal["ok", "findings", "unreadable", "hopeless"]
    findings: list[Objection]
    data: (
        CheckData
        | SplitData
        | GapData
        | ExplainData
        | YearData
        | CodeData
        | CompareData
        | WalkawayData
        | ScoreData
        | ReadingsData
        | GameData
        | CorePageData
        | PropertiesData
        | ConceptsData
        | TaxesData
        | ComparisonData
        | CounterData
        | RiskData
        | ZopaData
        | StabiliseData
        | SweepData
        | LibraryData
        | LibraryEntryData
        | Nothing
    )


class Envelope(Closed):
    """Everything that one call says."""

    schema_name: Literal["feidi/result/1"] = Field(alias="schema")
    tool: Tool
    results: list[Result]
