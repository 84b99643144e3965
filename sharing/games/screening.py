"""Which coalitions could gain by leaving a game of rules: a quick look in floats before an exact answer."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import members, subset_sums
from sharing.games.game import RELATIVE_TOLERANCE, mask, require_table
from sharing.games.rules import RuleGame, zeta_transform

FEW = 64
"""If fewer than one coalition in so many is asked for, the rules of each are added up without a table."""


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
    excess = float_excesses(game, amounts)
    near = np.flatnonzero(excess >= -RELATIVE_TOLERANCE * _stake(game, amounts))
    return near[near > 0]


def float_excesses(game: RuleGame, amounts: Sequence[Fraction]) -> NDArray[np.float64]:
    """v(S) - x(S) of every coalition in floats, shape (2**n,), bitmask order.

    Raises:
        TooManyPlayers: More than 28 players.
    """
    require_table(game.n)
    excess: NDArray[np.float64] = values(game) - subset_sums(
        [float(amount) for amount in amounts], np.float64
    )
    return excess


def sharp_excesses(game: RuleGame, amounts: Sequence[Fraction]) -> NDArray[np.float64]:
    """The same, but those that are not clearly below zero are exact differences, rounded only then.

    >>> from sharing.games.rules import Rule
    >>> large = RuleGame(("a", "b"), [Rule(["a"], amount=10**18 + 1), Rule(["b"], amount=5)])
    >>> sharp_excesses(large, [Fraction(10**18), Fraction(5)]).tolist()
    [0.0, 1.0, 0.0, 1.0]
    """
    excess = float_excesses(game, amounts)
    near = np.flatnonzero(excess >= -RELATIVE_TOLERANCE * _stake(game, amounts)).tolist()
    for coalition, gain in zip(near, exact_excesses_of(game, amounts, near), strict=True):
        excess[coalition] = float(gain)
    return excess


def exact_excesses_of(
    game: RuleGame, amounts: Sequence[Fraction], coalitions: Sequence[int]
) -> Iterator[Fraction]:
    """v(S) - x(S) of some coalitions, exact."""
    for coalition, worth in zip(coalitions, worths(game, coalitions), strict=True):
        yield worth - sum((amounts[i] for i in members(coalition)), Fraction(0))


def worths(game: RuleGame, coalitions: Sequence[int]) -> Iterator[Fraction]:
    """v(S) of some coalitions, exact: by adding up rules, or from a table where they are many."""
    if len(coalitions) * FEW <= 2**game.n:
        yield from (game.worth(game.players[i] for i in members(S)) for S in coalitions)
    else:
        table = game.to_table()
        yield from (Fraction(table.worth(S)) for S in coalitions)


def _stake(game: RuleGame, amounts: Sequence[Fraction]) -> float:
    return sum(abs(float(rule.amount)) for rule in game.rules) + sum(abs(float(amount)) for amount in amounts)


def keenest(game: RuleGame, amounts: Sequence[Fraction]) -> tuple[int, ...]:
    """The coalition, short of all players, with the largest v(S) - x(S) in floats; positions of its members.

    Args:
        game: 2 to 28 players.
        amounts: What each player receives, in the order of the players.

    Raises:
        TooManyPlayers: More than 28 players.

    >>> from sharing.games.rules import Rule
    >>> pair = RuleGame(("a", "b"), [Rule(["a"], amount=10), Rule(["a", "b"], amount=20)])
    >>> keenest(pair, [Fraction(15), Fraction(5)])
    (0,)
    """
    excess = float_excesses(game, amounts)
    return members(int(np.argmax(excess[1:-1])) + 1)


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
