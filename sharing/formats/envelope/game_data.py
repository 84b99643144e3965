"""The shape of what `feidi game` says in JSON; all numbers are exact fractions as text."""

from __future__ import annotations

from typing import Literal

from sharing.formats.envelope.closed import Amount, Closed, SolutionData


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
