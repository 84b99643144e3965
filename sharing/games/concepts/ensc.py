"""Everybody keeps what he adds to the others; what is left, or missing, is divided equally."""

from fractions import Fraction

from sharing.games.allocation import Allocation
from sharing.games.game import Game
from sharing.games.separable import separable_benefits


def ensc(game: Game) -> Allocation:
    """The separable benefit and an equal part of the rest (egalitarian non-separable contribution).

        x_i = M_i + (v(N) - sum of M_j) / n,      M_i = v(N) - v(N without i)

    In a cost game: each pays its separable cost, the non-separable cost is divided equally. Ignores all
    coalitions but N and those that lack one player.

    Args:
        game: Benefits in the unit of account.

    Returns:
        Amounts that add up to v(N).

    Source:
        Driessen and Funaki (1991) [DriessenFunaki1991].

    >>> ensc(Game(("a", "b"), [0, 10, 5, 30])).amounts
    (Fraction(35, 2), Fraction(25, 2))
    """
    separable = separable_benefits(game)
    rest = game.worth(game.grand) - sum(separable, start=Fraction(0))
    return Allocation.of(game, "ensc", (own + rest / game.n for own in separable))
