"""Which coalitions are tied down once some others are: the linear span of indicator vectors, in integers.

When the joint amounts of some coalitions are settled, so are those of every coalition whose indicator is a
linear combination of theirs. The span is kept by its orthogonal vectors w: S lies in it iff w(S) = 0 for
each.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import indicators, members, subset_sums
from sharing.games.exact_table import integer_type

FACTOR, MODULUS = 7919, 10007
"""Primes that mix the orthogonal vectors into one: any choice is correct, a good one sifts well."""

CHUNK = 2**16
"""Coalitions whose membership matrix is written down at a time."""


class Span:
    """The span of the coalitions added so far, among `n` players.

    >>> span = Span(3)
    >>> span.add(0b111), span.add(0b001), span.add(0b110)
    (True, True, False)
    """

    def __init__(self, n: int) -> None:
        self.orthogonal = [[int(i == j) for j in range(n)] for i in range(n)]

    @property
    def is_everything(self) -> bool:
        """Whether every coalition is tied down."""
        return not self.orthogonal

    def add(self, coalition: int) -> bool:
        """Settle one more coalition; False when it was in the span already."""
        sums = [sum(w[i] for i in members(coalition)) for w in self.orthogonal]
        pivot = next((k for k, total in enumerate(sums) if total), None)
        if pivot is None:
            return False
        lead, scale = self.orthogonal.pop(pivot), sums.pop(pivot)
        self.orthogonal = [
            reduced([scale * a - total * b for a, b in zip(w, lead, strict=True)])
            for w, total in zip(self.orthogonal, sums, strict=True)
        ]
        return True

    def holds(self, coalitions: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the given coalitions lie in the span, shape (len(coalitions),)."""
        if not self.orthogonal:
            return np.ones(len(coalitions), dtype=bool)
        vectors = np.array(self.orthogonal, dtype=integer_type(self.reach()))
        parts = np.array_split(coalitions, len(coalitions) // CHUNK + 1)
        sums = (indicators(part, vectors.shape[1]) @ vectors.T for part in parts)
        return np.concatenate([~part.any(axis=1) for part in sums]).astype(bool)

    def coalitions(self, n: int) -> NDArray[np.int64]:
        """All coalitions in the span, rising.

        One mixed vector sifts the 2**n coalitions; those that pass are then tested against every vector, so
        the mixture decides how long this takes but never what it answers.
        """
        everyone: NDArray[np.int64] = np.arange(2**n)
        if not self.orthogonal:
            return everyone
        factors = [FACTOR**k % MODULUS for k in range(n)]
        mixture = [sum(f * w[i] for f, w in zip(factors, self.orthogonal, strict=False)) for i in range(n)]
        sifted = np.flatnonzero(subset_sums(mixture, integer_type(MODULUS * n * self.reach())) == 0)
        return sifted if len(self.orthogonal) == 1 else sifted[self.holds(sifted)]

    def reach(self) -> int:
        """How large w(S) can become."""
        return max(sum(map(abs, w)) for w in self.orthogonal)


def reduced(vector: list[Any]) -> list[Any]:
    """The same direction in the smallest integers."""
    divisor = math.gcd(*vector)
    return [a // divisor for a in vector]
