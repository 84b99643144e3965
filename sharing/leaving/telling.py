"""Which of many groups say something new: those of which no part gains as much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

Members = tuple[str, ...]


def gain_more_than_parts(parties: Sequence[str], gains: Mapping[Members, Fraction]) -> frozenset[Members]:
    """The groups that gain more than every smaller group within them: the others add nothing to these.

    Every coalition is looked at once, smaller ones first, so the time grows with 2^n n and not with the
    square of the number of groups.

    Args:
        parties: All parties.
        gains: Group -> what it gains; above 0.

    >>> gains = {("a",): Fraction(5), ("a", "b"): Fraction(5), ("b", "c"): Fraction(2)}
    >>> sorted(gain_more_than_parts(("a", "b", "c"), gains))
    [('a',), ('b', 'c')]
    """
    if not gains:
        return frozenset()
    place = {party: 1 << at for at, party in enumerate(parties)}
    groups = {sum(place[member] for member in members): members for members in gains}
    ranks = {gain: rank for rank, gain in enumerate(sorted(set(gains.values())), 1)}  # compare faster
    most = [0] * (1 << len(parties))
    telling = set()
    for coalition in range(1, len(most)):
        within = max(most[coalition ^ one] for one in place.values() if coalition & one)
        own = ranks[gains[groups[coalition]]] if coalition in groups else 0
        if own > within:
            telling.add(groups[coalition])
        most[coalition] = max(own, within)
    return frozenset(telling)
