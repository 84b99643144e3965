"""Veto players: without whom nothing is earned."""

import numpy as np

from sharing.games.contributions import with_and_without, without_player
from sharing.games.game import Game
from sharing.games.judgement import Gaps, Roll, roll


def veto_players(game: Game) -> Roll:
    """The players without whom every coalition is worth 0.

        v(S) = 0   for all S without i

    Returns:
        For every other player the breach names the coalition that earns (or loses) the most without it.

    >>> veto_players(Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 0, 1])).players
    ('a',)
    """
    gaps: Gaps = {}
    for i, name in enumerate(game.players):
        earned = np.abs(with_and_without(game.table.counts, i)[0])
        most = int(earned.argmax())
        gaps[name,] = (without_player(most, i),), int(earned[most])
    return roll(game, "veto player", gaps)
