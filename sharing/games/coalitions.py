"""Coalitions as bitmasks: bit i is set when player i takes part."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray


def members(coalition: int) -> tuple[int, ...]:
    """Positions of the players in `coalition`, in rising order.

    >>> members(0b1101)
    (0, 2, 3)
    """
    return tuple(i for i in range(coalition.bit_length()) if coalition >> i & 1)


def players_of(coalition: int, players: Sequence[str]) -> tuple[str, ...]:
    """The names of the players in `coalition`.

    >>> players_of(0b101, ("home", "host", "zone"))
    ('home', 'zone')
    """
    return tuple(players[i] for i in members(coalition))


@lru_cache(maxsize=4096)
def entries(coalition: int, n: int) -> tuple[int, ...]:
    """Who is in: 1 for members, 0 for others, length n.

    >>> entries(0b101, 4)
    (1, 0, 1, 0)
    """
    return tuple(coalition >> i & 1 for i in range(n))


def indicators(coalitions: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """Membership matrix of the given coalitions, shape (len(coalitions), n)."""
    return coalitions[:, None] >> np.arange(n) & 1


def sizes(n: int) -> NDArray[np.uint8]:
    """Number of members of every coalition, shape (2**n,), bitmask order."""
    return np.bitwise_count(np.arange(2**n))


def subset_sums(amounts: Sequence[Any], dtype: Any) -> NDArray[Any]:
    """What every coalition receives, x(S) = sum of x_i over S, shape (2**n,), bitmask order.

    Each player doubles the table: the coalitions with the player repeat those without, plus one amount.

    >>> subset_sums([1, 10], np.int64).tolist()
    [0, 1, 10, 11]
    """
    sums = np.zeros(2 ** len(amounts), dtype=dtype)
    for i, amount in enumerate(amounts):
        np.add(sums[: 2**i], amount, out=sums[2**i : 2 ** (i + 1)])
    return sums
