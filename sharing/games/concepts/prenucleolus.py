"""The prenucleolus: the nucleolus without the demand that nobody gets less than alone."""

from sharing.games.allocation import Allocation
from sharing.games.game import Game
from sharing.games.lexicographic import least_complaints


def prenucleolus(game: Game) -> Allocation:
    """The split that is best for the most dissatisfied coalition, then for the next one, and so on.

        min lexicographically  (the excesses v(S) - x(S), from large to small)   over x(N) = v(N)

    Always exists and is unique. A player can get less than v(i).

    Args:
        game: Benefits in the unit of account.

    Returns:
        Allocation with `proof.levels`; exact when the game is, else the exact answer for the game rounded
        to 12 digits of its largest value, as floats.

    Raises:
        SolverFailure: The proof did not verify.

    Source:
        Schmeidler (1969) [Schmeidler1969]; Sobolev's axioms and the name in Maschler, Peleg, Shapley (1979)
        [MaschlerPelegShapley1979].

    >>> game = Game(("a", "b"), [0, 10, 0, 30])
    >>> prenucleolus(game).by_player()
    {'a': Fraction(20, 1), 'b': Fraction(10, 1)}
    """
    return least_complaints(game, "prenucleolus")
