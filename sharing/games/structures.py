"""Unions, levels, links and weights that come with a game: given by name, checked, kept as bitmasks."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import members, subset_sums
from sharing.games.exact_table import Number, exact
from sharing.games.game import mask

Groups = Iterable[Iterable[str]]


def partition(players: tuple[str, ...], groups: Groups) -> tuple[int, ...]:
    """The groups as bitmasks; players who are not named follow, each alone.

    Raises:
        ValueError: An unknown name, or a player in two groups.

    >>> partition(("a", "b", "c"), [["c", "a"]])
    (5, 2)
    """
    masks: list[int] = []
    for group in groups:
        union = mask(players, group)
        if shared := next((seen & union for seen in masks if seen & union), 0):
            raise ValueError(f"player {players[members(shared)[0]]!r} is in two groups; each is in one")
        masks.append(union)
    named = sum(masks)
    return (*filter(None, masks), *(1 << i for i in range(len(players)) if not named >> i & 1))


def nested(players: tuple[str, ...], levels: Iterable[Groups]) -> tuple[tuple[int, ...], ...]:
    """One partition per level, the widest first, each inside the one before.

    Raises:
        ValueError: A group lies across two groups of the level before, or a level is not a partition.
    """
    partitions: list[tuple[int, ...]] = []
    for level, groups in enumerate(levels, start=1):
        parts = partition(players, groups)
        wider = partitions[-1] if partitions else (2 ** len(players) - 1,)
        for part in parts:
            if not any(part & group == part for group in wider):
                names = "+".join(players[i] for i in members(part))
                raise ValueError(f"{names} on level {level} is not inside one group of level {level - 1}")
        partitions.append(parts)
    return tuple(partitions)


def neighbours(players: tuple[str, ...], links: Groups) -> tuple[int, ...]:
    """Whom each player is linked to, as bitmasks.

    Raises:
        ValueError: An unknown name, or a link that does not join two players.

    >>> neighbours(("a", "b", "c"), [("a", "b"), ("b", "c")])
    (2, 5, 2)
    """
    linked = [0] * len(players)
    for link in links:
        ends = members(mask(players, pair := tuple(link)))
        if len(ends) != 2:
            raise ValueError(f"a link joins two players, {'+'.join(pair) or 'nobody'} does not")
        for one, other in (ends, ends[::-1]):
            linked[one] |= 1 << other
    return tuple(linked)


def positive_weights(players: tuple[str, ...], weights: Mapping[str, Number]) -> tuple[Fraction, ...]:
    """A weight for every player, in their order.

    Raises:
        ValueError: A player has no weight or one that is not positive, or a name is unknown.

    >>> positive_weights(("a", "b"), {"b": "1/2", "a": 2})
    (Fraction(2, 1), Fraction(1, 2))
    """
    mask(players, weights)
    if missing := [name for name in players if name not in weights]:
        raise ValueError(f"the weight of {', '.join(missing)} is missing; every player needs one")
    read = tuple(exact(weights[name]) for name in players)
    for name, weight in zip(players, read, strict=True):
        if weight <= 0:
            raise ValueError(f"the weight of {name} is {weight}; weights are positive")
    return read


def subsets(group: int) -> NDArray[np.int64]:
    """All subsets of a coalition, shape (2**|group|,), in the bitmask order of its members.

    >>> subsets(0b101).tolist()
    [0, 1, 4, 5]
    """
    return subset_sums([1 << i for i in members(group)], np.int64)
