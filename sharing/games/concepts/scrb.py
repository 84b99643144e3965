"""Separable costs, remaining benefits: the usual rule for the joint costs of water projects."""

from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.game import Game
from sharing.games.separable import separable_benefits


def scrb(game: Game) -> Allocation:
    """Each pays what it causes; the rest is divided like what going alone would cost beyond that.

        charge_i = sc_i + (c(N) - sum of sc_j) (c(i) - sc_i) / sum of (c(j) - sc_j)
        sc_i     = c(N) - c(N without i)

    stated in savings, where c(i) - sc_i is r_i = M_i - v(i):

        x_i = M_i - (sum of M_j - v(N)) r_i / sum of r_j,      M_i = v(N) - v(N without i)

    Where `gately` is defined it is the same split; here it may also be more expensive together than alone.
    Where a participant's benefit b_i limits what it would pay alone, put min(c(i), b_i) into the table of
    costs.

    Args:
        game: Benefits (for a cost game its savings); every remaining benefit r_i >= 0, not all 0.

    Returns:
        Amounts that add up to v(N).

    Raises:
        UndefinedSolution: A remaining benefit is negative, or all are 0. `ensc` is defined.

    Source:
        Ransmeier (1942) on the Tennessee Valley Authority [Ransmeier1942]; Young, Okada, Hashimoto (1982)
        [YoungOkadaHashimoto1982].

    >>> scrb(Game(("a", "b"), [0, 10, 5, 30])).amounts
    (Fraction(35, 2), Fraction(25, 2))
    """
    separable = separable_benefits(game)
    remaining = tuple(m - v for m, v in zip(separable, game.alone(), strict=True))
    total = sum(remaining, start=Fraction(0))
    if min(remaining) < -game.tolerance or total <= game.tolerance:
        stated = ", ".join(f"{name} {rest}" for name, rest in zip(game.players, remaining, strict=True))
        raise UndefinedSolution(f"the remaining benefits give no proportion: {stated}; ensc is defined")
    excess = sum(separable, start=Fraction(0)) - game.worth(game.grand)
    amounts = (m - excess * rest / total for m, rest in zip(separable, remaining, strict=True))
    return Allocation.of(game, "scrb", amounts)
