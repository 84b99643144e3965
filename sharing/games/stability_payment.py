"""How much has to come from outside before no coalition leaves."""

from dataclasses import dataclass
from fractions import Fraction

from sharing.games.allocation import Allocation
from sharing.games.balancedness import EmptyCore, NonemptyCore, core_status, least_budget
from sharing.games.certificates import exact_excesses, require
from sharing.games.game import Game


@dataclass(frozen=True)
class CostOfStability:
    """The smallest outside payment, with a split that holds and the weights that forbid a smaller one.

    Attributes:
        payment: 0 when the core is not empty.
        point: A split of v(N) and the payment in which every coalition gets what it secures.
        weights: Balanced coalitions worth v(N) and the payment; empty when nothing needs to be paid.
    """

    payment: Fraction
    point: Allocation
    weights: tuple[tuple[int, Fraction], ...]


def cost_of_stability(game: Game) -> CostOfStability:
    """The least payment to all together, made only if they stay together, that keeps every coalition in.

        min d >= 0   such that   x(N) = v(N) + d,  x(S) >= v(S) for all S

    Args:
        game: Benefits in the unit of account. A game of floats is rounded to 12 digits of its largest value.

    Returns:
        Exact, with both halves of the proof: a split that holds, and weights w_S that use every player once
        and are worth v(N) and the payment, so that no smaller payment satisfies them.

    Raises:
        SolverFailure: The proof did not verify.

    Source:
        Bachrach et al. (2009) [Bachrach2009].

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> cost_of_stability(majority).payment, cost_of_stability(majority).point.amounts
    (Fraction(1, 2), (Fraction(1, 2), Fraction(1, 2), Fraction(1, 2)))
    """
    status = core_status(game)
    if isinstance(status, NonemptyCore):
        return CostOfStability(Fraction(0), status.point, ())
    amounts = tuple(x * game.table.grain for x in least_budget(game).prices.fractions())
    prove_stable(game, amounts, status)
    return CostOfStability(status.shortfall, Allocation.of(game, "stable_split", amounts), status.weights)


def prove_stable(game: Game, amounts: tuple[Fraction, ...], status: EmptyCore) -> None:
    """Check that no coalition lacks anything and that the split hands out v(N) and the shortfall exactly.

    That the shortfall cannot be smaller was checked when the core was found empty.
    """
    excess, q = exact_excesses(game, amounts)
    worst = int(excess.argmax())
    require(excess[worst] <= 0, f"{game.label(worst)} gains by leaving a split said to be stable")
    paid = -int(excess[-1]) * game.table.grain / q
    require(
        paid == status.shortfall, f"the split needs {paid} from outside, the weights prove {status.shortfall}"
    )
