"""The core point that changes a proposal least."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation, Proposal, amounts_of
from sharing.games.balancedness import EmptyCore, core_status
from sharing.games.certificates import covered, prove_core_point, require
from sharing.games.coalitions import entries, members
from sharing.games.complaints import Complaints
from sharing.games.exact_simplex import Column, Optimum, Prices, maximise
from sharing.games.exact_table import exact
from sharing.games.game import Game


@dataclass(frozen=True)
class NearestCorePoint:
    """A core point at the least distance from a proposal, with the objections that forbid to be nearer.

        sum of weight_S (v(S) - p(S)) = distance,   each player's weights adding up to between -1 and 1

    Attributes:
        point: The core point.
        distance: sum of |x_i - p_i|: what changes hands, counted with giver and receiver.
        changes: Name to x_i - p_i.
        weights: Bitmask and weight of coalitions; only N may have a negative weight.
    """

    point: Allocation
    distance: Fraction
    changes: dict[str, Fraction]
    weights: tuple[tuple[int, Fraction], ...]


def nearest_core_point(game: Game, proposal: Proposal) -> NearestCorePoint:
    """The smallest change of a proposal after which no coalition gains by leaving.

        min sum of |x_i - p_i|   over   x(N) = v(N),  x(S) >= v(S) for all S

    There may be several nearest points; this is one of them. On round amounts: `nearest_on_grid`.

    Args:
        game: Benefits in the unit of account. A game of floats is rounded to 12 digits of its largest value.
        proposal: Who is to receive what; it need not add up to v(N). Floats count as the decimals they print.

    Raises:
        UndefinedSolution: The core is empty; `cost_of_stability` says what is missing.
        ValueError: The proposal is incomplete or not finite.
        SolverFailure: The proof did not verify.

    >>> game = Game.from_coalitions({"a": 10, "a+b": 30, "b": 0})
    >>> nearest_core_point(game, {"a": 5, "b": 25}).changes
    {'a': Fraction(5, 1), 'b': Fraction(-5, 1)}
    """
    wanted = tuple(exact(amount) for amount in amounts_of(game, proposal))
    require_core(game)
    search = Nearness(game, [amount / game.table.grain for amount in wanted])
    best = maximise(search.start(), [0] * game.n + [1] * game.n, search.violated)
    grain, amounts = game.table.grain, best.prices.fractions()[: game.n]
    point = tuple(amount * grain for amount in amounts)
    weights = coalition_weights(best)
    changes = [x - p for x, p in zip(point, wanted, strict=True)]
    distance = sum(map(abs, changes), start=Fraction(0))
    prove_nearest(game, wanted, point, distance, weights)
    return NearestCorePoint(
        Allocation.of(game, "nearest_core_point", point),
        distance,
        dict(zip(game.players, changes, strict=True)),
        weights,
    )


def require_core(game: Game) -> None:
    """Refuse a game whose core is empty."""
    status = core_status(game)
    if isinstance(status, EmptyCore):
        raise UndefinedSolution(
            f"the core is empty: coalitions that use every player once are worth {status.shortfall} more "
            f"than v(N) = {game.worth(game.grand)}; cost_of_stability says what makes a split hold"
        )


class Nearness:
    """The programme over amounts x and deviations d:  x(S) >= v(S),  d_i >= x_i - p_i,  d_i >= p_i - x_i.

    Args:
        game: Its exact table is used.
        wanted: The proposal p in grains.
    """

    def __init__(self, game: Game, wanted: Sequence[Fraction]) -> None:
        self.game, self.n, self.wanted = game, game.n, wanted
        self.complaints = Complaints(game.table.counts)

    def column(self, coalition: int) -> Column:
        """x(S) >= v(S), and x(N) = v(N)."""
        row = (*entries(coalition, self.n), *(0,) * self.n)
        whole = coalition == self.game.grand
        return Column(row, int(self.game.table.counts[coalition]), coalition, "coalition", is_free=whole)

    def start(self) -> Iterator[Column]:
        """Both sides of every deviation, half each."""
        for i, p in enumerate(self.wanted):
            e = entries(1 << i, self.n)
            yield Column((*e, *e), p, 1 << i, "deviation")
            yield Column((*(-a for a in e), *e), -p, 1 << i, "deviation")

    def violated(self, prices: Prices) -> Sequence[Column]:
        """Deviations and N while they do not fit the amounts, else the coalitions that get too little."""
        whole = self.column(self.game.grand)
        near = [*self.start(), whole, opposite(whole)]
        if met := [column for column in near if prices.gain(column) > 0]:
            return met
        amounts = Prices(prices.numerators[: self.n], prices.denominator)
        return [self.column(S) for S in self.complaints.worst(amounts, self.n, above=0)]


def opposite(column: Column) -> Column:
    """The same equation, read the other way round."""
    return Column(tuple(-a for a in column.entries), -column.value, column.coalition, "less", is_free=True)


def coalition_weights(best: Optimum) -> tuple[tuple[int, Fraction], ...]:
    """The weights of coalitions, without those of deviations."""
    pairs = [(c, Fraction(w, best.determinant)) for c, w in zip(best.columns, best.weights, strict=True) if w]
    plain = [(c.coalition, w) for c, w in pairs if c.role == "coalition"]
    return (*plain, *((c.coalition, -w) for c, w in pairs if c.role == "less"))


def prove_nearest(
    game: Game,
    wanted: Sequence[Fraction],
    point: Sequence[Fraction],
    distance: Fraction,
    weights: Sequence[tuple[int, Fraction]],
) -> None:
    """Check that the point is in the core, and that the objections to the proposal forbid to be nearer.

    For a core point x:  sum of |x_i - p_i|  >=  sum of m_i (x_i - p_i)  >=  sum of weight_S (v(S) - p(S)),
    where m_i, between -1 and 1, is the sum of the weights of the coalitions with player i.
    """
    prove_core_point(game, point)
    require(all(w > 0 for S, w in weights if game.grand != S), "a weight is not positive")
    require(all(-1 <= m <= 1 for m in covered(weights, game.n)), "a player is weighted more than once")
    counts, grain = game.table.counts, game.table.grain
    objected = sum(
        (w * (int(counts[S]) * grain - sum(wanted[i] for i in members(S))) for S, w in weights),
        start=Fraction(0),
    )
    require(
        objected == distance, f"the objections forbid a distance below {objected}, the point has {distance}"
    )
