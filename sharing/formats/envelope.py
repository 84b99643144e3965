"""The shape of `--format json` as models: its JSON Schema is published, and every output can be checked."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Amount = str
"""A decimal as text, to the fen; in games an exact fraction such as `79/8`."""


class Closed(BaseModel):
    """No keys but these."""

    model_config = ConfigDict(extra="forbid")


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


class MarkedEntry(Closed):
    """What a figure rests on."""

    entry: str
    mark: Literal["verified", "partly", "memory", "illustrative"] | None
    source: str
    note: str


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


class SolutionData(Closed):
    """What one solution concept gives."""

    title: str
    amounts: dict[str, Amount] | None = Field(
        description="null when the concept is not defined; `undefined` says why."
    )
    undefined: str
    stable: bool
    largest_gain_by_leaving: Amount
    objector: list[str]
    gap: Amount = Field(description="What is handed out beyond what there is; negative when it is less.")
    proof: str


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


class EmptyCoreData(Closed):
    """That no split keeps everybody in, with its witness."""

    empty: Literal[True]
    balancing_weights: dict[str, str]
    shortfall: str


class CoreData(Closed):
    """The range of every player over the core."""

    empty: Literal[False]
    ranges: dict[str, tuple[str, str]]


class CheckedLeastCore(Closed):
    """The value of the least core, exact and as another solver finds it."""

    least_core: str
    by_pulp: str


class GameData(Closed):
    """The data of `feidi game solve`; all numbers are exact."""

    players: list[str]
    kind: Literal["benefit", "cost"]
    solutions: dict[str, SolutionData]
    core: EmptyCoreData | CoreData
    verified: CheckedLeastCore | None


class CorePageData(Closed):
    """The data of `feidi game core`; all numbers are exact."""

    players: list[str]
    kind: Literal["benefit", "cost"]
    core: EmptyCoreData | CoreData
    corners: list[dict[str, Amount]]
    cost_of_stability: Amount


class PropertyData(Closed):
    """Whether a property holds, and why."""

    holds: Literal["yes", "no", "not asked"]
    why: str


class ObjectingCoalition(Closed):
    """A coalition that gains by leaving."""

    coalition: list[str]
    secures: Amount
    gain: Amount


class ProposalData(Closed):
    """A proposal and what stands against it."""

    amounts: dict[str, Amount]
    gap: Amount
    objections: list[ObjectingCoalition]
    nearest: dict[str, Amount] | None


class PropertiesData(Closed):
    """The data of `feidi game check`."""

    players: list[str]
    properties: dict[str, PropertyData]
    proposal: ProposalData | None


class ConceptData(Closed):
    """One row of the table of concepts."""

    concept: str
    title: str
    laws: list[str]
    defined: str
    players: int
    needs: list[str]
    takes: list[str]
    source: str


class ConceptsData(Closed):
    """The data of `feidi game concepts`."""

    concepts: list[ConceptData]


class ComparedSolution(Closed):
    """One concept in every game, in the order of `files`."""

    solution: str
    amounts: list[dict[str, Amount] | None]
    stable: list[bool]


class ComparisonData(Closed):
    """The data of `feidi game compare`."""

    files: list[str]
    solutions: list[ComparedSolution]


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
        | GameData
        | CorePageData
        | PropertiesData
        | ConceptsData
        | ComparisonData
        | Nothing
    )


class Envelope(Closed):
    """Everything that one call says."""

    schema_name: Literal["feidi/result/1"] = Field(alias="schema")
    tool: Tool
    results: list[Result]
