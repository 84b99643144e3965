"""What a party adds to the coalitions it joins."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sharing.games import Game


def contributions(game: Game, player: str) -> Iterator[Fraction]:
    """v(S + i) - v(S) for every coalition S without the player, exact."""
    bit = game.coalition(player)
    return (
        Fraction(game.worth(S | bit)) - Fraction(game.worth(S)) for S in range(game.grand + 1) if not S & bit
    )


def adds_nothing(game: Game, player: str) -> bool:
    """Whether the player changes the worth of no coalition (null player).

    >>> adds_nothing(Game(("a", "b"), [0, 10, 0, 10]), "b")
    True
    """
    return all(added == 0 for added in contributions(game, player))


def adds_nothing_beyond_itself(game: Game, player: str) -> bool:
    """Whether the player adds no more than it has alone to any coalition.

    >>> adds_nothing_beyond_itself(Game(("a", "b"), [0, 10, 5, 15]), "b")
    True
    """
    alone = Fraction(game.worth(game.coalition(player)))
    return all(added <= alone for added in contributions(game, player))


def are_symmetric(game: Game, one: str, other: str) -> bool:
    """Whether two players add the same to every coalition that contains neither.

    >>> are_symmetric(Game(("a", "b"), [0, 5, 5, 30]), "a", "b")
    True
    """
    a, b = game.coalition(one), game.coalition(other)
    return all(game.worth(S | a) == game.worth(S | b) for S in range(game.grand + 1) if not S & (a | b))
