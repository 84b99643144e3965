"""What everybody receives in each draw, and who would gain by leaving; chunks may go to other processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sharing.errors import SharingError
from sharing.scenarios.draws import Uncertainty
from sharing.scenarios.prepared import Prepared
from sharing.scenarios.terms import Floats
from sharing.scenarios.worlds import MAX_CELLS, Worlds

MAX_DRAWS = 200_000
MAX_WORK = 1_000_000_000
"""Most coalitions x years x draws: about a minute on one processor."""

CHUNK = 1_000
Counts = NDArray[np.int64]


class TooManyDraws(SharingError, ValueError):
    """The draws would take too long; the message says how many are possible."""


class WrongDraws(SharingError, ValueError):
    """A number of draws or a seed that cannot be meant."""


@dataclass(frozen=True)
class Plan:
    """Which draws are made.

    Attributes:
        draws: How many.
        seed: The same seed gives the same futures.
        chunk: How many are looked at at once; it depends on the number of parties alone.
    """

    draws: int
    seed: int
    chunk: int

    @classmethod
    def of(cls, prepared: Prepared, draws: int, seed: int) -> Plan:
        """The plan for an agreement.

        Raises:
            WrongDraws: less than one draw, or a negative seed.
            TooManyDraws: they would take minutes.
        """
        if draws < 1:
            raise WrongDraws(f"{draws} draws tell nothing; ask for 1 to {MAX_DRAWS:,}")
        if seed < 0:
            raise WrongDraws(f"seed {seed} is negative; write 0 or more")
        if draws > MAX_DRAWS:
            raise TooManyDraws(f"{draws:,} draws are too many; ask for at most {MAX_DRAWS:,}")
        parties, years = len(prepared.parties), len(prepared.years)
        most = max(1, MAX_WORK // (2**parties * years))
        if draws > most:
            raise TooManyDraws(
                f"{draws:,} draws are too many for {parties} parties and {years} years: "
                f"{2**parties:,} coalitions are looked at in every year of each; ask for at most {most:,}"
            )
        return cls(draws, seed, min(CHUNK, max(1, MAX_CELLS // 2**parties)))

    def chunks(self) -> Iterator[tuple[int, int]]:
        """Number of each chunk and how many draws it has."""
        for at, first in enumerate(range(0, self.draws, self.chunk)):
            yield at, min(self.chunk, self.draws - first)


@dataclass(frozen=True)
class Outcomes:
    """What happened in some draws.

    Attributes:
        totals: X_i, shape (parties, draws).
        alone: v(i) before the first year, shape (parties, draws).
        worst: The most that anybody gains by leaving, alone or together, in any year: shape (draws,); below 0
            when nobody does. In values of the year of leaving.
        leaves: Whether anybody gains by leaving in a year, shape (years, draws).
        objections: In how many draws each coalition gains by leaving in a year, shape (years, 2**parties).
        ever: In how many draws each coalition gains by leaving in some year, shape (2**parties,).
        sources: The factor of each source, its mean over the years if it has several; shape (sources, draws).
    """

    totals: Floats
    alone: Floats
    worst: Floats
    leaves: NDArray[np.bool_]
    objections: Counts
    ever: Counts
    sources: Floats


def outcomes(
    prepared: Prepared, uncertainty: Uncertainty, plan: Plan, executor: Executor | None = None
) -> Outcomes:
    """All draws of a plan; the same numbers whoever works on them.

    Args:
        prepared: The agreement.
        uncertainty: What may turn out differently.
        plan: Which draws.
        executor: Who works on the chunks; by default this process. Any `concurrent.futures.Executor` will do,
            such as that of a Dask client.
    """
    return merged(_in_order(prepared, uncertainty, plan, executor))


def _in_order(
    prepared: Prepared, uncertainty: Uncertainty, plan: Plan, executor: Executor | None
) -> Iterator[Outcomes]:
    if executor is None:
        for chunk, count in plan.chunks():
            yield of_chunk(prepared, uncertainty, plan.seed, chunk, count)
        return
    waiting = [
        executor.submit(of_chunk, prepared, uncertainty, plan.seed, chunk, count)
        for chunk, count in plan.chunks()
    ]
    while waiting:
        yield waiting.pop(0).result()


def of_chunk(prepared: Prepared, uncertainty: Uncertainty, seed: int, chunk: int, count: int) -> Outcomes:
    """The draws of one chunk."""
    drawn = uncertainty.drawn(seed, chunk, count)
    worlds = Worlds(prepared, uncertainty.factors(drawn), count)
    years, coalitions = len(prepared.years), 2 ** len(prepared.parties)
    objections = np.zeros((years, coalitions), dtype=np.int64)
    ever = np.zeros((coalitions, count), dtype=np.bool_)
    leaves = np.zeros((years, count), dtype=np.bool_)
    worst = np.full(count, -np.inf)
    for first, margins in worlds.by_years():
        least = margins.min(axis=0)
        here = slice(first, first + len(least))
        worst = np.maximum(worst, -least.min(axis=0))
        leaves[here] = least < -prepared.tolerance
        if leaves[here].any():
            gains = margins < -prepared.tolerance
            objections[here] = gains.sum(axis=2).T
            ever |= gains.any(axis=1)
    return Outcomes(
        totals=worlds.to_come[:, 0],
        alone=worlds.alone(),
        worst=worst,
        leaves=leaves,
        objections=objections,
        ever=ever.sum(axis=1),
        sources=np.stack([factor.mean(axis=0) for factor in drawn]),
    )


def merged(parts: Iterable[Outcomes]) -> Outcomes:
    """The draws of all parts, in their order."""
    kept: list[tuple[Floats, ...]] = []
    leaves, objections, ever = [], np.zeros((), dtype=np.int64), np.zeros((), dtype=np.int64)
    for part in parts:
        kept.append((part.totals, part.alone, part.worst, part.sources))
        leaves.append(part.leaves)
        objections = objections + part.objections
        ever = ever + part.ever
    totals, alone, worst, sources = (np.concatenate(rows, axis=-1) for rows in zip(*kept, strict=True))
    return Outcomes(totals, alone, worst, np.concatenate(leaves, axis=-1), objections, ever, sources)
