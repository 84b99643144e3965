"""What follows from an agreement in many draws at once: receipts, outside options, who gains by leaving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sharing.games.rules import zeta_transform
from sharing.scenarios.pools import Paid
from sharing.scenarios.prepared import Leaving, Prepared
from sharing.scenarios.terms import Floats

MAX_CELLS = 2**22
"""Most coalitions x draws that are held at once: 32 MiB."""

BLOCK = 2**20
"""Coalitions x years x draws that are worked on at once, if one year alone does not have more: 8 MiB."""

NARROW = 4
"""Conditions that exclude more parties than this are looked up coalition by coalition."""

Factors = Mapping[int, Floats]
"""Position of a stream -> what multiplies its amounts, shape (1 or years, draws); 1 where it is missing."""


@dataclass(frozen=True)
class Condition:
    """What arises if some take part and others do not.

    Attributes:
        needs, without: Bitmasks of parties.
        secured: What those have of it who leave in a year, the worth of everything from that year on; shape
            (years, draws), or (years, 1) where all draws are alike.
    """

    needs: int
    without: int
    secured: Floats

    @property
    def is_narrow(self) -> bool:
        """Whether few enough are excluded to go through all subsets of them."""
        return self.without.bit_count() <= NARROW

    def met(self, n: int) -> NDArray[np.bool_]:
        """The coalitions that have it, shape (2**n,)."""
        coalitions = np.arange(2**n)
        return np.asarray((coalitions & self.needs == self.needs) & (coalitions & self.without == 0))

    @cached_property
    def corners(self) -> tuple[tuple[int, int], ...]:
        """Coalitions and signs whose sum over all subsets of S is 1 where S has it and 0 elsewhere.

        needs in S and S without W:  sum over the subsets X of W of  (-1)^|X| [needs + X in S]
        """
        found = [(self.needs, 1)]
        for party in range(self.without.bit_length()):
            if self.without >> party & 1:
                found += [(coalition | 1 << party, -sign) for coalition, sign in found]
        return tuple(found)


@dataclass(frozen=True)
class Worlds:
    """An agreement in many draws.

    Attributes:
        prepared: The agreement.
        factors: What multiplies the amounts of the streams.
        draws: How many draws.
    """

    prepared: Prepared
    factors: Factors
    draws: int

    @cached_property
    def _amounts(self) -> list[Floats]:
        """What each base moves, shape (years, draws); (years, 1) where all draws are alike."""
        one = np.ones((1, 1))
        return [base.amounts[:, None] * self.factors.get(base.stream, one) for base in self.prepared.bases]

    @cached_property
    def paid(self) -> Mapping[str, Paid]:
        """Pool -> year -> party -> what it is paid in each draw."""
        return {rule.pool: rule.paid(self._pots(rule.pool)) for rule in self.prepared.pools}

    def _pots(self, pool: str) -> dict[int, Floats]:
        total = np.zeros((len(self.prepared.years), self.draws))
        for base, amounts in zip(self.prepared.bases, self._amounts, strict=True):
            if base.pool == pool and base.arises_together:
                total = total + amounts
        return dict(zip(self.prepared.years, total, strict=True))

    @cached_property
    def receipts(self) -> Floats:
        """x_i(t), shape (parties, years, draws)."""
        parties, years = self.prepared.parties, self.prepared.years
        table = np.zeros((len(parties), len(years), self.draws))
        for base, amounts in zip(self.prepared.bases, self._amounts, strict=True):
            if base.recipient is not None and base.arises_together:
                table[base.recipient] += amounts
        for by_year in self.paid.values():
            for at, split in enumerate(by_year.values()):
                for party, amounts in split.items():
                    table[parties.index(party), at] += amounts
        return table

    @cached_property
    def to_come(self) -> Floats:
        """R_i(t), shape (parties, years, draws)."""
        by_year = self._worths(self.receipts.swapaxes(0, 1))
        return np.ascontiguousarray(by_year.swapaxes(0, 1))

    def _worths(self, by_year: Floats) -> Floats:
        """The worth in each year of the amounts from that year on; the first axis is the years."""
        worths = np.empty_like(by_year)
        worth = np.zeros_like(by_year[0])
        for at in reversed(range(len(by_year))):
            worth = by_year[at] + self.prepared.discounted * worth
            worths[at] = worth
        return worths

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The flows by condition."""
        summed: dict[tuple[int, int, int | None], Floats] = {}
        for base, amounts in zip(self.prepared.bases, self._amounts, strict=True):
            key = (base.needs, base.without, base.exit_after)
            summed[key] = summed[key] + amounts if key in summed else amounts
        years = np.array(self.prepared.years)[:, None]
        return tuple(
            Condition(needs, without, self._worths(amounts) * (years >= (exit_after or 0)))
            for (needs, without, exit_after), amounts in summed.items()
        )

    def owed(self, leaving: Leaving) -> Floats:
        """What a leaver owes by an exit clause in each year, shape (years, draws or 1)."""
        applies = np.array(leaving.applies)[:, None]
        if leaving.pool is None:
            return np.asarray(leaving.fixed[:, None] * applies)
        nothing = np.zeros(self.draws)
        received = np.stack([split.get(leaving.payee, nothing) for split in self.paid[leaving.pool].values()])
        before = np.cumsum(received, axis=0) - received
        lost = np.maximum(0.0, leaving.spent[:, None] - before)
        owed = leaving.fixed[:, None] + lost + leaving.part * np.maximum(0.0, self._worths(received))
        return np.asarray(owed * applies)

    @cached_property
    def dues(self) -> tuple[Floats, ...]:
        """`owed` of every exit clause."""
        return tuple(self.owed(leaving) for leaving in self.prepared.leaving)

    def alone(self) -> Floats:
        """v(i) in every draw, before the first year, shape (parties, draws)."""
        n = len(self.prepared.parties)
        if n == 1:
            return self.to_come[:, 0].copy()
        margins = self.margins(0, 1)[:, 0]
        return np.stack([self.to_come[i, 0] - margins[1 << i] for i in range(n)])

    def by_years(self, last: int | None = None) -> Iterator[tuple[int, Floats]]:
        """The margins of some years at a time, with the position of the first of them, so that they fit.

        Args:
            last: How many years are looked at; by default all.
        """
        years = len(self.prepared.years) if last is None else last
        step = max(1, BLOCK // (2 ** len(self.prepared.parties) * self.draws))
        for first in range(0, years, step):
            yield first, self.margins(first, min(first + step, years))

    def margins(self, first: int, last: int) -> Floats:
        """R_S(t) - v_t(S), shape (2**parties, years, draws); infinite for nobody and for all together.

        Everything is first put at the smallest coalition that it belongs to, and taken away again at those
        that lose it; one zeta transform then adds up over all subsets. The order of the sums does not depend
        on the number of processors.

        Args:
            first: Position of the first year.
            last: Position of the year after the last one.
        """
        n = len(self.prepared.parties)
        margins = np.zeros((2**n, last - first, self.draws))
        for i in range(n):
            margins[1 << i] += self.to_come[i, first:last]
        for condition in self.conditions:
            for coalition, sign in condition.corners if condition.is_narrow else ():
                margins[coalition] -= sign * condition.secured[first:last]
        for leaving, owed in zip(self.prepared.leaving, self.dues, strict=True):
            margins[1 << leaving.leaver] += owed[first:last]
            margins[1 << leaving.leaver | 1 << leaving.left] -= owed[first:last]
        zeta_transform(margins)
        for condition in self.conditions:
            if not condition.is_narrow:
                margins[condition.met(n)] -= condition.secured[first:last]
        margins[[0, -1]] = np.inf
        return margins
