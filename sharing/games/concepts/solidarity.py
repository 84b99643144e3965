"""The solidarity value: the weaker members of a coalition share in what the stronger ones add."""

import math
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.allocation import Allocation
from sharing.games.coalitions import sizes
from sharing.games.concepts.shapley import sums_by_size
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game


def solidarity(game: Game) -> Allocation:
    """Over all orders of arrival, each receives what the members of the coalition it joins add on average.

        psi_i = sum over T with i of  (n - |T|)! (|T| - 1)! / n!  A(T),
        A(T)  = 1 / |T|  sum over k in T of  (v(T) - v(T without k))

    A player who adds nothing still gets a part.

    Args:
        game: Benefits in the unit of account.

    Returns:
        Amounts that add up to v(N). A game of floats is rounded to 12 digits of its largest value.

    Source:
        Nowak and Radzik (1994) [NowakRadzik1994].

    >>> brothers = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 0, 0, 1])
    >>> solidarity(brothers).amounts
    (Fraction(7, 18), Fraction(7, 18), Fraction(2, 9))
    """
    n, table = game.n, game.table
    sums = sums_by_size(joint_gains(table.counts, n), n).tolist()
    weights = [Fraction(1, t * t * math.comb(n, t)) for t in range(1, n + 1)]
    amounts = (sum(total * w for total, w in zip(own[1:], weights, strict=True)) for own in sums)
    return Allocation.of(game, "solidarity", (amount * table.grain for amount in amounts))


def joint_gains(counts: NDArray[Any], n: int) -> NDArray[Any]:
    """|T| A(T), what the members of each coalition add to it one by one, shape (2**n,)."""
    gains: NDArray[Any] = counts.astype(integer_type(2 * n * widest(counts) << n), copy=False) * sizes(n)
    for i in range(n):
        gains.reshape(-1, 2, 2**i)[:, 1] -= counts.reshape(-1, 2, 2**i)[:, 0]
    return np.asarray(gains)
