"""What each player adds to all the others: the separable benefit, and in cost games the separable cost."""

from sharing.games.exact_table import Amount
from sharing.games.game import Game


def separable_benefits(game: Game) -> tuple[Amount, ...]:
    """M_i = v(N) - v(N without i), in the order of the players (utopia payoffs).

    >>> separable_benefits(Game(("a", "b"), [0, 10, 5, 30]))
    (Fraction(25, 1), Fraction(20, 1))
    """
    pot = game.worth(game.grand)
    return tuple(pot - game.worth(game.grand ^ 1 << i) for i in range(game.n))
