"""The egalitarian solution of convex games: equal shares, as far as the strongest coalitions allow."""

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.coalitions import members, sizes
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.properties.convex import convex
from sharing.games.structures import subsets


def dutta_ray(game: Game) -> Allocation:
    """The coalition with the highest average takes it, each member the same; then the rest do likewise.

        S_1 = largest maximiser of v(S) / |S|,      x_i = v(S_1) / |S_1| for its members;
        then the same for  v(S_1 + S) - v(S_1)  among the others, and so on

    In a convex game this is the split in the core that Lorenz-dominates every other one. Not covariant.

    Args:
        game: Benefits in the unit of account, convex.

    Returns:
        Amounts that add up to v(N). A game of floats is rounded to 12 digits of its largest value.

    Raises:
        UndefinedSolution: The game is not convex; the message names two coalitions. `egalitarian_core` is
            defined whenever there is a core.

    Source:
        Dutta and Ray (1989) [DuttaRay1989].

    >>> dutta_ray(Game(("a", "b", "c"), [0, 20, 0, 26, 0, 20, 0, 36])).amounts
    (Fraction(20, 1), Fraction(8, 1), Fraction(8, 1))
    """
    judged = convex(game)
    if not judged.holds:
        raise UndefinedSolution(f"{judged.statement}; egalitarian_core is defined when there is a core")
    counts = game.table.counts.astype(integer_type(2 * widest(game.table.counts)), copy=False)
    amounts = [Fraction(0)] * game.n
    served = 0
    while served < game.grand:
        others = subsets(game.grand ^ served)
        strongest, average = highest_average(counts[others | served] - counts[served])
        for i in members(int(others[strongest])):
            amounts[i] = average * game.table.grain
        served |= int(others[strongest])
    return Allocation.of(game, "dutta_ray", amounts)


def highest_average(values: NDArray[Any]) -> tuple[int, Fraction]:
    """The largest coalition with the highest value per head, and that value."""
    size = sizes(len(values).bit_length() - 1)
    best = (Fraction(0), 0, 0)
    for s in range(1, int(size[-1]) + 1):
        coalitions = np.flatnonzero(size == s)
        top = int(coalitions[values[coalitions].argmax()])
        candidate = (Fraction(int(values[top]), s), s, top)
        best = max(best, candidate) if s > 1 else candidate
    return best[2], best[0]
