"""Null players: who adds nothing to anybody."""

import numpy as np

from sharing.games.contributions import contributions, without_player
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.judgement import Gaps, Roll, roll


def null_players(game: Game) -> Roll:
    """The players whose joining never changes anything.

        v(S + i) = v(S)   for all S

    Returns:
        For every other player the breach names the coalition S to which it adds, or costs, the most.

    >>> null_players(Game(("a", "b"), [0, 10, 0, 10])).players
    ('b',)
    """
    counts = game.table.counts.astype(integer_type(2 * widest(game.table.counts)), copy=False)
    gaps: Gaps = {}
    for i, name in enumerate(game.players):
        change = np.abs(contributions(counts, i))
        most = int(change.argmax())
        gaps[name,] = (without_player(most, i),), int(change[most])
    return roll(game, "null player", gaps)
