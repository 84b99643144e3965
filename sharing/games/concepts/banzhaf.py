"""The Banzhaf value: the average marginal contribution to a coalition drawn at random."""

from collections.abc import Iterator
from fractions import Fraction

from sharing.games.allocation import Allocation
from sharing.games.concepts.shapley import sums_by_size
from sharing.games.exact_table import ExactTable, integer_type, widest
from sharing.games.game import Game


def banzhaf(game: Game) -> Allocation:
    """What a player adds to the coalitions of the others, all of them counting the same.

        beta_i = 1 / 2^(n-1)  sum over S without i of  (v(S + i) - v(S))

    In a voting game: the part of the coalitions of the others that the player turns from losing to winning.
    The amounts need not add up to v(N); `normalised_banzhaf` scales them so.

    Args:
        game: Benefits in the unit of account.

    Returns:
        Exact amounts when the game is exact; a game of floats is rounded to 12 digits of its largest value.

    Source:
        Banzhaf (1965) [Banzhaf1965]; axioms: Dubey and Shapley (1979) [DubeyShapley1979].

    >>> banzhaf(Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])).amounts
    (Fraction(1, 2), Fraction(1, 2), Fraction(1, 2))
    """
    return Allocation.of(game, "banzhaf", average_gains(game.table, game.n))


def average_gains(table: ExactTable, n: int) -> Iterator[Fraction]:
    """beta_i of each player: what coalitions with i are worth, less those without."""
    counts = table.counts.astype(integer_type(widest(table.counts) << n), copy=False)
    everyone = int(counts.sum())
    for with_player in sums_by_size(counts, n).sum(axis=1):
        yield (2 * int(with_player) - everyone) * table.grain / 2 ** (n - 1)
