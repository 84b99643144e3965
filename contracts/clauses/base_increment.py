"""The stock stays, the growth is shared (存量不动、增量分成)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from contracts.amounts import Limit
from contracts.clauses.clause import Clause, named_in
from contracts.shares import Recipients, Shares
from contracts.terms import First, Term, divided


class BaseIncrement(Clause):
    """The base stays with its owner; only what exceeds it is divided.

        x_owner = min(P, base(t)),   the rest max(0, P - base(t)) is divided

    In a year in which the pool falls short of the base the owner bears the hole. The base may grow:
    `base: {2020: 300, growth: 8%}`. Without `shares` the increment goes to the clauses below.

    Example: `{kind: base_increment, pool: tax, base: 300, owner: host, shares: {home: 50%, host: 50%}}`
    """

    says: ClassVar[str] = (
        "{owner} keeps {base:yearly}; [what exceeds it is divided {shares:parts}|the clauses "
        "below share what exceeds it]"
    )

    kind: Literal["base_increment"] = "base_increment"
    base: Limit
    owner: Recipients
    shares: Shares | None = Field(
        None, description="Shares of the increment; without them it goes to the clauses below."
    )

    def lower(self, inner: Term, meter: str) -> Term:
        """The base first, then the increment."""
        return First(self.base, divided(self.owner), divided(self.shares) if self.shares else inner)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The owners and the parties of the increment."""
        yield from named_in("owner", dict(self.owner))
        yield from named_in("shares", dict(self.shares or {}))
