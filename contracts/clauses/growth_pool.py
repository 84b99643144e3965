"""A part of everybody's growth, pooled and given out by an index (增长池)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.amounts import Amounts
from contracts.clauses.clause import Clause, named_in
from contracts.clauses.index import named_by
from contracts.clocks import MAX_YEARS, Year
from contracts.composites import Combination, Component, composite, figures_of, with_measured
from contracts.figures import Figure
from contracts.parties import PartyId
from contracts.quantities import Share
from contracts.terms import Term, Transfer
from contracts.wrong import Wrong


class GrowthPool(Clause):
    """Each party pays in a part of what its own base has grown, and all is given out by a composite.

        c_i(t) = part max(0, B_i(t) - B_i(base year)),   at most ceiling B_i(t)
        x_i = ... + s_i sum_j c_j - c_i

    The bases are the parties' own and stay private; only the net payments pass through this pool. A base that
    shrinks pays nothing. Price rises count as growth unless the bases are given in constant prices.

    Example: `{kind: growth_pool, pool: tax, base_year: 2025, part: 40%, bases: {river: {2025: 100, growth:
    5%}, hill: {2025: 40, growth: 2%}}, components: [{name: population, values: {river: 300, hill: 200}}]}`
    """

    says: ClassVar[str] = (
        "each pays in {part:percent} of what its own base has grown since {base_year}[, at most "
        "{ceiling:percent} of the base]; the sum is given out by {components}"
    )
    looks_back: ClassVar[bool] = True

    kind: Literal["growth_pool"] = "growth_pool"
    bases: dict[PartyId, Amounts] = Field(
        min_length=2, description="What each party's growth is measured on."
    )
    base_year: Year = Field(description="Year from which growth is measured; the pool begins after it.")
    part: Share = Field(description="Part of the growth that is paid in.")
    ceiling: Share | None = Field(None, description="Most that is paid in, as part of the base of the year.")
    components: tuple[Component, ...] = Field(
        min_length=1, description="The figures by which it is given out."
    )
    combined_by: Combination = Field("mean", description="mean (of shares, by weight) or product.")

    @model_validator(mode="after")
    def _members_are_the_same(self) -> Self:
        members = composite(self.components, self.combined_by)
        if odd := sorted({*members} ^ {*self.bases}):
            raise Wrong(
                f"{odd[0]} {'pays in nothing' if odd[0] in members else 'is given nothing'}",
                "name the same parties in `bases` and in the components",
            )
        return self

    @cached_property
    def net(self) -> Mapping[str, Amounts]:
        """Party -> what it receives, less what it pays in, in each of the 100 years after the base year."""
        years = range(self.base_year + 1, self.base_year + 1 + MAX_YEARS)
        paid = {party: [self._paid_in(base, year) for year in years] for party, base in self.bases.items()}
        pooled = [sum(parts, Fraction(0)) for parts in zip(*paid.values(), strict=True)]
        shares = {year: composite(self.components, self.combined_by, year) for year in years}
        return {
            party: Amounts.by_year(
                {
                    year: shares[year][party] * all_of_it - own
                    for year, all_of_it, own in zip(years, pooled, paid[party], strict=True)
                }
            )
            for party in self.bases
        }

    def _paid_in(self, base: Amounts, year: int) -> Fraction:
        grown = self.part * max(Fraction(0), base.at(year) - base.at(self.base_year))
        return grown if self.ceiling is None else min(grown, self.ceiling * base.at(year))

    def figures(self, year: int) -> Iterator[Figure]:
        """The base of every member; and, after the base year, every component."""
        if year >= self.base_year:
            for party, base in self.bases.items():
                yield Figure("base", party, base.at(year), is_money=True)
        if year > self.base_year:
            yield from figures_of(self.components, year)

    def measured(self, year: int, values: Mapping[tuple[str, str], Fraction]) -> Self:
        """With the bases and components that were measured; the other years stay as they were expected."""
        years = range(self.base_year, self.base_year + 1 + MAX_YEARS)
        bases = {
            party: Amounts.by_year({at: base.at(at) for at in years} | {year: measured})
            if (measured := values.get(("base", party))) is not None
            else base
            for party, base in self.bases.items()
        }
        components = with_measured(self.components, year, values)
        copy = self.model_copy(update={"bases": bases, "components": components})
        copy.__dict__.pop("net", None)  # a copy takes over what was worked out from the old bases
        return copy

    def lower(self, inner: Term, meter: str) -> Term:
        """A `Transfer` from the first party to each other one; what is left over is the first one's net."""
        first, *others = self.bases
        for party in others:
            inner = Transfer(first, party, self.net[party], inner)
        return inner

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The members."""
        yield from named_in("bases", dict(self.bases))
        yield from named_by(self.components)
