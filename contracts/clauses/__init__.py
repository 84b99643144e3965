"""The clauses that negotiators name. Adding one is one file here and one row in the table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Union

from pydantic import Field

from contracts.clauses.base_increment import BaseIncrement
from contracts.clauses.cap import Cap
from contracts.clauses.clause import Clause
from contracts.clauses.cost_recovery import CostRecovery
from contracts.clauses.floor import Floor
from contracts.clauses.phases import Phases
from contracts.clauses.ratio import Ratio
from contracts.clauses.reserve import Reserve
from contracts.clauses.sunset import Sunset
from contracts.clauses.tiers import Tiers

__all__ = ["CLAUSES", "AnyClause", "Clause"]

CLAUSES: Mapping[str, type[Clause]] = MappingProxyType(
    {
        "base_increment": BaseIncrement,
        "cap": Cap,
        "cost_recovery": CostRecovery,
        "floor": Floor,
        "phases": Phases,
        "ratio": Ratio,
        "reserve": Reserve,
        "sunset": Sunset,
        "tiers": Tiers,
    }
)
"""Kind -> clause."""

if TYPE_CHECKING:
    AnyClause = Clause
else:
    # Spelled from the table, so that a new clause is one row; the checker of types sees the parent.
    AnyClause = Annotated[Union[tuple(CLAUSES.values())], Field(discriminator="kind")]  # noqa: UP007
