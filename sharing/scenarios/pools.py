"""What every pool pays to whom in many draws, year by year, losses included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from contracts.agreement import Agreement
from contracts.terms import Term
from sharing.payouts import bearing
from sharing.scenarios.terms import Floats, Meters, evaluate, together

Paid = Mapping[int, Mapping[str, Floats]]
"""Year -> party -> what a pool pays it, one amount for each draw."""


@dataclass(frozen=True)
class PoolRule:
    """How a pool is divided, whatever flows into it.

    Attributes:
        pool: Which.
        term: What its clauses amount to; of a pool of costs, the burdens.
        sign: -1 for a pool of costs, net of grants.
        holder: Who bears what is not divided.
        negative: carry, claw_back or floor_zero; None counts as claw_back.
    """

    pool: str
    term: Term
    sign: int
    holder: str
    negative: str | None

    @classmethod
    def of(cls, agreement: Agreement, pool: str) -> PoolRule:
        """The rule of a pool of an agreement whose `solution` clauses have their shares."""
        term, is_burden = agreement.term(pool), agreement.is_burden(pool)
        negative = agreement.pools[pool].negative if pool in agreement.pools else None
        sign = -1 if is_burden else 1
        return cls(pool, bearing(term) if is_burden else term, sign, agreement.holder(pool), negative)

    def paid(self, pots: Mapping[int, Floats]) -> Paid:
        """What everybody is paid, given the pots of every year; each split adds up to its pot."""
        meters: Meters = {}
        loss = np.zeros_like(next(iter(pots.values())))
        paid = {}
        for year, pot in pots.items():
            shared, loss = self._shared(self.sign * pot, loss)
            outcome = evaluate(self.term, shared, year, meters)
            meters = outcome.meters
            split = together(outcome.split, {self.holder: self.sign * pot - shared})
            paid[year] = {party: self.sign * amounts for party, amounts in split.items()}
        return paid

    def _shared(self, pot: Floats, loss: Floats) -> tuple[Floats, Floats]:
        """What the clauses divide of a pot, and the loss that is still open (`payouts.LossRule`)."""
        taken_back = np.maximum(0.0, np.minimum(loss, pot))
        if self.negative == "carry":
            is_loss = pot < 0
            return np.where(is_loss, 0.0, pot - taken_back), np.where(is_loss, loss - pot, loss - taken_back)
        if self.negative == "floor_zero":
            return np.maximum(0.0, pot), loss
        return pot - taken_back, loss - taken_back
