"""The weighted Nash bargaining solution: what each has without an agreement, and its part of the gain."""

from collections.abc import Mapping
from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation, Proposal, amounts_of
from sharing.games.exact_table import Number
from sharing.games.game import Game
from sharing.games.structures import positive_weights


def nash_bargaining(
    game: Game, *, weights: Mapping[str, Number], disagreement: Proposal | None = None
) -> Allocation:
    """The split that maximises the weighted product of the gains over disagreement.

        max product of (x_i - d_i)^a_i  over  x(N) = v(N), x >= d
        x_i = d_i + a_i (v(N) - sum of d_j)

    with the weights scaled to sum 1. All must agree, so only N and d count. Equal weights give
    `equal_surplus`.

    Args:
        game: Benefits in the unit of account.
        weights: Bargaining power, a positive number for every player.
        disagreement: What each has when there is no agreement; by default v(i).

    Returns:
        Amounts that add up to v(N), at least d_i each.

    Raises:
        UndefinedSolution: Without an agreement the players have more than v(N), so there is nothing to agree
            on.
        ValueError: A weight is missing or not positive, or the disagreement point is incomplete.

    Source:
        Nash (1950) [Nash1950]; with weights: Kalai (1977) [Kalai1977].

    >>> game = Game(("a", "b"), [0, 10, 5, 30])
    >>> nash_bargaining(game, weights={"a": 2, "b": 1}).by_player()
    {'a': Fraction(20, 1), 'b': Fraction(10, 1)}
    """
    power = positive_weights(game.players, weights)
    without = game.alone() if disagreement is None else amounts_of(game, disagreement)
    gain = game.worth(game.grand) - sum(without, start=Fraction(0))
    if gain < -game.tolerance:
        raise UndefinedSolution(
            f"without an agreement the players have {-gain} more than there is to share, "
            f"{game.worth(game.grand)}"
        )
    parts = (weight / sum(power, start=Fraction(0)) for weight in power)
    return Allocation.of(
        game, "nash_bargaining", (d + part * gain for d, part in zip(without, parts, strict=True))
    )
