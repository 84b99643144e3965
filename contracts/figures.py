"""Values in a clause that are measured, not agreed: results, inhabitants, bases, quantities."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Figure(NamedTuple):
    """One value of one year.

    Attributes:
        name: What it is: `result`, `base`, `quantity`, or the name of a component such as population.
        party: Whose; empty if it is nobody's in particular.
        value: What the agreement says or expects; None if it says nothing of the year.
        is_money: Whether it is an amount in the unit of the agreement.
        is_positive: Whether it must be above 0, because shares follow from it.
    """

    name: str
    party: str
    value: Fraction | None
    is_money: bool = False
    is_positive: bool = False
