"""The least core: how small the largest complaint of a coalition can be made."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.certificates import covered, louder, not_handed_out, require, weighted_worth
from sharing.games.game import Game
from sharing.games.lexicographic import Lexicographic


@dataclass(frozen=True)
class LeastCore:
    """The least possible largest excess, a split that attains it, and weights that forbid a smaller one.

        sum of weight_S = 1,   sum of weight_S 1_S = cover 1_N,   value = sum of weight_S v(S) - cover v(N)

    Attributes:
        value: In the unit of the game. Positive iff the core is empty: then a split holds only if leaving
            costs each coalition that much.
        point: A split whose largest excess is the value.
        weights: Bitmask and weight of each coalition.
        cover: How often the weighted coalitions cover every player.
    """

    value: Fraction
    point: Allocation
    weights: tuple[tuple[int, Fraction], ...]
    cover: Fraction


def least_core(game: Game) -> LeastCore:
    """The smallest t for which a split leaves no coalition an excess above t, with its proof.

        min t   over   x(N) = v(N),  v(S) - x(S) <= t  for every S but the empty one and N

    Args:
        game: Benefits in the unit of account. A game of floats is rounded to 12 digits of its largest value.

    Raises:
        UndefinedSolution: A single player: there is no coalition to complain.
        SolverFailure: The proof did not verify.

    Source:
        Maschler, Peleg, Shapley (1979) [MaschlerPelegShapley1979].

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> least_core(majority).value
    Fraction(1, 3)
    """
    if game.n == 1:
        raise UndefinedSolution("with one player there is no coalition to complain; v(N) is the split")
    search = Lexicographic(game)
    level = search.next_level()
    total = sum(level.weights)
    weights = [(S, Fraction(w, total)) for S, w in zip(level.coalitions, level.weights, strict=True)]
    cover = sum((Fraction(w, total) for _, w in level.span), start=Fraction(0))
    point = [x * game.table.grain for x in search.prices.fractions()[: game.n]]
    prove_least_core(game, point, level.excess, weights)
    return LeastCore(level.excess, Allocation.of(game, "least_core", point), tuple(weights), cover)


def prove_least_core(
    game: Game, point: Sequence[Fraction], value: Fraction, weights: Sequence[tuple[int, Fraction]]
) -> None:
    """Check the split against all coalitions and the weights against the split: primal value = dual value.

    Args:
        game: The game; its exact `table` is used.
        point: Amounts in the unit of the game.
        value: The claimed largest excess.
        weights: Proper coalitions with their weights.

    Raises:
        SolverFailure: The split or the weights do not have the value.
    """
    grand = weighted_worth(game, [(game.grand, 1)])
    require(sum(point) == grand, not_handed_out(point))
    for _, coalition in louder(game, point, value):
        require(coalition in (0, game.grand), f"{game.label(coalition)} has a larger excess than {value}")
    require(all(0 < S < game.grand and w > 0 for S, w in weights), "a weight is not that of a coalition")
    require(sum(weight for _, weight in weights) == 1, "the weights do not add up to 1")
    times = covered(weights, game.n)
    require(len(set(times)) == 1, f"the weights cover the players {times} times, not equally")
    bound = weighted_worth(game, weights) - times[0] * grand
    require(bound == value, f"the weights forbid less than {bound}, the split attains {value}")
