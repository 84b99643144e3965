"""Symmetric pairs: who can stand in for each other."""

from itertools import combinations

import numpy as np

from sharing.games.contributions import with_and_without, without_player
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.judgement import Gaps, Roll, roll


def symmetric_pairs(game: Game) -> Roll:
    """The pairs of players who add the same to every coalition of the others.

        v(S + i) = v(S + j)   for all S without both

    Returns:
        `found` holds pairs. For every other pair the breach names S + i and S + j that differ by most.

    >>> symmetric_pairs(Game(("a", "b", "c"), [0, 1, 1, 5, 2, 4, 4, 9])).found
    (('a', 'b'),)
    """
    counts = game.table.counts.astype(integer_type(2 * widest(game.table.counts)), copy=False)
    gaps: Gaps = {}
    for j in range(game.n):
        without, joined = with_and_without(counts, j)
        for i in range(j):
            difference = np.abs(with_and_without(without, i)[1] - with_and_without(joined, i)[0])
            most = int(difference.argmax())
            S = without_player(without_player(most, i), j)
            gaps[game.players[i], game.players[j]] = (S | 1 << i, S | 1 << j), int(difference[most])
    ordered: Gaps = {pair: gaps[pair] for pair in combinations(game.players, 2)}
    return roll(game, "symmetric pair", ordered)
