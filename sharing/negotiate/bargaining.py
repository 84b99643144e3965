"""What an offer says about the bargain behind it: implied powers, implied weights, distance from fairness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sharing.case import Case
from sharing.division import SHOWN, divisions
from sharing.evaluate import ZERO
from sharing.remedies import pooled


@dataclass(frozen=True)
class Distance:
    """How far the offer is from one fair division.

    Attributes:
        name, title: Of the solution concept.
        surplus: Party -> what the offer gives it beyond the division; negative, what it lacks. None when
            the concept is not defined for this agreement.
        undefined: Why it is not.
    """

    name: str
    title: str
    surplus: Mapping[str, Fraction] | None
    undefined: str = ""

    @property
    def moved(self) -> Fraction:
        """The money that would change hands to reach the division; what the offer leaves out counts half."""
        return sum((abs(amount) for amount in (self.surplus or {}).values()), ZERO) / 2


@dataclass(frozen=True)
class Bargain:
    """What the offer implies.

    Attributes:
        gain: v(N) - sum of v(i), what all gain together by the agreement, present value.
        powers: Party -> its part of that gain; adds up to 1. None when there is no gain to divide.
        pot: Present value of the common pools of income.
        weights: Party -> its part of the pools; adds up to 1. None when the pools hold nothing, or
            somebody pays more into others' shares than it gets.
        distances: One for each fair division.
    """

    gain: Fraction
    powers: Mapping[str, Fraction] | None
    pot: Fraction
    weights: Mapping[str, Fraction] | None
    distances: tuple[Distance, ...]


def bargain(case: Case) -> Bargain:
    """The bargaining powers and contribution weights under which the offer would be the outcome.

        a_i = (X_i - v(i)) / (v(N) - sum of v(j)),      w_i = (X_i from the pools) / (all pools)

    With powers a the offer is the weighted Nash bargaining solution between staying alone and all together;
    with weights w it is what a split by contribution, or by an index of need, would give.

    >>> from contracts import load
    >>> case = Case.of(load("examples/zibo/twenty-years-from-recovery.yaml"))
    >>> {party: str(power) for party, power in (bargain(case).powers or {}).items()}
    {'home': '12/23', 'host': '11/23'}
    """
    alone = {party: case.alone(party) for party in case.parties}
    gain = sum(case.totals.values(), ZERO) - sum(alone.values(), ZERO)
    powers = {party: (case.totals[party] - alone[party]) / gain for party in alone} if gain > 0 else None
    pot, weights = _weights(case)
    return Bargain(gain, powers, pot, weights, distances(case))


def _weights(case: Case) -> tuple[Fraction, Mapping[str, Fraction] | None]:
    received = {party: pooled(case, (party,)) for party in case.parties}
    pot = next(iter(received.values()))[0]
    if pot <= 0 or any(part < 0 for _, part in received.values()):
        return pot, None
    return pot, {party: part / pot for party, (_, part) in received.items()}


def distances(case: Case) -> tuple[Distance, ...]:
    """How far the offer is from each division that `feidi split` shows."""
    found = []
    for division in divisions(case.game, SHOWN):
        surplus = None
        if division.amounts is not None:
            surplus = {
                party: case.totals[party] - Fraction(division.amounts[party]) for party in case.parties
            }
        found.append(Distance(division.name, division.title, surplus, division.undefined))
    return tuple(found)
