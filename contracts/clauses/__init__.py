"""The clauses that negotiators name. Adding one is one file here and one row in the table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Union

from pydantic import Field

from contracts.clauses.base_increment import BaseIncrement
from contracts.clauses.bet import Bet
from contracts.clauses.cap import Cap
from contracts.clauses.clause import Clause
from contracts.clauses.contribution_ratio import ContributionRatio
from contracts.clauses.cost_recovery import CostRecovery
from contracts.clauses.deposit import Deposit
from contracts.clauses.exit_payment import ExitPayment
from contracts.clauses.floor import Floor
from contracts.clauses.growth_pool import GrowthPool
from contracts.clauses.guaranteed_return import GuaranteedReturn
from contracts.clauses.hold_harmless import HoldHarmless
from contracts.clauses.index import Index
from contracts.clauses.net_of_incentives import NetOfIncentives
from contracts.clauses.phases import Phases
from contracts.clauses.quota_exchange import QuotaExchange
from contracts.clauses.ratio import Ratio
from contracts.clauses.reserve import Reserve
from contracts.clauses.smoothing import Smoothing
from contracts.clauses.solution import Solution
from contracts.clauses.sunset import Sunset
from contracts.clauses.threshold import Threshold
from contracts.clauses.tiers import Tiers
from contracts.clauses.transfer import Payment

__all__ = ["CLAUSES", "AnyClause", "Clause"]

CLAUSES: Mapping[str, type[Clause]] = MappingProxyType(
    {
        "base_increment": BaseIncrement,
        "bet": Bet,
        "cap": Cap,
        "contribution_ratio": ContributionRatio,
        "cost_recovery": CostRecovery,
        "deposit": Deposit,
        "exit_payment": ExitPayment,
        "floor": Floor,
        "growth_pool": GrowthPool,
        "guaranteed_return": GuaranteedReturn,
        "hold_harmless": HoldHarmless,
        "index": Index,
        "net_of_incentives": NetOfIncentives,
        "phases": Phases,
        "quota_exchange": QuotaExchange,
        "ratio": Ratio,
        "reserve": Reserve,
        "smoothing": Smoothing,
        "solution": Solution,
        "sunset": Sunset,
        "threshold": Threshold,
        "tiers": Tiers,
        "transfer": Payment,
    }
)
"""Kind -> clause."""

if TYPE_CHECKING:
    AnyClause = Clause
else:
    # Spelled from the table, so that a new clause is one row; the checker of types sees the parent.
    AnyClause = Annotated[Union[tuple(CLAUSES.values())], Field(discriminator="kind")]  # noqa: UP007
