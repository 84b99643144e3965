"""The per-capita nucleolus: complaints are counted per head."""

from sharing.games.allocation import Allocation
from sharing.games.concepts.nucleolus import require_imputation
from sharing.games.game import Game
from sharing.games.kohlberg import outside_options
from sharing.games.lexicographic import least_complaints
from sharing.games.yardsticks import PER_HEAD


def per_capita_nucleolus(game: Game) -> Allocation:
    """The nucleolus with every coalition's excess divided by its number of members.

        min lexicographically  (the (v(S) - x(S)) / |S|, from large to small)   over x(N) = v(N), x_i >= v(i)

    Lies in the core whenever the core is not empty.

    Args:
        game: Benefits in the unit of account.

    Returns:
        Allocation with `proof.levels`, whose excesses are per head; exact when the game is, else the exact
        answer for the game rounded to 12 digits of its largest value, as floats.

    Raises:
        UndefinedSolution: No imputation exists: alone the players secure more than v(N). Use `prenucleolus`.
        SolverFailure: The proof did not verify.

    Source:
        Young, Okada, Hashimoto (1982) [YoungOkadaHashimoto1982]; example: Young (1985), p. 68 [Young1985].

    >>> game = Game(("a", "b", "c"), [0, 0, 0, 0, 0, 9, 10, 12])
    >>> per_capita_nucleolus(game).amounts
    (Fraction(2, 3), Fraction(7, 6), Fraction(61, 6))
    """
    require_imputation(game)
    return least_complaints(game, "per_capita_nucleolus", outside_options(game), PER_HEAD)
