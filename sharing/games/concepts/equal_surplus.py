"""Everybody keeps what he secures alone, and the rest is divided equally."""

from fractions import Fraction

from sharing.games.allocation import Allocation
from sharing.games.game import Game


def equal_surplus(game: Game) -> Allocation:
    """The outside option and an equal part of what cooperation adds (CIS, centre of the imputation set).

        x_i = v(i) + (v(N) - sum of v(j)) / n

    Ignores all coalitions but the single players and N.

    Args:
        game: Benefits in the unit of account.

    Returns:
        Amounts that add up to v(N).

    Source:
        Driessen and Funaki (1991) [DriessenFunaki1991].

    >>> equal_surplus(Game(("a", "b"), [0, 10, 0, 30])).by_player()
    {'a': Fraction(20, 1), 'b': Fraction(10, 1)}
    """
    alone = game.alone()
    surplus = game.worth(game.grand) - sum(alone, start=Fraction(0))
    return Allocation.of(game, "equal_surplus", (worth + surplus / game.n for worth in alone))
