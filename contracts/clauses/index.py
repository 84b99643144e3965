"""Shares by need, effort or capacity (因素法分配)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.clauses.clause import Clause
from contracts.clocks import Period
from contracts.composites import (
    Combination,
    Component,
    composite,
    figures_of,
    with_measured,
    years_listed,
)
from contracts.figures import Figure
from contracts.terms import During, Term, divided


class Index(Clause):
    """Every yuan is divided by a composite of figures of the parties.

        x_i = s_i P,   s_i = mean or product of the parties' figures, made to add up to 1

    Example: `{kind: index, pool: tax, components: [{name: population, values: {river: 300, hill: 100}},
    {name: revenue per head, values: {river: 2, hill: 1}, inverse: true}], combined_by: product}`
    """

    says: ClassVar[str] = "divided by {components}"

    kind: Literal["index"] = "index"
    components: tuple[Component, ...] = Field(min_length=1, description="The figures that count.")
    combined_by: Combination = Field("mean", description="mean (of shares, by weight) or product.")

    @model_validator(mode="after")
    def _gives_shares(self) -> Self:
        for year in (None, *years_listed(self.components)):
            composite(self.components, self.combined_by, year)
        return self

    def figures(self, year: int) -> Iterator[Figure]:
        """Every component of every party."""
        return figures_of(self.components, year)

    def measured(self, year: int, values: Mapping[tuple[str, str], Fraction]) -> Self:
        """With the components that were measured."""
        return self.model_copy(update={"components": with_measured(self.components, year, values)})

    def lower(self, inner: Term, meter: str) -> Term:
        """A division by the composite; in years with figures of their own, by that of the year."""
        term = divided(composite(self.components, self.combined_by))
        for year in years_listed(self.components):
            of_year = divided(composite(self.components, self.combined_by, year))
            term = During(Period(year, year), of_year, term)
        return term

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The parties of every component."""
        yield from named_by(self.components)


def named_by(components: tuple[Component, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The parties of components, with their paths."""
    for at, component in enumerate(components):
        yield from ((("components", at, "values", party), party) for party in component.values)
