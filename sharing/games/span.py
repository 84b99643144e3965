"""Which coalitions are tied down once some others are: the linear span of indicator vectors, in integers.

When the joint amounts of some coalitions are settled, so are those of every coalition whose indicator is a
linear combination of theirs. The span is kept by its orthogonal vectors w: S lies in it iff w(S) = 0 for
each.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import entries, indicators
from sharing.games.exact_table import integer_type

CHUNK = 2**16
"""Coalitions whose membership matrix is written down at a time."""


class Span:
    """The span of the coalitions added so far, among `n` players.

    >>> span = Span(3)
    >>> span.add(0b111), span.add(0b001), span.add(0b110)
    (True, True, False)
    """

    def __init__(self, n: int) -> None:
        self.n = n
        self.orthogonal = [[int(i == j) for j in range(n)] for i in range(n)]

    @property
    def is_everything(self) -> bool:
        """Whether every coalition is tied down."""
        return not self.orthogonal

    def add(self, coalition: int) -> bool:
        """Settle one more coalition; False when it was in the span already."""
        return self.add_vector(entries(coalition, self.n))

    def add_vector(self, vector: Sequence[int]) -> bool:
        """Settle one more weighted sum of amounts; False when it was in the span already."""
        members = [(i, a) for i, a in enumerate(vector) if a]
        sums = [sum(w[i] * a for i, a in members) for w in self.orthogonal]
        pivot = next((k for k, total in enumerate(sums) if total), None)
        if pivot is None:
            return False
        lead, scale = self.orthogonal.pop(pivot), sums.pop(pivot)
        self.orthogonal = [
            reduced([scale * a - total * b for a, b in zip(w, lead, strict=True)]) if total else w
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

    def holds_vector(self, vector: Sequence[int]) -> bool:
        """Whether a weighted sum of amounts is tied down."""
        return not any(sum(a * b for a, b in zip(w, vector, strict=True)) for w in self.orthogonal)

    def halves(self, low_players: int) -> "Halves":
        """The span as pairs of a set of the first players and a set of the others: 2**n tests by a lookup.

        S lies in the span iff w(low players of S) = -w(high players of S) for every orthogonal w. Each half
        is given a number that stands for its vector of sums; equal numbers, equal vectors.
        """
        vectors = np.array(self.orthogonal, dtype=integer_type(self.reach())).reshape(-1, self.n)
        low = combinations(vectors[:, :low_players])
        high = combinations(-vectors[:, low_players:])
        numbers = numbered(np.vstack([low, high]))
        return Halves(numbers[: len(low)], numbers[len(low) :])

    def reach(self) -> int:
        """How large w(S) can become."""
        return max((sum(map(abs, w)) for w in self.orthogonal), default=0)


class Halves:
    """Coalition S lies in the span iff low[S of the low players] == high[S of the high players].

    Args:
        low: Numbers of the sets of low players, shape (2**low_players,).
        high: Numbers of the sets of high players, shape (2**(n - low_players),).
    """

    def __init__(self, low: NDArray[np.int64], high: NDArray[np.int64]) -> None:
        self.low, self.high = low, high
        self.order = np.argsort(low, kind="stable")
        ranked = low[self.order]
        self.begin = np.searchsorted(ranked, high, side="left").tolist()
        self.end = np.searchsorted(ranked, high, side="right").tolist()

    def in_block(self, k: int) -> NDArray[np.intp]:
        """The sets of low players that lie in the span together with the k-th set of high players."""
        return self.order[self.begin[k] : self.end[k]]


def combinations(vectors: NDArray[Any]) -> NDArray[Any]:
    """w(S) of every set S of the players, shape (2**players, number of vectors)."""
    sums = np.zeros((2 ** vectors.shape[1], len(vectors)), dtype=vectors.dtype)
    for i, amounts in enumerate(vectors.T):
        np.add(sums[: 2**i], amounts, out=sums[2**i : 2 ** (i + 1)])
    return sums


def numbered(rows: NDArray[Any]) -> NDArray[np.int64]:
    """One number per row, the same for equal rows and only for those."""
    if rows.dtype != object:
        factors = np.random.default_rng(rows.shape[1]).integers(-(2**62), 2**62, rows.shape[1])
        mixed: NDArray[np.int64] = rows @ factors  # modulo 2**64
        order = np.argsort(mixed, kind="stable")
        ahead, behind = order[1:], order[:-1]
        same = mixed[ahead] == mixed[behind]
        if (rows[ahead[same]] == rows[behind[same]]).all():
            return mixed
    numbers: dict[tuple[int, ...], int] = {}
    return np.array([numbers.setdefault(tuple(row), len(numbers)) for row in rows.tolist()])


def reduced(vector: list[Any]) -> list[Any]:
    """The same direction in the smallest integers."""
    divisor = math.gcd(*vector)
    return [a // divisor for a in vector]
