"""Dummy players: who adds to everybody just what he has alone."""

import numpy as np

from sharing.games.contributions import contributions, without_player
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.judgement import Gaps, Roll, roll


def dummy_players(game: Game) -> Roll:
    """The players for whom cooperation makes no difference; null players are those with v(i) = 0.

        v(S + i) - v(S) = v(i)   for all S

    Returns:
        For every other player the breach names the coalition S where the two sides differ by most.

    >>> dummy_players(Game(("a", "b"), [0, 10, 5, 15])).players
    ('a', 'b')
    """
    counts = game.table.counts.astype(integer_type(3 * widest(game.table.counts)), copy=False)
    gaps: Gaps = {}
    for i, name in enumerate(game.players):
        difference = np.abs(contributions(counts, i) - counts[1 << i])
        most = int(difference.argmax())
        gaps[name,] = (without_player(most, i),), int(difference[most])
    return roll(game, "dummy player", gaps)
