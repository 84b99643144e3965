"""Two numbers at once: at which pairs of values everybody stays, and who refuses the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from contracts.moving import moved
from contracts.parameters import Parameter
from contracts.wrong import Wrong
from sharing.negotiate.pieces import Ground
from sharing.negotiate.requirements import Requirement

MOST_VALUES = 21
"""Values of each number that are tried."""

Cell = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Region:
    """The pairs of values.

    Attributes:
        across, up: The numbers.
        columns, rows: The values that are tried, rising.
        refused: Pair -> the requirement that fails most, or None if everybody stays; pairs that cannot be
            written are missing.
    """

    across: Parameter
    up: Parameter
    columns: tuple[Fraction, ...]
    rows: tuple[Fraction, ...]
    refused: Mapping[Cell, Requirement | None]

    @property
    def offer(self) -> Cell:
        """The pair that lies nearest to the offer."""
        return _nearest(self.columns, self.across.value), _nearest(self.rows, self.up.value)

    @property
    def refusing(self) -> tuple[tuple[str, ...], ...]:
        """Who refuses some pair, most often first."""
        counts: dict[tuple[str, ...], int] = {}
        for requirement in self.refused.values():
            if requirement is not None:
                counts[requirement.members] = counts.get(requirement.members, 0) + 1
        return tuple(sorted(counts, key=lambda members: (-counts[members], members)))


def region(ground: Ground, across: Parameter, up: Parameter) -> Region:
    """Judge every pair of values on a grid, each from scratch.

    Raises:
        Wrong: both numbers are the same.
    """
    if across.path == up.path:
        raise Wrong(f"{across.name} is named twice", "name two different numbers")
    columns, rows = values_of(ground, across), values_of(ground, up)
    refused: dict[Cell, Requirement | None] = {}
    for x in columns:
        for y in rows:
            try:
                there = moved(ground.offer, {across: x, up: y})
            except Wrong:
                continue
            failing = ground.requirements(there).unmet({}, most=1)
            refused[x, y] = failing[0] if failing else None
    return Region(across, up, columns, rows, refused)


def values_of(ground: Ground, number: Parameter) -> tuple[Fraction, ...]:
    """At most 21 values: shares from 0 to the whole, years as calculated, amounts up to twice the offer."""
    match number.kind:
        case "year":
            years = range(ground.offer.years.first, ground.offer.years.last + 2)
            stride = -(-len(years) // MOST_VALUES)
            return tuple(Fraction(year) for year in years[::stride])
        case "share":
            return _even(Fraction(1))
        case _:
            return _even(2 * number.value or Fraction(1))


def _even(most: Fraction) -> tuple[Fraction, ...]:
    return tuple(most * step / (MOST_VALUES - 1) for step in range(MOST_VALUES))


def _nearest(values: Sequence[Fraction], value: Fraction) -> Fraction:
    return min(values, key=lambda one: abs(one - value))
