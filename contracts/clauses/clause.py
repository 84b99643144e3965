"""What every clause has: a pool, the years in which it applies, and where it was read."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, Self

from pydantic import Field, model_validator

from contracts.clocks import EVER, LAST_YEAR
from contracts.figures import Figure
from contracts.lasting import Lasting
from contracts.record import Sourced
from contracts.terms import During, Term
from contracts.wrong import Wrong


class Clause(Sourced, Lasting):
    """A rule on one pool; it rewrites into terms and never calculates.

    The clauses of a pool are read in written order. A clause that *hands on* takes or divides what reaches
    it and leaves the remainder to the clauses below. A clause that *looks back* (cap, floor, sunset) changes
    what all clauses that hand on give together; several of them apply one after the other, as written.

    A clause between two parties names the keys in `counterparts`: they cannot be the same party.

    Attributes:
        says: What it does, in words: `{field}` is the value of a field, of which `{field:percent}`, `:money`,
            `:yearly` and `:parts` say how it is read; `[a|b]` is `a` if all fields in it are given, else `b`.
        pool: The pool that it divides.
        begins, ends: (written `from`, `to`) time in which it holds; otherwise it is as if it were not there.
    """

    says: ClassVar[str]
    looks_back: ClassVar[bool] = False
    on_leaving: ClassVar[bool] = False
    """Whether it pays only when somebody leaves, and nothing while all stay."""

    counterparts: ClassVar[tuple[str, str, str] | None] = None
    """Two keys that name different parties, and what is said where both name the same one."""

    kind: str
    pool: str = Field(min_length=1, max_length=80, description="The pool that the clause divides.")

    @model_validator(mode="after")
    def _deals_with_somebody_else(self) -> Self:
        if self.counterparts is not None:
            one, other, says = self.counterparts
            party = getattr(self, one)
            if party == getattr(self, other):
                raise Wrong(f"{party} {says}", f"name another party in `{other}`")
        return self

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

    def years_named(self) -> Iterator[tuple[tuple[str | int, ...], int]]:
        """Single years in which something must happen, with their paths: they have to be calculated."""
        return iter(())

    @property
    def counted_for(self) -> frozenset[str]:
        """Whose running total a limit for life is: the payees, or everybody that it names if none is one.

        Together with `kind` and `pool` it tells which clause of an amended agreement goes on with the total.
        """
        named = [(path[0], party) for path, party in self.parties()]
        payees = {party for field, party in named if field in ("payee", "granter")}
        return frozenset(payees or {party for _, party in named})

    @property
    def counted_by(self) -> tuple[object, ...]:
        """What else must stay the same for a running total to keep its meaning; mostly nothing."""
        return ()

    @property
    def is_endless(self) -> bool:
        """Whether it goes on paying after every year that can be written."""
        return not self.on_leaving and self.last == LAST_YEAR

    def figures(self, year: int) -> Iterator[Figure]:
        """The values of a year that are measured, not agreed; a settlement puts the actual ones there."""
        return iter(())

    def measured(self, year: int, values: Mapping[tuple[str, str], Fraction]) -> Self:
        """The same clause with the actual values of a year; it is a rewriting, nothing is calculated.

        Args:
            year: Fiscal year.
            values: Name of the figure and party -> what was measured; others stay as they are written.
        """
        return self

    def within_its_years(self, inner: Term, meter: str) -> Term:
        """`lower`, in the years in which the clause applies; `inner` in the others."""
        lowered = self.lower(inner, meter)
        return lowered if self.period == EVER else During(self.period, lowered, inner)


def named_in(field: str, shares: dict[str, object]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The parties of a table of shares, with their paths."""
    return (((field, party), party) for party in shares)
