"""The levels value: the Shapley value between unions, then between their parts, down to the players."""

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import numpy as np

from sharing.games.allocation import Allocation
from sharing.games.coalitions import members, subset_sums
from sharing.games.concepts.shapley import sums_by_size, weighed
from sharing.games.exact_table import ExactTable, integer_type, widest
from sharing.games.game import Game
from sharing.games.structures import Groups, nested, subsets


def winter(game: Game, *, levels: Iterable[Groups]) -> Allocation:
    """Average marginal contribution over the orders of arrival that keep every group of every level together.

    Provinces of cities of counties: first the provinces share as single players, then within each province
    its cities, each of which may also deal with the other provinces on its own, and so on. One level is the
    Owen value, none the Shapley value.

    Args:
        game: Benefits in the unit of account.
        levels: Groupings by name, the widest first; each one lies inside the one before. Players who are not
            named on a level stand alone there.

    Returns:
        Amounts that add up to v(N), and the groups of the first level together get what the Shapley value
        gives them as single players. A game of floats is rounded to 12 digits of its largest value.

    Raises:
        ValueError: A player is in two groups of a level, a group lies across two wider ones, a name is
            unknown.

    Source:
        Winter (1989) [Winter1989].

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> winter(majority, levels=[[["a", "b"], ["c"]]]).amounts
    (Fraction(1, 2), Fraction(1, 2), Fraction(0, 1))
    """
    found = dict(divided(game.table, range(game.n), nested(game.players, levels)))
    return Allocation.of(game, "winter", (found[i] for i in range(game.n)))


def divided(
    table: ExactTable, players: Sequence[int], levels: Sequence[Sequence[int]]
) -> Iterator[tuple[int, Fraction]]:
    """Each player's amount in a game among some players; the groups on the levels are masks of all."""
    if not levels or len(players) == 1:
        n = len(players)
        counts = table.counts.astype(integer_type(widest(table.counts) << n), copy=False)
        amounts = weighed(sums_by_size(counts, n), n)
        yield from zip(players, (Fraction(amount) * table.grain for amount in amounts), strict=True)
        return
    groups = [tuple(k for k, i in enumerate(players) if group >> i & 1) for group in levels[0]]
    inside = [sum(1 << k for k in group) for group in groups if group]
    for group in inside:
        own = average_gain(table, group, [other for other in inside if other != group])
        yield from divided(own, [players[k] for k in members(group)], levels[1:])


def average_gain(table: ExactTable, group: int, others: Sequence[int]) -> ExactTable:
    """What each part of a group adds to the groups that have arrived before, averaged over their orders.

        w(T) = sum over H of  |H|! (r - |H| - 1)! / r!  (v(H + T) - v(H))

    H: some of the r - 1 other groups. The weights are 1 / (r C(r - 1, |H|)); lcm(1, ..., r) is their common
    denominator.
    """
    r, counts = len(others) + 1, table.counts
    common = math.lcm(*range(1, r + 1))
    counts = counts.astype(integer_type(2 * widest(counts) * common), copy=False)
    before, parts = subset_sums(others, np.int64), subsets(group)
    arrived = np.bitwise_count(np.arange(len(before)))
    gain = np.zeros(len(parts), dtype=counts.dtype)
    for h in range(r):
        present = before[arrived == h]
        sums = counts[present[:, None] + parts].sum(axis=0) - counts[present].sum()
        gain += sums * (common // (r * math.comb(r - 1, h)))
    return ExactTable(gain, table.grain / common)
