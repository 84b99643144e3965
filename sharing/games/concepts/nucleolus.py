"""The nucleolus: the imputation whose sorted dissatisfactions are smallest."""

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.game import Game
from sharing.games.kohlberg import outside_options
from sharing.games.lexicographic import least_complaints


def nucleolus(game: Game) -> Allocation:
    """The imputation that is best for the most dissatisfied coalition, then for the next one, and so on.

        min lexicographically  (the excesses v(S) - x(S), from large to small)   over x(N) = v(N), x_i >= v(i)

    Lies in the core whenever the core is not empty.

    Args:
        game: Benefits in the unit of account.

    Returns:
        Allocation with `proof.levels`; exact when the game is, else the exact answer for the game rounded
        to 12 digits of its largest value, as floats.

    Raises:
        UndefinedSolution: No imputation exists: alone the players secure more than v(N). Use `prenucleolus`.
        SolverFailure: The proof did not verify.

    Source:
        Schmeidler (1969) [Schmeidler1969].

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> nucleolus(majority).amounts
    (Fraction(1, 3), Fraction(1, 3), Fraction(1, 3))
    """
    require_imputation(game)
    return least_complaints(game, "nucleolus", outside_options(game))


def require_imputation(game: Game) -> None:
    """Refuse a game in which the players secure more alone than all together."""
    counts = game.table.counts
    alone, together = sum(int(counts[1 << i]) for i in range(game.n)), int(counts[-1])
    if alone > together:
        grain = game.table.grain
        raise UndefinedSolution(
            f"no imputation exists: alone the players secure {alone * grain}, together only "
            f"{together * grain}; the prenucleolus still exists"
        )
