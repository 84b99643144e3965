"""The Banzhaf value, scaled so that everything is handed out."""

from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.concepts.banzhaf import average_gains
from sharing.games.game import Game


def normalised_banzhaf(game: Game) -> Allocation:
    """Everything that there is, divided in proportion to the Banzhaf value: in a vote its index.

        x_i = v(N) beta_i / sum of beta_j

    Args:
        game: Benefits in the unit of account.

    Returns:
        Amounts that add up to v(N). A game of floats is rounded to 12 digits of its largest value.

    Raises:
        UndefinedSolution: The Banzhaf values add up to 0 and give no proportion. `banzhaf` and `shapley` are
            defined.

    Source:
        Banzhaf (1965) [Banzhaf1965].

    >>> board = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 0, 1])
    >>> normalised_banzhaf(board).amounts
    (Fraction(3, 5), Fraction(1, 5), Fraction(1, 5))
    """
    gains = tuple(average_gains(game.table, game.n))
    total = sum(gains, start=Fraction(0))
    if total == 0:
        stated = ", ".join(f"{name} {gain}" for name, gain in zip(game.players, gains, strict=True))
        raise UndefinedSolution(f"the Banzhaf values add up to 0 ({stated}); shapley is defined")
    pot = int(game.table.counts[-1]) * game.table.grain
    return Allocation.of(game, "normalised_banzhaf", (pot * gain / total for gain in gains))
