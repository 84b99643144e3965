"""Superadditive: two coalitions without common players never lose by joining."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import sizes, subset_sums
from sharing.games.contributions import contributions, without_player
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.judgement import Judgement, amount, breach, slack
from sharing.games.properties.convex import worst_pair
from sharing.games.structures import subsets


def superadditive(game: Game) -> Judgement:
    """Whether joining forces never costs anything.

        v(S) + v(T) <= v(S + T)   for all S and T without common players

    Tried in this order: a player joins a coalition; a convex game is superadditive; all pairs that nothing
    simpler decides. These are at worst 3**n, seconds for 16 players and minutes for 20, but mostly far fewer.

    Returns:
        The breach names S and T: the worst pair of the first step, else the first that was found.

    >>> superadditive(Game(("a", "b"), [0, 10, 5, 12])).statement
    'not superadditive: a and b are worth 15 apart, but only 12 together'
    """
    counts = game.table.counts.astype(integer_type(4 * game.n * widest(game.table.counts)), copy=False)
    allowed = slack(game)
    loss, S, T = worst_joining(counts, game.n)
    if loss <= allowed and worst_pair(game)[0] > allowed:
        loss, S, T = losing_pair(surpluses(counts, game.n), game.n, allowed)
    if loss <= allowed:
        return Judgement(True, "superadditive: no two coalitions lose by joining")
    S, T = sorted((S, T))
    apart, joined = (amount(game, int(total)) for total in (counts[S] + counts[T], counts[S | T]))
    said = f"not superadditive: {game.label(S)} and {game.label(T)} are worth {apart} apart, "
    return Judgement(False, f"{said}but only {joined} together", breach(game, (S, T), loss))


def worst_joining(counts: NDArray[Any], n: int) -> tuple[int, int, int]:
    """The coalition and the player that lose most by joining, as (loss, S, i); a loss of 0 if none does."""
    worst = (0, 0, 0)
    for i in range(n):
        gain = contributions(counts, i) - counts[1 << i]
        lowest = int(gain.argmin())
        worst = max(worst, (int(-gain[lowest]), without_player(lowest, i), 1 << i))
    return worst


def surpluses(counts: NDArray[Any], n: int) -> NDArray[Any]:
    """v(S) - sum of v(i) over S: it loses by joining where v does."""
    return np.asarray(counts - subset_sums([int(counts[1 << i]) for i in range(n)], counts.dtype))


def losing_pair(surplus: NDArray[Any], n: int, allowed: int) -> tuple[int, int, int]:
    """The first pair found that loses more than allowed by joining, as (loss, S, T), or a loss of 0.

    A coalition that is worth no more than two of its parts, S = A + B, need not be tried: if A, B and all
    smaller ones never lose, v(S) + v(T) <= v(A) + v(B) + v(T) <= v(A) + v(B + T) <= v(S + T). Parts come
    before the whole in bitmask order, so it is known which these are when their turn comes.
    """
    settled = surplus <= by_size(surplus, n)
    settled[1 << np.arange(n)] = False  # single players settle many others
    for S in range(1, 2**n - 1):
        if settled[S]:
            continue
        T = subsets((2**n - 1) ^ S)[1:]
        gain = surplus[T | S] - surplus[T] - surplus[S]
        lowest = int(gain.argmin())
        if gain[lowest] < -allowed:
            return int(-gain[lowest]), S, int(T[lowest])
        settled[T[gain <= 0] | S] = True
    return 0, 0, 0


def by_size(surplus: NDArray[Any], n: int) -> NDArray[Any]:
    """What every coalition can be worth without losing by joining, seen from sizes alone, shape (2**n,).

    The least that any coalition of s + t players is worth, less the most that any of t is worth, over all t.
    """
    size = sizes(n)
    least = [int(surplus[size == s].min()) for s in range(n + 1)]
    most = [int(surplus[size == s].max()) for s in range(n + 1)]
    room = [min(least[s + t] - most[t] for t in range(n + 1 - s)) for s in range(n + 1)]
    return np.asarray(np.array(room, dtype=surplus.dtype)[size])
