"""Shares by need, effort or capacity (因素法分配)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.clauses.clause import Clause
from contracts.composites import Combination, Component, composite
from contracts.terms import Term, divided


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
        composite(self.components, self.combined_by)
        return self

    def lower(self, inner: Term, meter: str) -> Term:
        """A division by the composite."""
        return divided(composite(self.components, self.combined_by))

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The parties of every component."""
        yield from named_by(self.components)


def named_by(components: tuple[Component, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The parties of components, with their paths."""
    for at, component in enumerate(components):
        yield from ((("components", at, "values", party), party) for party in component.values)
