"""The least money from outside that keeps everybody in when everybody's receipts stay as they are; exact.

The money comes on top, and nobody pays any in. With the same times for everybody, amounts z_i times the
weight of a period, all periods together come down to one game: what a coalition lacks most, for each unit of
what it is still paid.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.balancedness import EmptyCore, core_status
from sharing.games.certificates import exact_excesses
from sharing.games.coalitions import subset_sums
from sharing.games.core_bounds import BoundSearch, CoreRange, core_range
from sharing.games.exact_table import integers
from sharing.games.game import Game
from sharing.games.outside_money import Demand, Rows, TooLate, still_to_be_paid, sum_of, with_more
from sharing.games.stability_payment import cost_of_stability


@dataclass(frozen=True)
class Gifts:
    """The least money on top, for a period of weight 1.

    Attributes:
        total: What is paid in all.
        amounts: To each player; below 0 for a player who pays it.
        because: Demands that forbid to pay less; empty when nothing is needed.
    """

    total: Fraction
    amounts: tuple[Fraction, ...]
    because: tuple[Demand, ...]


@dataclass(frozen=True)
class OnTop:
    """What coalitions lack beside what they receive.

    Attributes:
        games: What coalitions secure by leaving at the start of each period.
        received: R_i(k), what each player has still to come.
        paid: F(k), what is still paid from each period on for each unit of money.
        lacking: h(S) = max over k of (v_k(S) - R_k(S)) / F(k); of all together 0.
    """

    games: tuple[Game, ...]
    received: Rows
    paid: tuple[Fraction, ...]
    lacking: Game

    def least(self) -> Gifts:
        """The least money, and to whom it goes in one way of paying it.

        min z(N)   such that   z(S) >= h(S) for all S,   z >= 0
        """
        found = cost_of_stability(self._gifts_only)
        amounts = tuple(Fraction(amount) for amount in found.point.amounts)
        return Gifts(found.payment, amounts, self._because(found.weights))

    def range_of(self, total: Fraction) -> CoreRange:
        """The least and the most that each player gets of so much money, so that everybody stays."""
        return core_range(with_more(self._gifts_only, total))

    def paid_by(self, payer: str) -> Gifts | Fraction:
        """The least that one of the players has to pay to the others, out of what it receives.

        It must not lose so much that it leaves, alone or with others: z_payer = -z(others), and z(S) >= h(S)
        for the coalitions with the payer too.

        Returns:
            The amounts; or, if the payer cannot do it, what would have to come from outside beside, for a
            period of weight 1.
        """
        position = self.lacking.players.index(payer)
        game = _without_paying_in(self.lacking, but_for=position)
        status = core_status(game)
        if isinstance(status, EmptyCore):
            return status.shortfall
        most = BoundSearch(game).bound(position, -1)
        others = [(S, weight) for S, weight in most.weights if game.grand != S]
        return Gifts(-most.amount, most.point, self._because(others) if most.amount else ())

    @property
    def _gifts_only(self) -> Game:
        return _without_paying_in(self.lacking)

    def _because(self, weights: Sequence[tuple[int, Fraction]]) -> tuple[Demand, ...]:
        found = [self._demand(coalition, weight) for coalition, weight in weights]
        return tuple(demand for demand in found if demand.amount > 0)

    def _demand(self, coalition: int, weight: Fraction) -> Demand:
        """What a coalition lacks in the period in which it asks for most money."""
        lacks = [
            Fraction(game.worth(coalition)) - sum_of(row, coalition)
            for game, row in zip(self.games, self.received, strict=True)
        ]
        asked = [k for k, money in enumerate(self.paid) if money]
        k = max(asked, key=lambda at: lacks[at] / self.paid[at])
        return Demand(k, coalition, weight, lacks[k])


def on_top(
    games: Sequence[Game], received: Rows, weights: Sequence[Fraction], factor: Fraction
) -> OnTop | TooLate:
    """What is lacking beside what everybody receives as it is, or who leaves after the last payment.

    Args:
        games: What coalitions secure by leaving at the start of each period.
        received: R_i(k), what each player has still to come, worth in the period.
        weights: What is paid in each period for each unit of money; not below 0, and not all 0.
        factor: What one unit of the next period is worth in a period.

    >>> later = Game("ab", [0, 20, 100, 100])
    >>> on_top([later], ((Fraction(50), Fraction(50)),), [Fraction(1)], Fraction(1)).least().amounts
    (Fraction(0, 1), Fraction(50, 1))
    """
    paid = still_to_be_paid(weights, factor)
    rows: list[tuple[NDArray[Any], Fraction]] = []
    for k, (game, amounts, money) in enumerate(zip(games, received, paid, strict=True)):
        excess, q = exact_excesses(game, amounts)
        excess[[0, -1]] = 0
        if money:
            rows.append((excess, game.table.grain / q / money))
        elif excess.max() > 0:
            worst = int(excess.argmax())
            return TooLate(k, worst, int(excess[worst]) * game.table.grain / q)
    return OnTop(tuple(games), received, paid, _most_of(rows, games[0].players))


def _most_of(rows: Sequence[tuple[NDArray[Any], Fraction]], players: Sequence[str]) -> Game:
    """The largest entry of each coalition; each row is in integers, with its unit."""
    common = math.lcm(*(unit.denominator for _, unit in rows))
    scaled = [excess.astype(object) * int(unit * common) for excess, unit in rows]
    most = np.maximum.reduce(scaled)
    return Game.from_counts(players, integers(most.tolist()), Fraction(1, common))


def _without_paying_in(game: Game, but_for: int | None = None) -> Game:
    """The game in which no single player, but for one, is content with less than 0."""
    counts = game.table.counts.copy()
    own = [1 << i for i in range(game.n) if i != but_for and 1 << i != game.grand]
    counts[own] = np.maximum(counts[own], 0)
    return Game.from_counts(game.players, counts, game.table.grain)


def tightest(
    games: Sequence[Game], received: Rows, factor: Fraction, most: int
) -> list[tuple[int, int, Fraction]]:
    """The coalitions that gain most, or lose least, by leaving; each in the period in which that is.

    Args:
        games: What coalitions secure by leaving at the start of each period.
        received: R_i(k), what each player has still to come.
        factor: What one unit of the next period is worth in a period; gains are compared by their worth in
            the first one.
        most: At most so many coalitions.

    Returns:
        Period, coalition, and v_k(S) - R_k(S) in money of the period; the largest gain first.

    >>> later = Game("ab", [0, 20, 60, 100])
    >>> tightest([later], ((Fraction(50), Fraction(50)),), Fraction(1), 1)
    [(0, 2, Fraction(10, 1))]
    """
    gains = np.stack(
        [
            _worth_at_first(game, row, float(factor) ** k)
            for k, (game, row) in enumerate(zip(games, received, strict=True))
        ]
    )
    gains[:, [0, -1]] = -np.inf
    period = gains.argmax(axis=0)
    order = np.argsort(-gains.max(axis=0), kind="stable")[: min(most, 2 ** games[0].n - 2)]
    found = [(int(period[S]), int(S)) for S in order]
    return [(k, S, Fraction(games[k].worth(S)) - sum_of(received[k], S)) for k, S in found]


def _worth_at_first(game: Game, amounts: Sequence[Fraction], worth: float) -> NDArray[np.float64]:
    sums = subset_sums([float(amount) for amount in amounts], np.float64)
    return np.asarray((game.values - sums) * worth)
