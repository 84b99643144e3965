"""Fixed proportions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from contracts.clauses.clause import Clause, named_in
from contracts.shares import Shares
from contracts.terms import Term, divided


class Ratio(Clause):
    """Every yuan that reaches the clause is divided in fixed proportions.

        x_i = s_i P

    Example: `{kind: ratio, pool: tax, shares: {home: 60%, host: 40%}}`
    """

    says: ClassVar[str] = "{shares:parts}"

    kind: Literal["ratio"] = "ratio"
    shares: Shares

    def lower(self, inner: Term, meter: str) -> Term:
        """Divide by the shares; nothing is left for the clauses below."""
        return divided(self.shares)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The parties of `shares`."""
        return named_in("shares", dict(self.shares))
