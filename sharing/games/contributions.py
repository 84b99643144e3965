"""What a player adds to every coalition of the others, all at once, in grains."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def with_and_without(counts: NDArray[Any], i: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The values of the coalitions without and with player i, both of shape (2**(n-1),).

    Position k is the same coalition of the others in both; `joined` gives its bitmask.
    """
    pairs = counts.reshape(-1, 2, 2**i)
    return pairs[:, 0].reshape(-1), pairs[:, 1].reshape(-1)


def contributions(counts: NDArray[Any], i: int) -> NDArray[Any]:
    """v(S + i) - v(S) for the coalitions S without player i, shape (2**(n-1),).

    >>> contributions(np.array([0, 10, 5, 30]), 1).tolist()
    [5, 20]
    """
    without, joined = with_and_without(counts, i)
    return np.asarray(joined - without)


def without_player(position: int, i: int) -> int:
    """The bitmask of the coalition that stands at a position of the table without player i.

    >>> bin(without_player(0b110, 1))
    '0b1100'
    """
    low = (1 << i) - 1
    return (position & low) | (position & ~low) << 1
