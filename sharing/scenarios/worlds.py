"""What follows from an agreement in many draws at once: receipts, outside options, who gains by leaving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sharing.scenarios.pools import Paid
from sharing.scenarios.prepared import Leaving, Prepared
from sharing.scenarios.terms import Floats

Factors = Mapping[int, Floats]
"""Position of a stream -> what multiplies its amounts, shape (1 or years, draws); 1 where it is missing."""


@dataclass(frozen=True)
class Condition:
    """What arises if some take part and others do not.

    Attributes:
        needs, without: Bitmasks of parties.
        exit_after: It exists only for those who leave in this year or later.
        worth: In each year, of everything from that year on; shape (years, draws).
    """

    needs: int
    without: int
    exit_after: int | None
    worth: Floats


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
        return tuple(Condition(*key, self._worths(amounts)) for key, amounts in summed.items())

    def owed(self, leaving: Leaving) -> Floats:
        """What a leaver owes by an exit clause in each year, shape (years, draws or 1)."""
        if leaving.pool is None:
            return leaving.fixed[:, None]
        nothing = np.zeros(self.draws)
        received = np.stack([split.get(leaving.payee, nothing) for split in self.paid[leaving.pool].values()])
        before = np.cumsum(received, axis=0) - received
        lost = np.maximum(0.0, leaving.spent[:, None] - before)
        return leaving.fixed[:, None] + lost + leaving.part * np.maximum(0.0, self._worths(received))

    @cached_property
    def dues(self) -> tuple[Floats, ...]:
        """`owed` of every exit clause."""
        return tuple(self.owed(leaving) for leaving in self.prepared.leaving)

    def alone(self) -> Floats:
        """v(i) in every draw, before the first year, shape (parties, draws)."""
        margins = self.margins(0)
        n = len(self.prepared.parties)
        if n == 1:
            return self.to_come[:, 0].copy()
        return np.stack([self.to_come[i, 0] - margins[1 << i] for i in range(n)])

    def margins(self, at: int) -> Floats:
        """R_S(t) - v_t(S) in the year at a position, shape (2**parties, draws); infinite for nobody and all.

        Sums are made by `einsum`, whose order does not depend on the machine's number of processors.
        """
        n = len(self.prepared.parties)
        coalitions = np.arange(2**n)
        columns = [(coalitions >> i & 1).astype(np.float64) for i in range(n)]
        rows = [self.to_come[i, at] for i in range(n)]
        for condition in self.conditions:
            if condition.exit_after is None or condition.exit_after <= self.prepared.years[at]:
                has_needs = coalitions & condition.needs == condition.needs
                columns.append(-(has_needs & (coalitions & condition.without == 0)).astype(np.float64))
                rows.append(np.broadcast_to(condition.worth[at], (self.draws,)))
        for leaving, owed in zip(self.prepared.leaving, self.dues, strict=True):
            if leaving.applies[at]:
                leaves = (coalitions >> leaving.leaver & 1) & ~(coalitions >> leaving.left) & 1
                columns.append(leaves.astype(np.float64))
                rows.append(np.broadcast_to(owed[at], (self.draws,)))
        margins: Floats = np.einsum("sk,kd->sd", np.stack(columns, axis=1), np.stack(rows))
        margins[[0, -1]] = np.inf
        return margins
