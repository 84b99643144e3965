"""The Gately point: everybody has the same reason not to disrupt the agreement."""

from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.game import Game
from sharing.games.separable import separable_benefits

INSTEAD = "equal_surplus is defined"


def gately(game: Game) -> Allocation:
    """The split at which the propensity to disrupt is the same for all.

        what the others lose when i leaves / what i loses = (M_i - x_i) / (x_i - v(i))   equal for all i

        x_i = v(i) + (v(N) - sum of v(j)) (M_i - v(i)) / sum of (M_j - v(j)),      M_i = v(N) - v(N without i)

    Args:
        game: Benefits in the unit of account; v(N) at least the sum of v(i), every M_i at least v(i).

    Returns:
        Amounts that add up to v(N), at least v(i) each.

    Raises:
        UndefinedSolution: A player adds less to the others than it has alone, the players secure more alone
            than together, or nobody adds anything though there is a surplus. `equal_surplus` is defined.

    Source:
        Gately (1974) [Gately1974].

    >>> gately(Game(("a", "b"), [0, 10, 5, 30])).amounts
    (Fraction(35, 2), Fraction(25, 2))
    """
    alone = game.alone()
    gains = tuple(m - v for m, v in zip(separable_benefits(game), alone, strict=True))
    surplus = game.worth(game.grand) - sum(alone, start=Fraction(0))
    total = sum(gains, start=Fraction(0))
    for name, gain in zip(game.players, gains, strict=True):
        if gain < -game.tolerance:
            raise UndefinedSolution(f"{name} adds {-gain} less to the others than it has alone; {INSTEAD}")
    if surplus < -game.tolerance:
        raise UndefinedSolution(f"alone the players secure {-surplus} more than together; {INSTEAD}")
    if total <= game.tolerance < surplus:
        raise UndefinedSolution(f"there is a surplus of {surplus}, but nobody adds any of it; {INSTEAD}")
    part = surplus / total if total > game.tolerance else Fraction(0)
    return Allocation.of(game, "gately", (v + part * gain for v, gain in zip(alone, gains, strict=True)))
