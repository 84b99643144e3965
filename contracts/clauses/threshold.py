"""Shared only above, or only below, an amount a year (起分点)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from contracts.amounts import Limit
from contracts.clauses.clause import Clause, named_in
from contracts.shares import Recipients
from contracts.terms import Cliff, First, Term, divided


class Threshold(Clause):
    """The clauses below share the pool only in years in which it reaches the amount; else others have it.

        whole:   P >= amount: the clauses below share P;      P < amount: `otherwise` has P
        excess:  the clauses below share max(0, P - amount),  `otherwise` has the remainder

    `shared: below` turns it round: only what stays below the amount is shared. Counting the whole makes a
    cliff: one yuan more can move the pool. M211 reports how near the pool comes to it; `counts: excess` has
    no cliff.

    Example: `{kind: threshold, pool: tax, amount: 2000, counts: whole, otherwise: host}`
    """

    says: ClassVar[str] = "the clauses below share {counts} {shared} {amount}; {otherwise} has the remainder"

    kind: Literal["threshold"] = "threshold"
    amount: Limit
    counts: Literal["whole", "excess"] = Field(description="Whether the whole pool counts, or what exceeds.")
    shared: Literal["above", "below"] = Field("above", description="Which side of the amount is shared.")
    otherwise: Recipients

    def lower(self, inner: Term, meter: str) -> Term:
        """A `Cliff`, or a `First` of what lies below."""
        others = divided(self.otherwise)
        above, below = (inner, others) if self.shared == "above" else (others, inner)
        if self.counts == "whole":
            return Cliff(self.amount, reached=above, missed=below)
        return First(self.amount, head=below, rest=above)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Who has what is not shared."""
        return named_in("otherwise", dict(self.otherwise))
