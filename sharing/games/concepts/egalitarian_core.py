"""The most equal split that nobody leaves: the constrained egalitarian point of the core."""

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.balancedness import EmptyCore, core_status
from sharing.games.game import Game
from sharing.games.leximin import CoreLeximin
from sharing.games.leximin_proof import prove_leximin


def egalitarian_core(game: Game) -> Allocation:
    """The core point that is best for who gets least, then for the next one, and so on.

        max lexicographically  (the amounts x_i, from small to large)   over the core

    Equality of the amounts themselves: not covariant. In a convex game it is `dutta_ray`. Of a cost game the
    largest charge is made as small as possible, then the next one.

    Args:
        game: Benefits in the unit of account.

    Returns:
        Allocation with `proof.levels`; exact when the game is, else the exact answer for the game rounded to
        12 digits of its largest value, as floats.

    Raises:
        UndefinedSolution: The core is empty; the message says by how much. `nucleolus` and `shapley` are
            defined.
        SolverFailure: The proof did not verify.

    Source:
        Arin and Inarra (2001) [ArinInarra2001].

    >>> game = Game.from_coalitions({"a": 20, "b": 4, "a+b": 26, "a+b+c": 36}, players="abc")
    >>> egalitarian_core(game).amounts
    (Fraction(20, 1), Fraction(8, 1), Fraction(8, 1))
    """
    status = core_status(game)
    if isinstance(status, EmptyCore):
        raise UndefinedSolution(
            f"the core is empty, {status.shortfall} is missing; nucleolus and shapley need no core"
        )
    amounts, levels = CoreLeximin(game).solve()
    proof = prove_leximin(game, amounts, levels)
    return Allocation.of(game, "egalitarian_core", amounts, proof)
