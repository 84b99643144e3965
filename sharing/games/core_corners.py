"""The corners of the core of a few players, exactly."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sharing.errors import TooManyPlayers, UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.certificates import exact_excesses, prove_core_point, require
from sharing.games.coalitions import entries
from sharing.games.game import Game
from sharing.games.span import Span, reduced

MOST_PLAYERS = 6
"""A core of 6 players has up to 720 corners, of 7 players up to 5040."""


def core_vertices(game: Game) -> tuple[Allocation, ...]:
    """The corners of the core: every core point is an average of them, and none of them of others.

    Found by cutting the set of imputations by one coalition after the other (double description), in
    integers. Each corner is then checked: it is in the core, and its tight coalitions determine it.

    Args:
        game: Benefits in the unit of account, at most 6 players. A game of floats is rounded to 12 digits of
            its largest value.

    Returns:
        In rising order of the amounts; at least one.

    Raises:
        TooManyPlayers: More than 6; `core_range` bounds each player, `core_status` gives a point.
        UndefinedSolution: The core is empty; see `core_status`.
        SolverFailure: A corner did not pass its check.

    Source:
        Motzkin, Raiffa, Thompson, Thrall (1953) [MotzkinRaiffaThompsonThrall1953].

    >>> [corner.amounts for corner in core_vertices(Game(("a", "b"), [0, 10, 0, 30]))]
    [(Fraction(10, 1), Fraction(20, 1)), (Fraction(30, 1), Fraction(0, 1))]
    """
    if game.n > MOST_PLAYERS:
        raise TooManyPlayers(
            f"the core of {game.n} players has too many corners to list (at most {MOST_PLAYERS} players); "
            "core_range still tells what each player can get, core_status whether there is a point"
        )
    corners = sorted(set(imputations_cut(game)))
    if not corners:
        raise UndefinedSolution("the core is empty, so it has no corners; core_status says why")
    for corner in corners:
        prove_corner(game, corner)
    return tuple(Allocation.of(game, "core_vertex", corner) for corner in corners)


def imputations_cut(game: Game) -> Iterator[tuple[Fraction, ...]]:
    """The corners, from the rays of a cone: y_i is what player i gets beyond v(i), up to a common factor."""
    alone = [int(game.table.counts[1 << i]) for i in range(game.n)]
    surplus = int(game.table.counts[-1]) - sum(alone)
    if surplus < 0:
        return
    cone = Cone(game.n)
    for S in range(1, game.grand):
        if S.bit_count() > 1:
            inside = entries(S, game.n)
            extra = int(game.table.counts[S]) - sum(v for v, a in zip(alone, inside, strict=True) if a)
            if surplus == 0 and extra > 0:
                return
            cone.cut([surplus * a - extra for a in inside])  # surplus y(S) >= extra y(N)
    for ray in cone.rays:
        factor = Fraction(surplus, sum(ray))
        yield tuple((v + y * factor) * game.table.grain for v, y in zip(alone, ray, strict=True))


class Cone:
    """The vectors y >= 0 that satisfy every cut, by their extreme rays.

    Args:
        n: Number of coordinates.
    """

    def __init__(self, n: int) -> None:
        self.n, self.cuts = n, n
        self.rays: list[list[int]] = [[int(i == j) for j in range(n)] for i in range(n)]
        everything = (1 << n) - 1
        self.zeros: list[int] = [everything & ~(1 << i) for i in range(n)]
        """For each ray the cuts that it satisfies just so; the first n are y_i >= 0."""

    def cut(self, normal: list[int]) -> None:
        """Keep the part with normal . y >= 0; new rays stand between neighbours on either side."""
        bit = 1 << self.cuts
        self.cuts += 1
        heights = [sum(a * y for a, y in zip(normal, ray, strict=True)) for ray in self.rays]
        made = [
            (between(self.rays[p], heights[p], self.rays[m], heights[m]), self.zeros[p] & self.zeros[m] | bit)
            for p, m in self.neighbours(heights)
        ]
        kept = [
            (ray, zero if height else zero | bit)
            for ray, zero, height in zip(self.rays, self.zeros, heights, strict=True)
            if height >= 0
        ]
        self.rays = [ray for ray, _ in kept + made]
        self.zeros = [zero for _, zero in kept + made]

    def neighbours(self, heights: list[int]) -> Iterator[tuple[int, int]]:
        """Pairs of a ray above and a ray below the cut that span a face of two dimensions.

        They do iff no third ray satisfies all the cuts just so that both of them do.
        """
        above = [k for k, height in enumerate(heights) if height > 0]
        below = [k for k, height in enumerate(heights) if height < 0]
        zeros: NDArray[np.uint64] = np.array(self.zeros, dtype=np.uint64)
        for p in above:
            common = zeros[p] & zeros[below]
            for k in np.flatnonzero(np.bitwise_count(common) >= self.n - 2).tolist():
                if np.count_nonzero(zeros & common[k] == common[k]) == 2:
                    yield p, below[k]


def between(upper: list[int], high: int, lower: list[int], low: int) -> list[int]:
    """The ray of the plane of two rays that has height 0."""
    return reduced([high * b - low * a for a, b in zip(upper, lower, strict=True)])


def prove_corner(game: Game, corner: tuple[Fraction, ...]) -> None:
    """Check that the amounts are in the core and that the coalitions without excess determine them."""
    prove_core_point(game, corner)
    excess, _ = exact_excesses(game, corner)
    span = Span(game.n)
    for coalition in np.flatnonzero(excess == 0).tolist():
        span.add(coalition)
    require(span.is_everything, f"{tuple(map(str, corner))} is in the core but no corner of it")
