"""The Myerson value: the Shapley value when only linked players can act together."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.allocation import Allocation
from sharing.games.concepts.shapley import shapley
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.structures import neighbours


def myerson(game: Game, *, links: Iterable[Iterable[str]]) -> Allocation:
    """The Shapley value of what coalitions secure when their unconnected parts act apart.

        mu = Shapley value of  v'(S) = sum of v(C) over the connected parts C of S

    Args:
        game: Benefits in the unit of account.
        links: Pairs of names who can deal with each other directly; others only through common partners.

    Returns:
        Amounts; each connected part C of all the players gets exactly v(C), so they add up to v(N) when the
        links connect everybody. A game of floats is rounded to 12 digits of its largest value.

    Raises:
        ValueError: A link that does not join two players, or an unknown name.

    Source:
        Myerson (1977) [Myerson1977].

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> myerson(majority, links=[("a", "b"), ("b", "c")]).amounts
    (Fraction(1, 6), Fraction(2, 3), Fraction(1, 6))
    """
    restricted = apart(game.table.counts, neighbours(game.players, links))
    value = shapley(Game.from_counts(game.players, restricted, game.table.grain))
    return Allocation.of(game, "myerson", value.amounts)


def apart(counts: NDArray[Any], linked: Sequence[int]) -> NDArray[Any]:
    """What every coalition secures as the sum of its connected parts, shape (2**n,).

    Of each coalition the part around its highest player is cut out; the rest lies in the table further down
    and is known already.
    """
    reached = reach(linked)
    total = np.zeros(len(counts), dtype=integer_type(widest(counts) * len(linked)))
    for i in range(len(linked)):
        coalitions = np.arange(2**i, 2 ** (i + 1))
        part = np.full(2**i, 1 << i)
        while (wider := part | reached[part] & coalitions).sum() > part.sum():
            part = wider
        total[coalitions] = counts[part] + total[coalitions ^ part]
    return total


def reach(linked: Sequence[int]) -> NDArray[np.int64]:
    """Everybody who is linked to a member, for every coalition, shape (2**n,)."""
    reached = np.zeros(2 ** len(linked), dtype=np.int64)
    for i, partners in enumerate(linked):
        np.bitwise_or(reached[: 2**i], partners, out=reached[2**i : 2 ** (i + 1)])
    return reached
