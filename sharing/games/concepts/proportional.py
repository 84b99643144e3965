"""Sharing in proportion to what each player secures alone."""

from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.game import Game


def proportional(game: Game) -> Allocation:
    """Everything that there is, divided like the outside options.

        x_i = v(N) v(i) / sum of v(j)

    Not covariant: adding the same sum to what everybody secures changes the proportions. Ignores all
    coalitions but the single players and N. Of a cost game take the costs themselves (`CostGame.costs`).

    Args:
        game: v(i) all >= 0, or all <= 0 (costs), and not all 0.

    Returns:
        Amounts that add up to v(N).

    Raises:
        UndefinedSolution: Outside options of both signs, or all zero: they give no proportion. Use
            `equal_surplus`.

    >>> proportional(Game(("a", "b"), [0, 10, 5, 30])).by_player()
    {'a': Fraction(20, 1), 'b': Fraction(10, 1)}
    """
    alone, pot = game.alone(), game.worth(game.grand)
    if not any(alone) or (min(alone) < 0 < max(alone)):
        stated = ", ".join(f"{name} {worth}" for name, worth in zip(game.players, alone, strict=True))
        raise UndefinedSolution(f"the outside options give no proportion: {stated}; equal_surplus is defined")
    total = sum(alone, start=Fraction(0))
    return Allocation.of(game, "proportional", (pot * worth / total for worth in alone))
