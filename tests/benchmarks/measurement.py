"""One measured figure, and how it is taken."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Measurement:
    """The median of some runs.

    Attributes:
        what: What was measured.
        unit: s, MiB or x (a ratio).
        value: The median.
        low, high: The range of the runs.
        target: What was promised; None when nothing was.
        peer: The same for the peer in the same run, if there is one.
    """

    what: str
    unit: str
    value: float
    low: float
    high: float
    target: float | None = None
    peer: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the peer takes as long."""
        return self.peer / self.value if self.peer is not None else None


def timed(what: str, work: Callable[[], object], target: float | None, runs: int = 7) -> Measurement:
    """The median of some runs, after one that is not counted."""
    seconds = []
    for _ in range(runs + 1):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return Measurement(what, "s", median(seconds[1:]), min(seconds[1:]), max(seconds[1:]), target)
