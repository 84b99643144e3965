"""The Owen value: the Shapley value when some players negotiate as one."""

from collections.abc import Iterable
from dataclasses import replace

from sharing.games.allocation import Allocation
from sharing.games.concepts.winter import winter
from sharing.games.game import Game


def owen(game: Game, *, unions: Iterable[Iterable[str]]) -> Allocation:
    """Average marginal contribution over the orders of arrival that keep every union together.

        psi_i = sum over H, T of  |H|! (m - |H| - 1)! / m!  |T|! (p - |T| - 1)! / p!
                               (v(H + T + i) - v(H + T))

    H: some of the m - 1 other unions;  T: some of the p - 1 other members of the player's own union. The
    levels value with one level. Every union alone, or all players in one, gives the Shapley value.

    Args:
        game: Benefits in the unit of account.
        unions: Groups by name; players who are not named stand alone.

    Returns:
        Amounts that add up to v(N). A game of floats is rounded to 12 digits of its largest value.

    Raises:
        ValueError: A player is in two unions, or a name is unknown.

    Source:
        Owen (1977) [Owen1977].

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> owen(majority, unions=[["a", "b"]]).amounts
    (Fraction(1, 2), Fraction(1, 2), Fraction(0, 1))
    """
    return replace(winter(game, levels=[unions]), concept="owen")
