"""One measured figure."""

from __future__ import annotations

from dataclasses import dataclass


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
