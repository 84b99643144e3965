"""The proportional nucleolus: complaints are counted in parts of what a coalition secures."""

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.concepts.nucleolus import require_imputation
from sharing.games.game import Game
from sharing.games.kohlberg import outside_options
from sharing.games.lexicographic import least_complaints
from sharing.games.yardsticks import Relative


def proportional_nucleolus(game: Game) -> Allocation:
    """The nucleolus with every coalition's excess divided by what it secures.

        min lexicographically  (the (v(S) - x(S)) / |v(S)|, from large to small)
        over x(N) = v(N), x_i >= v(i)

    A coalition with v(S) = 0 has no relative excess; it must get at least 0. Lies in the core whenever the
    core is not empty. Not covariant: a cost game is solved as v(S) = -c(S), whose relative excess is the part
    of its own cost by which a coalition is overcharged (`solution(name).charges` does that).

    Args:
        game: v(S) all >= 0, or all <= 0 (costs).

    Returns:
        Allocation with `proof.levels`, whose excesses are ratios; exact when the game is, else the exact
        answer for the game rounded to 12 digits of its largest value, as floats.

    Raises:
        UndefinedSolution: Values of both signs, no imputation, coalitions with v(S) = 0 that cannot all get
            at least 0, or splits that only they would tell apart. Use `nucleolus`.
        SolverFailure: The proof did not verify.

    Source:
        Young, Okada, Hashimoto (1982) [YoungOkadaHashimoto1982].

    >>> game = Game(("a", "b", "c"), [0, 0, 0, 48, 0, 60, 72, 140])
    >>> proportional_nucleolus(game).amounts
    (Fraction(28, 1), Fraction(140, 3), Fraction(196, 3))
    """
    least, most = int(game.table.counts.min()), int(game.table.counts.max())
    if least < 0 < most:
        raise UndefinedSolution(
            f"values of both signs, from {least * game.table.grain} to {most * game.table.grain}, have no "
            "relative excess; `nucleolus` is defined"
        )
    require_imputation(game)
    yardstick = Relative(sign=-1 if least < 0 else 1)
    return least_complaints(game, "proportional_nucleolus", outside_options(game), yardstick)
