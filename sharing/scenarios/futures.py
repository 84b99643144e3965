"""The same futures for one formula after the other: in how many of them nobody gains by leaving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from contracts.agreement import Agreement
from sharing.case import Case
from sharing.flows import Flow
from sharing.scenarios.draws import Uncertainty
from sharing.scenarios.outcomes import Plan
from sharing.scenarios.prepared import Prepared, prepared
from sharing.scenarios.terms import Floats
from sharing.scenarios.worlds import Worlds
from sharing.solved import solved


class Leave(NamedTuple):
    """Somebody may leave in one of the futures.

    Attributes:
        draw: Which future.
        year: Position of the year.
        coalition: Who, as bitmask.
    """

    draw: int
    year: int
    coalition: int


@dataclass(frozen=True)
class Look:
    """What becomes of one formula.

    Attributes:
        gains: The most that anybody gains by leaving, shape (draws,); below 0 when nobody does.
        years, coalitions: When, and who; shape (draws,).
        tolerance: A gain below this is none.
    """

    gains: Floats
    years: NDArray[np.int64]
    coalitions: NDArray[np.int64]
    tolerance: float

    @property
    def holding(self) -> int:
        """In how many futures nobody gains by leaving."""
        return int((self.gains <= self.tolerance).sum())

    @property
    def shortfall(self) -> float:
        """What all futures together lack."""
        return float(np.maximum(0.0, self.gains - self.tolerance).sum())

    def nearest(self, count: int) -> Iterator[Leave]:
        """Of the `count` futures that fail by least: for everybody who leaves, the one that fails most."""
        failing = np.flatnonzero(self.gains > self.tolerance)
        chosen = failing[np.argsort(self.gains[failing], kind="stable")][:count]
        worst: dict[tuple[int, int], int] = {}
        for draw in chosen.tolist():  # rising, so the last one stays
            worst[int(self.years[draw]), int(self.coalitions[draw])] = draw
        return (Leave(draw, year, coalition) for (year, coalition), draw in worst.items())


@dataclass(frozen=True)
class Futures:
    """Futures that are drawn once.

    Attributes:
        uncertainty: What may turn out differently.
        plan: Which futures.
        flows: The flows of the agreement, which no formula changes.
        years: How many of the years are looked at, from the first.
    """

    uncertainty: Uncertainty
    plan: Plan
    flows: tuple[Flow, ...]
    years: int

    @classmethod
    def of(cls, case: Case, draws: int, seed: int, at_signing: bool) -> Futures:
        """The futures of an agreement.

        Raises:
            NoUncertainty: no stream is uncertain.
            WrongDraws, TooManyDraws: the draws cannot be meant, or would take too long.
        """
        uncertainty = Uncertainty.of(case.agreement)
        plan = Plan.of(prepared(case.agreement, case.flows), draws, seed)
        return cls(uncertainty, plan, case.flows, 1 if at_signing else len(case.agreement.years))

    @cached_property
    def _factors(self) -> Mapping[int, Floats]:
        """The factors of all futures, side by side."""
        chunks = [
            self.uncertainty.factors(self.uncertainty.drawn(self.plan.seed, at, count))
            for at, count in self.plan.chunks()
        ]
        return {stream: np.concatenate([chunk[stream] for chunk in chunks], axis=1) for stream in chunks[0]}

    def _ready(self, agreement: Agreement) -> Prepared:
        return prepared(solved(agreement, self.flows), self.flows)

    def _worlds(self, ready: Prepared, draws: NDArray[np.int64]) -> Worlds:
        return Worlds(ready, {stream: rows[:, draws] for stream, rows in self._factors.items()}, len(draws))

    def look(self, agreement: Agreement) -> Look:
        """What becomes of a formula in all futures."""
        ready = self._ready(agreement)
        first = range(0, self.plan.draws, self.plan.chunk)
        parts = [self._look(ready, np.arange(at, min(at + self.plan.chunk, self.plan.draws))) for at in first]
        gains, years, coalitions = zip(*parts, strict=True)
        return Look(np.concatenate(gains), np.concatenate(years), np.concatenate(coalitions), ready.tolerance)

    def _look(
        self, ready: Prepared, draws: NDArray[np.int64]
    ) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
        worlds = self._worlds(ready, draws)
        gains = np.full(len(draws), -np.inf)
        years, coalitions = np.zeros(len(draws), dtype=np.int64), np.zeros(len(draws), dtype=np.int64)
        places = np.arange(len(draws))
        for first, margins in worlds.by_years(self.years):
            least = margins.min(axis=0)
            at = least.argmin(axis=0)
            found = -least[at, places]
            is_more = found > gains
            who = margins[:, at, places].argmin(axis=0)
            gains = np.where(is_more, found, gains)
            years = np.where(is_more, first + at, years)
            coalitions = np.where(is_more, who, coalitions)
        return gains, years, coalitions

    def margins(self, agreement: Agreement, leaving: Sequence[Leave]) -> list[float]:
        """R_S(t) - v_t(S) in single futures."""
        draws, places = np.unique([leave.draw for leave in leaving], return_inverse=True)
        worlds = self._worlds(self._ready(agreement), draws)
        by_year = {at: worlds.margins(at, at + 1)[:, 0] for at in {leave.year for leave in leaving}}
        return [
            float(by_year[leave.year][leave.coalition, place])
            for leave, place in zip(leaving, places.tolist(), strict=True)
        ]
