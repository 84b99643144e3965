"""What is asked of a counter-proposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Wish:
    """What is asked for.

    Attributes:
        step: Of shares and rates: 1/100, 1/20, 1/10; divides the whole.
        only: The numbers that may move; by default all shares of all tables.
        keep: Party -> least present value that it must receive.
        target: A solution concept whose amounts are to be come near to, instead of the offer.
        weights: Name of a number -> how much a step of it counts; 1 for those that are not named.
        count: How many proposals.
        equal_for: The party for which all proposals are to be worth the same.
        at_signing: Whether only leaving before the first year is looked at.
        robust: The part of the futures in which nobody may gain by leaving; None looks at no futures.
        draws, seed: How many futures, and which.
    """

    step: Fraction = Fraction(1, 100)
    only: tuple[str, ...] = ()
    keep: Mapping[str, Fraction] = field(default_factory=dict)
    target: str | None = None
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    count: int = 1
    equal_for: str | None = None
    at_signing: bool = False
    robust: Fraction | None = None
    draws: int = 2000
    seed: int = 1
