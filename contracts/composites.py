"""Composite indices: population, tax effort, capacity and the like, turned into shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Literal, Self

from pydantic import Field, model_validator

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
    """

    name: str = Field("", max_length=80, description="What the figure is, such as population.")
    values: dict[PartyId, Number] = Field(min_length=1, description="The figure of each party, above 0.")
    weight: Share | None = Field(None, description="Part of the mean; without weights all count the same.")
    inverse: bool = Field(False, description="Whether less of it means a larger share.")

    @model_validator(mode="after")
    def _is_positive(self) -> Self:
        for party, value in self.values.items():
            if value <= 0:
                raise Wrong(
                    f"{self.name or 'the figure'} of {party} is not above 0", "write a positive number"
                )
        return self

    @property
    def counted(self) -> Mapping[str, Fraction]:
        """The figures, or one over them."""
        return {party: 1 / value if self.inverse else value for party, value in self.values.items()}


def composite(components: Sequence[Component], combination: Combination) -> dict[str, Fraction]:
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
            {party: prod((part.counted[party] for part in components), start=one) for party in parties}
        )
    weights = _weights(components)
    shares = [_in_proportion(component.counted) for component in components]
    return {
        party: sum(
            (weight * share[party] for weight, share in zip(weights, shares, strict=True)), Fraction(0)
        )
        for party in parties
    }


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
