"""Additive (inessential): cooperation changes nothing."""

import numpy as np

from sharing.games.coalitions import subset_sums
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.judgement import Judgement, amount, breach, slack


def additive(game: Game) -> Judgement:
    """Whether every coalition is worth what its members secure alone.

        v(S) = sum of v(i) over S   for all S

    Returns:
        The breach names the coalition that is off by most.

    >>> additive(Game(("a", "b"), [0, 10, 5, 30])).statement
    'not additive: a+b is worth 30, its members one by one 15'
    """
    counts = game.table.counts
    dtype = integer_type(widest(counts) * (game.n + 1))
    alone = subset_sums([int(counts[1 << i]) for i in range(game.n)], dtype)
    off = np.abs(counts.astype(dtype, copy=False) - alone)
    S = int(off.argmax())
    if off[S] <= slack(game):
        return Judgement(True, "additive: every coalition is worth what its members secure alone")
    said = f"{game.label(S)} is worth {game.worth(S)}, its members one by one {amount(game, int(alone[S]))}"
    return Judgement(False, f"not additive: {said}", breach(game, (S,), int(off[S])))
