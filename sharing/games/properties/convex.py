"""Convex: the more have joined already, the more a player adds."""

from sharing.games.contributions import contributions, without_player
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.judgement import Judgement, breach, slack


def convex(game: Game) -> Judgement:
    """Whether every player adds at least as much to a larger coalition.

        v(S + i) + v(S + j) <= v(S + i + j) + v(S)   for all S and i, j outside,
        the same as  v(A) + v(B) <= v(A and B together) + v(their common players)   for all A and B

    A convex game has a core, the Shapley value lies in it, and `dutta_ray` is defined.

    Returns:
        The breach names the coalitions A = S + i and B = S + j for which it fails by most.

    Source:
        Shapley (1971) [Shapley1971].

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> convex(majority).statement
    'not convex: a+c and b+c together are worth 2, their union and their common part only 1'
    """
    worst, A, B = worst_pair(game)
    if worst <= slack(game):
        return Judgement(True, "convex: every player adds at least as much to a larger coalition")
    apart, joined = game.worth(A) + game.worth(B), game.worth(A | B) + game.worth(A & B)
    said = f"not convex: {game.label(A)} and {game.label(B)} together are worth {apart}, their union and "
    return Judgement(False, f"{said}their common part only {joined}", breach(game, (A, B), worst))


def worst_pair(game: Game) -> tuple[int, int, int]:
    """By how many grains the condition fails at most, and where; negative when it never fails."""
    counts = game.table.counts.astype(integer_type(4 * widest(game.table.counts)), copy=False)
    worst, A, B = -4 * widest(counts) - 1, 0, 0
    for i in range(game.n):
        added = contributions(counts, i)
        # Player j > i stands at place j - 1 of the coalitions without i: few of these steps are short ones.
        for j in range(i + 1, game.n):
            growth = contributions(added, j - 1)
            lowest = int(growth.argmin())
            if -growth[lowest] > worst:
                S = without_player(without_player(lowest, j - 1), i)
                worst, A, B = int(-growth[lowest]), S | 1 << i, S | 1 << j
    return worst, A, B
