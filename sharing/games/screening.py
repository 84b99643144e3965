"""Which coalitions could gain by leaving a game of rules: a quick look in floats before an exact answer."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import subset_sums
from sharing.games.game import RELATIVE_TOLERANCE, mask, require_table
from sharing.games.rules import RuleGame, zeta_transform


def could_gain(game: RuleGame, amounts: Sequence[Fraction]) -> NDArray[np.int64]:
    """The coalitions whose gain by leaving, v(S) - x(S), is not clearly below zero.

    Every coalition that gains is among them; whether one really does is decided by the exact rules. Floats
    are off by far less than the tolerance, 1e-9 of the sum of all absolute amounts.

    Args:
        game: At most 28 players; its rules are added up in floats.
        amounts: What each player receives, in the order of the players.

    Returns:
        Bitmasks, rising; the empty coalition is never among them.

    Raises:
        TooManyPlayers: More than 28 players.

    >>> from sharing.games.rules import Rule
    >>> pair = RuleGame(("a", "b"), [Rule(["a"], amount=10), Rule(["a", "b"], amount=20)])
    >>> could_gain(pair, [Fraction(5), Fraction(25)]).tolist()
    [1, 3]
    """
    require_table(game.n)
    excess = values(game) - subset_sums([float(amount) for amount in amounts], np.float64)
    stake = sum(abs(float(rule.amount)) for rule in game.rules) + sum(
        abs(float(amount)) for amount in amounts
    )
    near = np.flatnonzero(excess >= -RELATIVE_TOLERANCE * stake)
    return near[near > 0]


def values(game: RuleGame) -> NDArray[np.float64]:
    """v(S) in floats, shape (2**n,): rules that exclude nobody by the zeta transform, the others by mask."""
    table = np.zeros(2**game.n)
    for rule in game.rules:
        if not rule.without:
            table[mask(game.players, rule.needs)] += float(rule.amount)
    zeta_transform(table)
    for rule in game.rules:
        if rule.without:
            table[game.satisfied(rule)] += float(rule.amount)
    return table


def membership(players: Sequence[str], player: str) -> NDArray[np.bool_]:
    """Which of the 2**n coalitions contain a player.

    >>> membership(("a", "b"), "b").tolist()
    [False, False, True, True]
    """
    return np.asarray(np.arange(2 ** len(players)) >> list(players).index(player) & 1, dtype=bool)
