"""The least money from outside that keeps everybody in, if it is paid at given times, and who gets it.

Money is paid only to those who stay, and only as long as they stay; so in every year t each group S needs

    R_S(t) + money still to come to S from t on  >=  v_t(S)

Two situations are told apart: any split of what there is (the shares are open), and the formula as written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from sharing.bridge import worth_in
from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.games import Game
from sharing.games.coalitions import players_of
from sharing.games.money_on_top import Gifts, OnTop, on_top
from sharing.games.outside_money import Demand, Left, Rows, TooLate, asking, one_split, scale_of
from sharing.negotiate.paying_times import Times

Paid = Mapping[int, Mapping[str, Fraction]]
"""Year -> party -> what it receives beside what the agreement gives it today; below 0 if it pays."""


@dataclass(frozen=True)
class Asked:
    """What a group asks for.

    Attributes:
        members: Who.
        year: At whose start they would leave.
        times: How often it counts.
        amount: What they secure (any split) or lack (as written), worth in the year.
    """

    members: tuple[str, ...]
    year: int
    times: Fraction
    amount: Fraction


@dataclass(frozen=True)
class Money:
    """The least money of its times.

    Attributes:
        first: The first payment.
        paid: One way of paying it.
        total: All payments from outside, or by the payer, added up.
        worth: Their worth in the first year.
        because: What forbids to pay less; empty when nothing is needed.
        ranges: Party -> the least and the most of the first payment that it can get when everybody stays;
            empty where the split is open.
    """

    first: Fraction
    paid: Paid
    total: Fraction
    worth: Fraction
    because: tuple[Asked, ...]
    ranges: Mapping[str, tuple[Fraction, Fraction]] = field(default_factory=dict)


@dataclass(frozen=True)
class LeavesLater:
    """No money of these times is enough: somebody leaves after the last payment.

    Attributes:
        members: Who lacks most; all parties where no split of what is left holds.
        year, lacks: When, and how much, worth in the year.
    """

    members: tuple[str, ...]
    year: int
    lacks: Fraction


@dataclass(frozen=True)
class CannotPay:
    """The payer would leave itself before it had paid enough.

    Attributes:
        lacks: Worth, in the first year, of what would have to come from elsewhere beside.
    """

    lacks: Fraction


Answer = Money | LeavesLater | CannotPay


@dataclass(frozen=True)
class Needs:
    """What keeps everybody in.

    Attributes:
        case: The agreement.
        payer: The party that pays out of what it receives; None is somebody outside.
        red_lines: Party -> least present value that it accepts.
        at_signing: Whether only leaving before the first year is looked at.
    """

    case: Case
    payer: str | None = None
    red_lines: Mapping[str, Fraction] = field(default_factory=dict)
    at_signing: bool = False

    @property
    def years(self) -> tuple[int, ...]:
        """The years at whose start somebody might leave."""
        years = tuple(self.case.agreement.years)
        return years[:1] if self.at_signing else years

    @cached_property
    def games(self) -> tuple[Game, ...]:
        """What every group secures by leaving then; in the first year, or its red line."""
        first, *later = (self.case.game_in(year) for year in self.years)
        return (asking(first, self.red_lines) if self.red_lines else first, *later)

    @cached_property
    def received(self) -> Rows:
        """R_i(t), what everybody has still to come."""
        parties = self.case.parties
        return tuple(tuple(self.case.still_to_come(party, year) for party in parties) for year in self.years)

    @cached_property
    def left(self) -> Left:
        """What is left each year, and whether it can be divided."""
        return Left.of(self.games)

    @cached_property
    def last_open(self) -> int:
        """The last year in which no split of what is left holds; the first year if there is none."""
        lacking = [year for year, lacks in zip(self.years, self.left.missing, strict=True) if lacks]
        return max(lacking, default=self.years[0])

    @cached_property
    def last_left(self) -> int:
        """The last year in which somebody gains by leaving the formula as written, or the first year."""
        leaving = [year for year in self.years if self.case.leavers_in(year)]
        return max(leaving, default=self.years[0])

    def any_split(self, times: Times) -> Answer:
        """The least money if what there is may be divided in any way."""
        weights = self._weights(times)
        found = scale_of(self.left, weights, self._factor)
        if isinstance(found, TooLate):
            return self._later(found)
        money = [found.total * weight for weight in weights]
        rows = one_split(self.left, self.received, money, self._factor)
        return self._money(found.total, times, rows, found.because)

    def open_later(self, times: Times) -> LeavesLater | None:
        """When no split of what is left holds whatever is paid at these times."""
        found = scale_of(self.left, self._weights(times), self._factor)
        return self._later(found) if isinstance(found, TooLate) else None

    def as_written(self, times: Times) -> Answer:
        """The least money beside the formula as it is written."""
        found = on_top(self.games, self.received, self._weights(times), self._factor)
        if isinstance(found, TooLate):
            return self._later(found)
        gifts = found.least() if self.payer is None else found.paid_by(self.payer)
        if not isinstance(gifts, Gifts):
            return CannotPay(gifts * found.paid[0])
        rows = tuple(tuple(times.weights[year] * z for z in gifts.amounts) for year in self.years)
        answer = self._money(gifts.total, times, rows, gifts.because)
        return replace(answer, ranges=self._ranges(found, gifts)) if self.payer is None else answer

    def _ranges(self, found: OnTop, gifts: Gifts) -> Mapping[str, tuple[Fraction, Fraction]]:
        if not gifts.total:
            return dict.fromkeys(self.case.parties, (ZERO, ZERO))
        return found.range_of(gifts.total).by_player()

    @property
    def _factor(self) -> Fraction:
        return 1 / (1 + self.case.agreement.discount)

    def _weights(self, times: Times) -> list[Fraction]:
        """What is paid in each year; at signing, its worth then."""
        if self.at_signing:
            return [worth_in(self.case.agreement, times.weights, self.years[0])]
        return list(times.weights.values())

    def _money(self, first: Fraction, times: Times, rows: Rows, because: Sequence[Demand]) -> Money:
        by_year = {year: first * weight for year, weight in times.weights.items()}
        named = (dict(zip(self.case.parties, row, strict=True)) for row in rows)
        paid = {year: row for year, row in zip(self.years, named, strict=True) if any(row.values())}
        worth = worth_in(self.case.agreement, by_year, self.years[0])
        asked = tuple(self._asked(demand) for demand in because)
        return Money(first, paid, sum(by_year.values(), ZERO), worth, asked)

    def _asked(self, demand: Demand) -> Asked:
        return Asked(self._named(demand.coalition), self.years[demand.period], demand.weight, demand.amount)

    def _later(self, found: TooLate) -> LeavesLater:
        return LeavesLater(self._named(found.coalition), self.years[found.period], found.lacks)

    def _named(self, coalition: int) -> tuple[str, ...]:
        return players_of(coalition, self.case.parties)
