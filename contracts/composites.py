"""Composite indices: population, tax effort, capacity and the like, turned into shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Literal, Self

from pydantic import Field, model_validator

from contracts.clocks import Year
from contracts.figures import Figure
from contracts.parties import PartyId
from contracts.quantities import Number, Share
from contracts.record import Sourced
from contracts.wrong import Wrong

Combination = Literal["mean", "product"]


class Component(Sourced):
    """One figure of every party, such as its inhabitants; positive.

    Attributes:
        name: What it is.
        values: Party -> its figure.
        weight: Its part of the composite, for a mean.
        inverse: Whether a party with less of it receives more, as with fiscal capacity.
        by_year: Year -> party -> its figure in that year; who is not listed keeps the one of `values`.
    """

    name: str = Field("", max_length=80, description="What the figure is, such as population.")
    values: dict[PartyId, Number] = Field(min_length=1, description="The figure of each party, above 0.")
    weight: Share | None = Field(None, description="Part of the mean; without weights all count the same.")
    inverse: bool = Field(False, description="Whether less of it means a larger share.")
    by_year: dict[Year, dict[PartyId, Number]] = Field(
        default_factory=dict, description="Figures of single years, in the place of `values`."
    )

    @model_validator(mode="after")
    def _is_positive(self) -> Self:
        for figures in (self.values, *self.by_year.values()):
            for party, value in figures.items():
                if value <= 0:
                    raise Wrong(
                        f"{self.name or 'the figure'} of {party} is not above 0", "write a positive number"
                    )
                if party not in self.values:
                    raise Wrong(
                        f"{party} has a figure in one year only", "give every party a figure in `values`"
                    )
        return self

    def in_year(self, year: int | None) -> Mapping[str, Fraction]:
        """The figure of every party; without a year, that of all years that are not listed."""
        return {**self.values, **self.by_year.get(year or 0, {})}

    def counted(self, year: int | None) -> Mapping[str, Fraction]:
        """The figures of a year, or one over them."""
        figures = self.in_year(year).items()
        return {party: 1 / value if self.inverse else value for party, value in figures}

    def measured(self, year: int, values: Mapping[str, Fraction]) -> Self:
        """The same figure with what was measured in a year."""
        known = {**self.by_year.get(year, {}), **values}
        return self.model_copy(update={"by_year": {**self.by_year, year: known}})


def composite(
    components: Sequence[Component], combination: Combination, year: int | None = None
) -> dict[str, Fraction]:
    """Party -> share; the shares add up to 1.

        mean:     s_i = sum over k of  w_k f_ik / sum_j f_jk
        product:  s_i = (product over k of f_ik) / sum_j (product over k of f_jk)

    Raises:
        Wrong: the components name different parties, or weights that do not fit.

    >>> people = Component(name="population", values={"river": 300, "hill": 100})
    >>> means = Component(name="capacity", values={"river": 2, "hill": 1}, inverse=True)
    >>> {party: str(share) for party, share in composite([people, means], "product").items()}
    {'river': '3/5', 'hill': '2/5'}
    """
    parties = list(components[0].values)
    counted = [component.counted(year) for component in components]
    for component in components:
        if set(component.values) != set(parties):
            odd = ", ".join(sorted({*component.values} ^ {*parties}))
            raise Wrong(
                f"the components name different parties: {odd}",
                "give every party a figure in each component",
            )
    if combination == "product":
        one = Fraction(1)
        return _in_proportion(
            {party: prod((part[party] for part in counted), start=one) for party in parties}
        )
    weights = _weights(components)
    shares = [_in_proportion(part) for part in counted]
    return {
        party: sum(
            (weight * share[party] for weight, share in zip(weights, shares, strict=True)), Fraction(0)
        )
        for party in parties
    }


def years_listed(components: Sequence[Component]) -> list[int]:
    """The years in which a figure is another one than in all others."""
    return sorted({year for component in components for year in component.by_year})


def figures_of(components: Sequence[Component], year: int) -> Iterator[Figure]:
    """Every figure of a year, by component and party."""
    for name, component in _named(components):
        for party, value in component.in_year(year).items():
            yield Figure(name, party, value, is_positive=True)


def _named(components: Sequence[Component]) -> Iterator[tuple[str, Component]]:
    """The components by their names; one without a name is called by its place in the list."""
    for place, component in enumerate(components, start=1):
        yield component.name or f"component {place}", component


def with_measured(
    components: Sequence[Component], year: int, values: Mapping[tuple[str, str], Fraction]
) -> tuple[Component, ...]:
    """The components with what was measured in a year."""
    return tuple(
        component.measured(year, {party: value for (of, party), value in values.items() if of == name})
        for name, component in _named(components)
    )


def _in_proportion(figures: Mapping[str, Fraction]) -> dict[str, Fraction]:
    total = sum(figures.values(), Fraction(0))
    return {party: figure / total for party, figure in figures.items()}


def _weights(components: Sequence[Component]) -> list[Fraction]:
    written = [component.weight for component in components if component.weight is not None]
    if not written:
        return [Fraction(1, len(components))] * len(components)
    if len(written) < len(components) or sum(written) != 1:
        raise Wrong(
            "the weights of the components do not add up to 100%", "give every component a weight, or none"
        )
    return written
