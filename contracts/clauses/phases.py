"""Proportions that change with the years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.clauses.clause import Clause
from contracts.clocks import LAST_YEAR
from contracts.lasting import Lasting
from contracts.shares import Shares
from contracts.terms import During, Term, divided
from contracts.wrong import Wrong


class Phase(Lasting):
    """The shares of some years; a border inside a year divides the year by months."""

    shares: Shares


class Phases(Clause):
    """Proportions by phase; years outside every phase are left to the clauses below.

        x_i = s_i(phase of t) P

    Example: `{kind: phases, pool: tax, periods: [{to: 2020, shares: {home: 60%, host: 40%}},
    {from: 2021, shares: {home: 50%, host: 50%}}]}`
    """

    says: ClassVar[str] = "{periods}"

    kind: Literal["phases"] = "phases"
    periods: tuple[Phase, ...] = Field(min_length=1, description="Phases that do not overlap.")

    @model_validator(mode="after")
    def _do_not_overlap(self) -> Self:
        for one, other in combinations(self.periods, 2):
            if one.period.overlaps(other.period):
                shared = one.period.shared_with(other.period)
                raise Wrong(f"two phases claim {shared}", "let one phase end before the next begins")
        return self

    @property
    def is_endless(self) -> bool:
        """Whether it has no end, nor has one of its phases."""
        return super().is_endless and any(phase.last == LAST_YEAR for phase in self.periods)

    def lower(self, inner: Term, meter: str) -> Term:
        """One `During` for each phase, the clauses below in the years between."""
        for phase in reversed(self.periods):
            inner = During(phase.period, divided(phase.shares), inner)
        return inner

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The parties of every phase."""
        for index, phase in enumerate(self.periods):
            yield from ((("periods", index, "shares", party), party) for party in phase.shares)
