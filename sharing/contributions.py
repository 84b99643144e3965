"""What a party adds to the coalitions it joins, for all coalitions at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games import Game


def contributions(game: Game, player: str) -> NDArray[Any]:
    """v(S + i) - v(S) for every coalition S without the player, as integers times the grain of the table."""
    without, joined = _split(game.table.counts, game.players.index(player))
    added: NDArray[Any] = joined - without
    return added


def adds_nothing(game: Game, player: str) -> bool:
    """Whether the player changes the worth of no coalition (null player).

    >>> adds_nothing(Game(("a", "b"), [0, 10, 0, 10]), "b")
    True
    """
    return not np.any(contributions(game, player) != 0)


def adds_nothing_beyond_itself(game: Game, player: str) -> bool:
    """Whether the player adds no more than it has alone to any coalition.

    >>> adds_nothing_beyond_itself(Game(("a", "b"), [0, 10, 5, 15]), "b")
    True
    """
    added = contributions(game, player)
    return not np.any(added > added[0])


def are_symmetric(game: Game, one: str, other: str) -> bool:
    """Whether two players add the same to every coalition that contains neither.

    >>> are_symmetric(Game(("a", "b"), [0, 5, 5, 30]), "a", "b")
    True
    """
    low, high = sorted((game.players.index(one), game.players.index(other)))
    without_high, with_high = _split(game.table.counts, high)
    (_, only_low), (only_high, _) = _split(without_high, low), _split(with_high, low)
    return not np.any(only_low != only_high)


def _split(counts: NDArray[Any], player: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The coalitions without and with a player, in the same order."""
    pairs = counts.reshape(-1, 2, 2**player)
    return pairs[:, 0].ravel(), pairs[:, 1].ravel()
