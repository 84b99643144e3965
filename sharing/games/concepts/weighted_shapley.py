"""The weighted Shapley value: what a coalition adds is divided by weight, not equally."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.allocation import Allocation
from sharing.games.coalitions import members, subset_sums
from sharing.games.dividends import dividends
from sharing.games.exact_table import Number, integer_type, widest
from sharing.games.game import Game
from sharing.games.structures import partition, positive_weights, subsets


def weighted_shapley(
    game: Game, *, weights: Mapping[str, Number], order: Iterable[Iterable[str]] = ()
) -> Allocation:
    """Each coalition's dividend, divided among its members in proportion to their weights.

        phi_i = sum over T with i of  w_i / w(T)  d(T),    d: the Harsanyi dividends, w(T) = sum of w_j over T

    With an order, the classes arrive one after the other: within a class the same formula divides what the
    class adds to all classes before it. So a later class takes the whole dividend of a coalition with an
    earlier one (weights that are infinitely larger). Equal weights give the Shapley value.

    Args:
        game: Benefits in the unit of account.
        weights: A positive number for every player. The more digits, the longer the fractions of the answer.
        order: Classes by name, the first to arrive first; players who are not named come before them.

    Returns:
        Amounts that add up to v(N). A game of floats is rounded to 12 digits of its largest value.

    Raises:
        ValueError: A weight is missing or not positive, a name is unknown, a player is in two classes.

    Source:
        Kalai and Samet (1987) [KalaiSamet1987].

    >>> game = Game(("a", "b"), [0, 0, 0, 30])
    >>> weighted_shapley(game, weights={"a": 2, "b": 1}).by_player()
    {'a': Fraction(20, 1), 'b': Fraction(10, 1)}
    >>> weighted_shapley(game, weights={"a": 2, "b": 1}, order=[["b"]]).by_player()
    {'a': Fraction(0, 1), 'b': Fraction(30, 1)}
    """
    read = positive_weights(game.players, weights)
    scale = math.lcm(*(weight.denominator for weight in read))
    amounts = [Fraction(0)] * game.n
    present = 0
    for arriving in classes(game.players, order):
        inside = members(arriving)
        whole = [int(read[i] * scale) for i in inside]
        for i, amount in zip(inside, shares(added(game, present, arriving), whole), strict=True):
            amounts[i] = amount * game.table.grain
        present |= arriving
    return Allocation.of(game, "weighted_shapley", amounts)


def classes(players: tuple[str, ...], order: Iterable[Iterable[str]]) -> tuple[int, ...]:
    """The classes in the order of arrival; players who are not named are one class, the first."""
    named = tuple(group for group in map(tuple, order) if group)
    parts = partition(players, named)[: len(named)]
    rest = 2 ** len(players) - 1 - sum(parts)
    return (rest, *parts) if rest else parts


def added(game: Game, present: int, arriving: int) -> NDArray[Any]:
    """What each subset of the arriving class adds to the players who are there, in grains."""
    counts = game.table.counts.astype(integer_type(2 * widest(game.table.counts)), copy=False)
    return np.asarray(counts[present + subsets(arriving)] - counts[present])


def shares(counts: NDArray[Any], weights: Sequence[int]) -> Iterator[Fraction]:
    """The formula for one class; coalitions of the same weight are added up before they are divided."""
    gains = dividends(counts)
    summable = gains.astype(integer_type(widest(gains) * len(gains)), copy=False)
    totals, group = np.unique(subset_sums(weights, integer_type(sum(weights))), return_inverse=True)
    common = math.lcm(*(int(total) for total in totals[1:]))
    parts = [0, *(common // int(total) for total in totals[1:])]
    for i, weight in enumerate(weights):
        has_player = np.arange(len(gains)) >> i & 1 == 1
        sums = np.zeros(len(totals), dtype=summable.dtype)
        np.add.at(sums, group[has_player], summable[has_player])
        yield Fraction(weight * sum(int(s) * part for s, part in zip(sums, parts, strict=True)), common)
