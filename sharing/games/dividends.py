"""Harsanyi dividends: what a coalition adds beyond all its parts."""

from typing import Any

from numpy.typing import NDArray

from sharing.games.exact_table import integer_type, widest


def dividends(counts: NDArray[Any]) -> NDArray[Any]:
    """The amounts d(T) whose sum over the subsets T of a coalition S is v(S).

    Args:
        counts: v(S) in integers, shape (2**n,), bitmask order.

    Returns:
        Integers, same shape and order.

    >>> import numpy as np
    >>> dividends(np.array([0, 10, 5, 30])).tolist()
    [0, 10, 5, 15]
    """
    n = len(counts).bit_length() - 1
    added: NDArray[Any] = counts.astype(integer_type(widest(counts) << n), copy=True)
    for i in range(n):
        pairs = added.reshape(-1, 2, 2**i)
        pairs[:, 1] -= pairs[:, 0]
    return added
