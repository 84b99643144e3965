"""What every clause has: a pool, the years in which it applies, and where it was read."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import Field, model_validator

from contracts.clocks import EVER, LAST_YEAR, Period, Year
from contracts.record import Sourced
from contracts.terms import During, Term
from contracts.wrong import Wrong


class Clause(Sourced):
    """A rule on one pool; it rewrites into terms and never calculates.

    The clauses of a pool are read in written order. A clause that *hands on* takes or divides what reaches
    it and leaves the remainder to the clauses below. A clause that *looks back* (cap, floor, sunset) changes
    what all clauses that hand on give together; several of them apply one after the other, as written.

    Attributes:
        pool: The pool that it divides.
        first, last: (written `from`, `to`) the years in which it applies; in other years it is as if it
            had not been written.
    """

    looks_back: ClassVar[bool] = False

    kind: str
    pool: str = Field(min_length=1, max_length=80, description="The pool that the clause divides.")
    first: Year = Field(1, alias="from", description="First year in which it applies.")
    last: Year = Field(LAST_YEAR, alias="to", description="Last year in which it applies.")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.last < self.first:
            raise Wrong(
                f"the clause ends in {self.last}, before it begins in {self.first}", "swap `from` and `to`"
            )
        return self

    @property
    def period(self) -> Period:
        """The years in which it applies."""
        return EVER if (self.first, self.last) == (1, LAST_YEAR) else Period(self.first, self.last)

    @abstractmethod
    def lower(self, inner: Term, meter: str) -> Term:
        """Rewrite into terms.

        Args:
            inner: What the clauses below do with the remainder; for a clause that looks back, what it
                changes.
            meter: A name of its own for the running total of a limit for life.
        """

    @abstractmethod
    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every party that it names, with the path of the name inside the clause."""

    def within_its_years(self, inner: Term, meter: str) -> Term:
        """`lower`, in the years in which the clause applies; `inner` in the others."""
        lowered = self.lower(inner, meter)
        return lowered if self.period == EVER else During(self.period, lowered, inner)


def named_in(field: str, shares: dict[str, object]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The parties of a table of shares, with their paths."""
    return (((field, party), party) for party in shares)
