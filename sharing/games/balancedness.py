"""Is the core empty? A point of it, or balancing weights that show why no split can hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sharing.games.allocation import Allocation
from sharing.games.certificates import prove_core_point, prove_empty_core
from sharing.games.coalitions import entries
from sharing.games.complaints import Complaints
from sharing.games.exact_simplex import Column, Optimum, Prices, maximise
from sharing.games.game import Game
from sharing.games.pool import Pool


@dataclass(frozen=True)
class NonemptyCore:
    """The core has at least this point; its excesses were compared for all coalitions."""

    point: Allocation


@dataclass(frozen=True)
class EmptyCore:
    """No split can hold: parts of coalitions, together using every player once, are worth more than v(N).

    Attributes:
        weights: Bitmask and weight of each coalition; the weights of the coalitions with player i add up to
            1.
        shortfall: sum of weight v(S), less v(N): the least that must come from outside to make a split hold.
    """

    weights: tuple[tuple[int, Fraction], ...]
    shortfall: Fraction


def core_status(game: Game) -> NonemptyCore | EmptyCore:
    """Whether some split of v(N) satisfies every coalition, with a proof either way.

        least budget = min x(N) over x(S) >= v(S)  =  max sum of w_S v(S) over sum of w_S 1_S = 1_N, w >= 0

    The core is empty iff the least budget exceeds v(N).

    Args:
        game: Benefits in the unit of account. A game of floats is rounded to 12 digits of its largest value.

    Raises:
        SolverFailure: The proof did not verify.

    Source:
        Bondareva (1963), Shapley (1967) [Bondareva1963, Shapley1967]; shortfall: Bachrach et al. (2009)
        [Bachrach2009].

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> core_status(majority).shortfall
    Fraction(1, 2)
    """
    best = least_budget(game)
    amounts = best.prices.fractions()
    spare = int(game.table.counts[-1]) - sum(amounts)
    if spare < 0:
        weighted = tuple(
            (column.coalition, Fraction(weight, best.determinant))
            for column, weight in zip(best.columns, best.weights, strict=True)
            if weight
        )
        prove_empty_core(game, weighted, -spare * game.table.grain)
        return EmptyCore(weighted, -spare * game.table.grain)
    point = [(amount + Fraction(spare) / game.n) * game.table.grain for amount in amounts]
    prove_core_point(game, point)
    return NonemptyCore(Allocation.of(game, "core_point", point))


def least_budget(game: Game) -> Optimum:
    """Balancing weights worth most, and amounts (prices, in grains) that satisfy every proper coalition."""
    counts, n = game.table.counts, game.n
    complaints = Complaints(counts)
    met = Pool(value=complaints.values.widest, entry=1)

    def column(coalition: int) -> Column:
        return Column(entries(coalition, n), int(counts[coalition]), coalition)

    def violated(prices: Prices) -> Sequence[Column]:
        if offended := met.offended(prices):
            return offended
        new = [column(coalition) for coalition in complaints.worst(prices, n, above=0)]
        met.add(new)
        return new

    return maximise((column(1 << i) for i in range(n)), [1] * n, violated)
