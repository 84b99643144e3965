"""The least money from outside that keeps everybody in over several periods, paid at given times; exact.

Money is paid to those who stay, as long as they stay. Here what there is may be divided in any way, and
handed over between the players in any period; where everybody's receipts stay as they are, see
`money_on_top`.

What players have still to come at the start of every period can then be chosen freely, period by period, as
long as it adds up to what is left and what is still paid from outside. So each period asks on its own, for
the cost of stability of what is left in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sharing.games.balancedness import EmptyCore, NonemptyCore, core_status
from sharing.games.coalitions import members
from sharing.games.exact_table import integers
from sharing.games.game import Game, mask
from sharing.games.nearest_core import nearest_core_point

Rows = tuple[tuple[Fraction, ...], ...]
"""An amount for each period and player, shape (T, n)."""


@dataclass(frozen=True)
class Demand:
    """What a coalition asks for, so as not to leave at the start of a period.

    Attributes:
        period: Position of the period.
        coalition: Bitmask.
        weight: How often it counts; positive.
        amount: What it secures by leaving, or what it lacks, worth in the period.
    """

    period: int
    coalition: int
    weight: Fraction
    amount: Fraction


@dataclass(frozen=True)
class TooLate:
    """No money of these times is enough: somebody leaves when all of it has been paid.

    Attributes:
        period, coalition: The first period in which that happens, and who lacks most then.
        lacks: How much, worth in the period.
    """

    period: int
    coalition: int
    lacks: Fraction


@dataclass(frozen=True)
class Scale:
    """The least money, for a period of weight 1.

    Attributes:
        total: What all receive together.
        because: Demands that forbid to pay less; empty when nothing is needed.
    """

    total: Fraction
    because: tuple[Demand, ...]


@dataclass(frozen=True)
class Left:
    """What is left at the start of each period.

    Attributes:
        games: What coalitions secure by leaving then, and what all have still to come.
        statuses: Whether that can be divided so that everybody stays, with the proof.
    """

    games: tuple[Game, ...]
    statuses: tuple[NonemptyCore | EmptyCore, ...]

    @classmethod
    def of(cls, games: Sequence[Game]) -> Left:
        """The cores of all periods, looked into."""
        return cls(tuple(games), tuple(core_status(game) for game in games))

    @property
    def missing(self) -> tuple[Fraction, ...]:
        """C(k), the cost of stability of what is left in each period."""
        return tuple(
            status.shortfall if isinstance(status, EmptyCore) else Fraction(0) for status in self.statuses
        )


def still_to_be_paid(weights: Sequence[Fraction], factor: Fraction) -> tuple[Fraction, ...]:
    """F(k) = w(k) + factor F(k + 1): the money of each period and after, worth in the period.

    >>> [str(worth) for worth in still_to_be_paid([Fraction(2), Fraction(1)], Fraction(1, 2))]
    ['5/2', '1']
    """
    worth, worths = Fraction(0), []
    for weight in reversed(weights):
        worth = weight + factor * worth
        worths.append(worth)
    return tuple(reversed(worths))


def asking(game: Game, least: Mapping[str, Fraction]) -> Game:
    """The game in which some players ask for more than they secure; what all together have stays.

    >>> asking(Game("ab", [0, 10, 0, 30]), {"b": Fraction(5)}).alone()
    (Fraction(10, 1), Fraction(5, 1))
    """
    values = [game.worth(S) for S in range(2**game.n)]
    for player, amount in least.items():
        own = mask(game.players, [player])
        if own != game.grand:
            values[own] = max(Fraction(values[own]), amount)
    return Game(game.players, values)


def scale_of(left: Left, weights: Sequence[Fraction], factor: Fraction) -> Scale | TooLate:
    """The least money with which what there is can be divided so that nobody gains by leaving, in no period.

        z = max over k of  C(k) / F(k)

    Args:
        left: What is left in each period.
        weights: What is paid in each period for each unit of z; not below 0.
        factor: What one unit of the next period is worth in a period, 1 / (1 + discount).

    Returns:
        With the balanced coalitions of the period that asks for most: worth what is left and z F(k), they
        forbid to pay less.

    Source:
        Cost of stability: Bachrach et al. (2009) [Bachrach2009]; over time as in Petrosjan (1977)
        [Petrosjan1977].

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> scale_of(Left.of([majority]), [Fraction(1)], Fraction(1)).total
    Fraction(1, 2)
    """
    paid = still_to_be_paid(weights, factor)
    total, worst = Fraction(0), None
    for k, lacks in enumerate(left.missing):
        if lacks and not paid[k]:
            return TooLate(k, left.games[k].grand, lacks)
        if lacks and lacks / paid[k] > total:
            total, worst = lacks / paid[k], k
    return Scale(total, () if worst is None else _demands(left, worst))


def _demands(left: Left, k: int) -> tuple[Demand, ...]:
    status, game = left.statuses[k], left.games[k]
    assert isinstance(status, EmptyCore)
    return tuple(Demand(k, S, weight, Fraction(game.worth(S))) for S, weight in status.weights)


def one_split(left: Left, today: Rows, money: Sequence[Fraction], factor: Fraction) -> Rows:
    """Who receives how much more than today in each period, so that nobody gains by leaving.

    From the last period back: what everybody has still to come is the point of the core nearest to today's,
    so that as little as possible is taken from anybody.

    Args:
        left: What is left in each period without the money.
        today: R_i(k), what everybody has still to come today; of each period all of what is left.
        money: What is paid from outside in each period, at least what `scale_of` asks for.
        factor: What one unit of the next period is worth in a period.

    Returns:
        The changes; those of a period add up to its money.

    Raises:
        UndefinedSolution: The money is not enough.
    """
    later = (Fraction(0),) * left.games[0].n
    changes = []
    paid = still_to_be_paid(money, factor)
    for k in reversed(range(len(left.games))):
        promised = tuple(factor * amount for amount in later)
        known = [x + amount for x, amount in zip(today[k], promised, strict=True)]
        game = with_more(left.games[k], paid[k])
        point = nearest_core_point(game, known).point.amounts
        later = tuple(Fraction(x) - had for x, had in zip(point, today[k], strict=True))
        changes.append(tuple(now - then for now, then in zip(later, promised, strict=True)))
    return tuple(reversed(changes))


def with_more(game: Game, money: Fraction) -> Game:
    """The game in which all together have more.

    >>> with_more(Game("ab", [0, 10, 0, 30]), Fraction(1, 2)).worth(0b11)
    Fraction(61, 2)
    """
    units = money / game.table.grain
    counts = game.table.counts.astype(object) * units.denominator
    counts[-1] += units.numerator
    return Game.from_counts(game.players, integers(counts.tolist()), game.table.grain / units.denominator)


def sum_of(amounts: Sequence[Fraction], coalition: int) -> Fraction:
    """What the members of a coalition have together."""
    return sum((amounts[i] for i in members(coalition)), Fraction(0))
