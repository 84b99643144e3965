"""The least and the most that each player can get in the core."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.balancedness import EmptyCore, core_status
from sharing.games.certificates import prove_core_bound
from sharing.games.coalitions import entries
from sharing.games.complaints import Complaints
from sharing.games.exact_simplex import Column, Prices, maximise
from sharing.games.game import Game
from sharing.games.pool import Pool


@dataclass(frozen=True)
class CoreBound:
    """An end of the interval of one player, with a core point that attains it and weights that prove it.

        sum of weight_S 1_S = 1_i (least) or -1_i (most),  weights >= 0 except for N

    so x_i can be no smaller (no larger) than the same sum of v(S).

    Attributes:
        amount: The least or the most, in the unit of the game.
        point: Amounts of a core point that attains it, in the order of the players.
        weights: Bitmask and weight of each coalition.
    """

    amount: Fraction
    point: tuple[Fraction, ...]
    weights: tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True)
class CoreRange:
    """The interval of every player; each end is attained, but not all at once."""

    players: tuple[str, ...]
    least: tuple[CoreBound, ...]
    most: tuple[CoreBound, ...]

    def by_player(self) -> dict[str, tuple[Fraction, Fraction]]:
        """Name to (least, most), in the order of the players."""
        ends = zip(self.least, self.most, strict=True)
        named = zip(self.players, ends, strict=True)
        return {name: (low.amount, high.amount) for name, (low, high) in named}


def core_range(game: Game) -> CoreRange:
    """The least and the most of each player over the core, exactly.

        min x_i  and  max x_i   over   x(N) = v(N),  x(S) >= v(S) for all S

    Args:
        game: Benefits in the unit of account. A game of floats is rounded to 12 digits of its largest value.

    Raises:
        UndefinedSolution: The core is empty; the message says by how much. See `core_status`.
        SolverFailure: A proof did not verify.

    >>> core_range(Game(("a", "b"), [0, 10, 0, 30])).by_player()["a"]
    (Fraction(10, 1), Fraction(30, 1))
    """
    status = core_status(game)
    if isinstance(status, EmptyCore):
        raise UndefinedSolution(
            f"the core is empty: coalitions that use every player once are worth {status.shortfall} "
            f"more than v(N) = {game.worth(game.grand)}"
        )
    search = BoundSearch(game)
    least = tuple(search.bound(i, 1) for i in range(game.n))
    most = tuple(search.bound(i, -1) for i in range(game.n))
    return CoreRange(game.players, least, most)


class BoundSearch:
    """Programmes that differ in their right-hand side only: columns found for one serve the next."""

    def __init__(self, game: Game) -> None:
        self.game, self.n = game, game.n
        self.complaints = Complaints(game.table.counts)
        self.met = Pool(value=self.complaints.values.widest, entry=1)

    def column(self, coalition: int) -> Column:
        """x(S) >= v(S), and x(N) = v(N)."""
        value, grand = int(self.game.table.counts[coalition]), coalition == self.game.grand
        return Column(entries(coalition, self.n), value, coalition, is_free=grand)

    def violated(self, prices: Prices) -> Sequence[Column]:
        """Coalitions met before that object, or else the worst of the others."""
        if offended := self.met.offended(prices):
            return offended
        new = [self.column(coalition) for coalition in self.complaints.worst(prices, self.n, above=0)]
        self.met.add(new)
        return new

    def start(self, i: int, sign: int) -> Iterator[Column]:
        """1_i is a coalition itself; -1_i is all the others, less N."""
        yield self.column(self.game.grand)
        if sign > 0:
            yield self.column(1 << i)
        yield from (self.column(1 << j) for j in range(self.n) if j != i)

    def bound(self, i: int, sign: int) -> CoreBound:
        """The least (sign 1) or the most (sign -1) of player i."""
        best = maximise(self.start(i, sign), [sign * (j == i) for j in range(self.n)], self.violated)
        grain = self.game.table.grain
        point = tuple(x * grain for x in best.prices.fractions())
        weighted = zip(best.columns, best.weights, strict=True)
        weights = tuple((c.coalition, Fraction(w, best.determinant)) for c, w in weighted if w)
        prove_core_bound(self.game, i, sign, point, weights)
        return CoreBound(point[i], point, weights)
