"""The modiclus: no coalition is much better treated than another."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.errors import TooManyPlayers
from sharing.games.allocation import Allocation
from sharing.games.certificates import require
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.lexicographic import least_complaints

MOST_PLAYERS = 12
"""4**12 pairs of coalitions are a table of 128 MB."""


def modiclus(game: Game) -> Allocation:
    """The split that makes the largest difference of two excesses smallest, then the next one, and so on.

        min lexicographically  (the e(S) - e(T) for all pairs of coalitions S, T, from large to small)
        over x(N) = v(N),  with e(S) = v(S) - x(S), the empty coalition and N included

    Treats alike what a coalition secures and what it can prevent: the game and its dual, v*(S) = v(N) less
    v(N without S), have the same modiclus. Computed as the prenucleolus of the dual cover, a game of the
    players and as many doubles, in which S and the doubles of T secure max(v(S) + v*(T), v*(S) + v(T)).

    Args:
        game: Benefits in the unit of account; at most 12 players.

    Returns:
        Allocation; its proof is about the dual cover (bits n to 2n - 1 are the doubles). Exact when the game
        is, else the exact answer for the game rounded to 12 digits of its largest value, as floats.

    Raises:
        TooManyPlayers: More than 12 players; `prenucleolus` and `nucleolus` still answer.
        SolverFailure: The proof did not verify.

    Source:
        Sudhoelter (1997) [Sudhoelter1997]; dual cover: Peleg and Sudhoelter (2007) [PelegSudhoelter2007].

    >>> modiclus(Game(("left", "left too", "right"), [0, 0, 0, 0, 0, 1, 1, 1])).amounts
    (Fraction(1, 4), Fraction(1, 4), Fraction(1, 2))
    """
    if game.n > MOST_PLAYERS:
        raise TooManyPlayers(
            f"the modiclus compares all pairs of coalitions, 4**{game.n} for {game.n} players; it is "
            f"computed up to {MOST_PLAYERS} players, nucleolus and prenucleolus for more"
        )
    doubles = [f"{player} (double)" for player in game.players]
    names = [*game.players, *doubles]
    if len(set(names)) < len(names):
        names = [f"{i + 1}" for i in range(len(names))]
    cover = Game.from_counts(names, dual_cover(game.table.counts), game.table.grain)
    solved = least_complaints(cover, "modiclus")
    amounts = solved.amounts[: game.n]
    require(solved.amounts[game.n :] == amounts, "a player and its double get different amounts")
    return Allocation.of(game, "modiclus", amounts, solved.proof)


def dual_cover(counts: NDArray[Any]) -> NDArray[Any]:
    """max(v(S) + v*(T), v*(S) + v(T)), shape (4**n,): S in the low bits, T in the high ones."""
    own = counts.astype(integer_type(4 * widest(counts) + 1), copy=False)
    dual = own[-1] - own[::-1]
    cover: NDArray[Any] = np.maximum(np.add.outer(dual, own), np.add.outer(own, dual))
    return cover.ravel()
