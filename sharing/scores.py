"""The points that an agreement is worth to the officials of a side, criterion by criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.assessment import IndicatorCriterion, RevenueCriterion
from sharing.evaluate import ZERO


@dataclass(frozen=True)
class Points:
    """What one criterion is worth to the officials of a side. Amounts are level: the same every year.

    Attributes:
        name: `revenue`, or the id of an indicator.
        criterion: Weight, target, and whether more is better.
        alone: Amount a year without the agreement.
        deal: Ledger -> amount a year under the agreement.
        years: The years over which `deal` is averaged: those with a figure.
        years_alone: The years over which `alone` is averaged.
        alone_is_written: Whether the agreement says what is counted without it, or 0 was taken.
    """

    name: str
    criterion: RevenueCriterion | IndicatorCriterion
    alone: Fraction
    deal: Mapping[str, Fraction]
    years: tuple[int, ...]
    years_alone: tuple[int, ...]
    alone_is_written: bool = True

    def earned(self, amount: Fraction) -> Fraction:
        """100 w amount / target, negative where less is better."""
        return self.full(amount) * self.criterion.weight

    def full(self, amount: Fraction) -> Fraction:
        """The points of an amount if this were all that counts."""
        return 100 * self.criterion.sign * amount / self.criterion.target

    def change(self, ledger: str) -> Fraction:
        """What the agreement adds to the points of a weight of 1."""
        return self.full(self.deal[ledger] - self.alone)


@dataclass(frozen=True)
class Score:
    """What the officials of one side make of the agreement.

    Attributes:
        party: The side.
        money: What it gains by the agreement, as present value.
        points: Its criteria.
        lowered: The criterion whose weight is lowered; None if no indicator is assessed.
    """

    party: str
    money: Fraction
    points: tuple[Points, ...]
    lowered: Points | None

    @property
    def alone(self) -> Fraction:
        """Points a year without the agreement."""
        return sum((each.earned(each.alone) for each in self.points), ZERO)

    def deal(self, ledger: str) -> Fraction:
        """Points a year under the agreement, counted by a ledger."""
        return sum((each.earned(each.deal[ledger]) for each in self.points), ZERO)

    def gain(self, ledger: str) -> Fraction:
        """What signing adds to the points."""
        return self.deal(ledger) - self.alone

    def differs(self, ledger: str) -> bool:
        """Whether officials and the budget choose differently between signing and staying out."""
        return self.money * self.gain(ledger) < 0

    def gain_at(self, ledger: str, weight: Fraction) -> Fraction:
        """What signing adds to the points when the lowered criterion has another weight u.

            D(u) = u c_g + (1 + (w_g - u) / W) * sum over k other than g of  w_k c_k,   W = sum of these w_k

        with c_k the change of the points that a weight of 1 gives. The freed weight w_g - u goes to the other
        criteria in proportion to theirs; without any, to what the agreement does not change.
        """
        if self.lowered is None:
            return self.gain(ledger)
        others = [each for each in self.points if each is not self.lowered]
        rest = sum((each.criterion.weight for each in others), ZERO)
        freed = self.lowered.criterion.weight - weight
        factor = 1 + freed / rest if rest else Fraction(1)
        kept = sum((each.criterion.weight * each.change(ledger) for each in others), ZERO)
        return weight * self.lowered.change(ledger) + factor * kept

    def flip(self, ledger: str) -> Fraction | None:
        """The weight of the lowered criterion at which officials change sides; None if they never do.

        D is linear in the weight, so its root is exact.
        """
        if self.lowered is None:
            return None
        today = self.lowered.criterion.weight
        at_none, at_today = self.gain_at(ledger, ZERO), self.gain_at(ledger, today)
        return today * at_none / (at_none - at_today) if at_none * at_today < 0 else None
