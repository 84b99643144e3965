"""The search for the most equal point of the core: raise the least amount, settle who cannot get more, go on.

Each level is one linear programme, with t the negative of the least amount:

    minimise t   such that   x_i + t >= 0     for every player who is not settled
                             x_j = a_j        for every settled one
                             x(S) >= v(S)     for every coalition,   x(N) = v(N)

solved through its dual. Players whose dual weight is positive have the least amount at every optimum and are
settled there.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sharing.errors import SolverFailure
from sharing.games.coalitions import entries
from sharing.games.complaints import Complaints
from sharing.games.exact_simplex import Column, Optimum, Prices, maximise
from sharing.games.game import Game
from sharing.games.leximin_proof import LeximinLevel


class CoreLeximin:
    """The state of the search, in grains. The core must not be empty."""

    def __init__(self, game: Game) -> None:
        self.n, self.grand = game.n, game.grand
        self.counts, self.grain = game.table.counts, game.table.grain
        self.complaints = Complaints(self.counts)
        self.found: dict[int, Column] = {}
        self.settled: dict[int, Column] = {}

    def solve(self) -> tuple[tuple[Fraction, ...], tuple[LeximinLevel, ...]]:
        """The amounts and the levels, in the unit of the game."""
        levels: list[LeximinLevel] = []
        while len(self.settled) < self.n:
            levels.append(self.next_level())
        return tuple(Fraction(self.settled[i].value) * self.grain for i in range(self.n)), tuple(levels)

    def next_level(self) -> LeximinLevel:
        """Raise the least amount of the others as far as it goes."""
        best = maximise(self.start(), [0] * self.n + [1], self.violated)
        least = -best.prices.fractions()[self.n]
        level = level_of(best, least * self.grain)
        for i, _ in level.players:
            row = (*entries(1 << i, self.n), 0)
            self.settled[i] = Column(row, least, 1 << i, "settled", is_free=True)
        if not level.players:
            raise SolverFailure("a level settled nobody")
        return level

    def open_players(self) -> list[int]:
        """Who is not settled."""
        return [i for i in range(self.n) if i not in self.settled]

    def live(self, i: int) -> Column:
        """x_i + t >= 0."""
        return Column((*entries(1 << i, self.n), 1), 0, 1 << i, "live")

    def demand(self, coalition: int) -> Column:
        """x(S) >= v(S), and x(N) = v(N)."""
        row, worth = (*entries(coalition, self.n), 0), int(self.counts[coalition])
        if coalition == self.grand:
            return Column(row, worth, coalition, "settled", is_free=True)
        return Column(row, worth, coalition, "demand")

    def start(self) -> Iterator[Column]:
        """One open player at full weight, paid for by all together less what the others have alone."""
        first, *others = self.open_players()
        yield from self.settled.values()
        yield from (self.demand(self.grand), self.live(first))
        yield from (self.demand(1 << j) for j in others)

    def violated(self, prices: Prices) -> Sequence[Column]:
        """Open players and coalitions met before that object, or else new ones."""
        met = [*map(self.live, self.open_players()), *self.found.values()]
        offended = [column for column in met if prices.gain(column) > 0]
        if offended:
            return offended
        new = [self.demand(coalition) for coalition in self.complaints.worst(prices, self.n, above=0)]
        self.found.update((column.coalition, column) for column in new)
        return new


def level_of(best: Optimum, amount: Fraction) -> LeximinLevel:
    """What the dual weights prove, read from the basis."""
    weighted = [
        (column, Fraction(weight, best.determinant))
        for column, weight in zip(best.columns, best.weights, strict=True)
        if weight
    ]
    return LeximinLevel(
        amount=amount,
        players=tuple((c.coalition.bit_length() - 1, w) for c, w in weighted if c.role == "live"),
        coalitions=tuple((c.coalition, w) for c, w in weighted if c.role == "demand"),
        settled=tuple((c.coalition, -w) for c, w in weighted if c.role == "settled"),
    )
