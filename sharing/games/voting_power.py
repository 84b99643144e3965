"""Power in weighted votes, exactly and for hundreds of players: coalitions are counted, not listed.

The number of coalitions of every size and weight is the generating function (Mann and Shapley 1962)

    product over the players of  (1 + y x^w_i)  =  sum of (number of coalitions of size s and weight t) y^s
    x^t

kept as one long integer per size, with a slot of bits for every weight below the quota: a player joins by a
shift and an addition, and leaves again by a subtraction.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sharing.errors import TooManyPlayers
from sharing.games.allocation import Allocation
from sharing.games.weighted_voting import WeightedVoting

MOST_BITS = 2**39
"""Bits that are moved at most, about a minute."""


def shapley_shubik(vote: WeightedVoting) -> Allocation:
    """The part of all orders of arrival in which a player's vote brings the decision.

        phi_i = sum over s of  s! (n - s - 1)! / n!  (number of S without i, |S| = s, that decide only with i)

    The Shapley value of the game of the vote.

    Args:
        vote: Any number of players; the effort grows with n^3 times the quota in units of the weights.

    Returns:
        Exact amounts that add up to 1.

    Raises:
        TooManyPlayers: The weights have too many digits for so many players.

    Source:
        Shapley and Shubik (1954) [ShapleyShubik1954]; counting: Mann and Shapley (1962) [MannShapley1962].

    >>> shapley_shubik(WeightedVoting(51, {"a": 50, "b": 49, "c": 1})).amounts
    (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))
    """
    n = vote.n
    quota, weights = smaller_side(vote)
    require_effort(n * n * n * quota, vote)
    counts = Counts(quota, n + 1, by_size=True)
    for weight in sorted(weights):
        counts.join(weight)
    orders = [Fraction(1, n * math.comb(n - 1, s)) for s in range(n)]
    power = {
        weight: sum(swings * part for swings, part in zip(counts.swings(weight), orders, strict=False))
        for weight in set(weights)
    }
    return Allocation("shapley_shubik", vote.players, tuple(Fraction(power[w]) for w in weights))


def banzhaf_power(vote: WeightedVoting) -> Allocation:
    """The part of the coalitions of the others that decide only with the player.

        beta_i = (number of S without i that decide only with i) / 2^(n-1)

    The Banzhaf value of the game of the vote; `banzhaf_index` scales it to sum 1.

    Args:
        vote: Any number of players; the effort grows with n^2 times the quota in units of the weights.

    Returns:
        Exact amounts, between 0 and 1 each.

    Raises:
        TooManyPlayers: The weights have too many digits for so many players.

    Source:
        Banzhaf (1965) [Banzhaf1965]; counting as in Mann and Shapley (1962) [MannShapley1962].

    >>> banzhaf_power(WeightedVoting(51, {"a": 50, "b": 49, "c": 1})).amounts
    (Fraction(3, 4), Fraction(1, 4), Fraction(1, 4))
    """
    quota, weights = smaller_side(vote)
    require_effort(vote.n * vote.n * quota, vote)
    counts = Counts(quota, vote.n + 1, by_size=False)
    for weight in sorted(weights):
        counts.join(weight)
    swings = {weight: sum(counts.swings(weight)) for weight in set(weights)}
    return Allocation(
        "banzhaf_power", vote.players, tuple(Fraction(swings[w], 2 ** (vote.n - 1)) for w in weights)
    )


def banzhaf_index(vote: WeightedVoting) -> Allocation:
    """The Banzhaf power in parts of the sum of all.

    Returns:
        Exact amounts that add up to 1.

    Raises:
        TooManyPlayers: The weights have too many digits for so many players.

    Source:
        Banzhaf (1965) [Banzhaf1965].

    >>> banzhaf_index(WeightedVoting(51, {"a": 50, "b": 49, "c": 1})).amounts
    (Fraction(3, 5), Fraction(1, 5), Fraction(1, 5))
    """
    power = banzhaf_power(vote).amounts
    total = sum(power, start=Fraction(0))
    return Allocation("banzhaf_index", vote.players, tuple(Fraction(part / total) for part in power))


def smaller_side(vote: WeightedVoting) -> tuple[int, Sequence[int]]:
    """The quota in units of the weights, of the vote or of blocking it, whichever is smaller.

    A player decides in S iff it blocks in everybody else, so both give the same power.
    """
    quota, weights = vote.in_units()
    return min(quota, sum(weights) - quota + 1), weights


def require_effort(bits: int, vote: WeightedVoting) -> None:
    """Refuse what would take more than about a minute."""
    if bits > MOST_BITS:
        raise TooManyPlayers(
            f"{vote.n} players whose weights have so many digits make {bits:.1e} bits to move, more than "
            f"{MOST_BITS:.1e}; round the weights, or up to 28 players use to_game()"
        )


@dataclass
class Counts:
    """How many coalitions have each weight below the quota, in one row per size or in one for all sizes.

    Attributes:
        quota: Weights from here on are not counted.
        slot: Bits per number; no number, nor any sum of them, needs more.
        by_size: Whether sizes are told apart.
    """

    quota: int
    slot: int
    by_size: bool

    def __post_init__(self) -> None:
        self.rows = [1]

    def kept(self, row: int) -> int:
        """The slots below the quota."""
        width = self.quota * self.slot
        return row & (1 << width) - 1 if row < 0 or row.bit_length() > width else row

    def join(self, weight: int) -> None:
        """Count the coalitions with one more player too."""
        shift = weight * self.slot
        joined = [self.kept(row << shift) for row in self.rows]
        if not self.by_size:
            self.rows = [self.kept(self.rows[0] + joined[0])]
            return
        self.rows = [a + b for a, b in zip([*self.rows, 0], [0, *joined], strict=True)]

    def swings(self, weight: int) -> list[int]:
        """How many coalitions of the others, by size, reach the quota only with a player of this weight."""
        shift, found, before = weight * self.slot, [], 0
        start = max(0, self.quota - weight) * self.slot
        if not self.by_size:
            return [self.added_up(self.without(self.rows[0], weight) >> start)]
        for row in self.rows[:-1]:
            before = row - self.kept(before << shift)
            found.append(self.added_up(before >> start))
        return found

    def without(self, row: int, weight: int) -> int:
        """The row of all sizes without a player: row / (1 + x^w) below the quota.

        1 / (1 + z) = (1 - z)(1 + z^2)(1 + z^4)...; a weight of 0 doubles everything.
        """
        if weight == 0:
            return row >> 1
        shift = weight * self.slot
        row = self.kept(row - (row << shift))
        while (shift := 2 * shift) < self.quota * self.slot:
            row = self.kept(row + (row << shift))
        return row

    def added_up(self, slots: int) -> int:
        """The sum of the numbers in the slots: modulo 2^slot - 1 every slot counts the same."""
        return slots % ((1 << self.slot) - 1)
