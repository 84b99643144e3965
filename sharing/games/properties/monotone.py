"""Monotone: nobody makes a coalition poorer by joining it."""

from sharing.games.contributions import contributions, without_player
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game
from sharing.games.judgement import Judgement, amount, breach, slack


def monotone(game: Game) -> Judgement:
    """Whether larger coalitions are worth at least as much.

        v(S) <= v(S + i)   for all S and i

    Returns:
        The breach names S and S + i with the largest loss.

    >>> monotone(Game(("a", "b"), [0, 10, 5, 8])).statement
    'not monotone: a is worth 10, but a+b only 8'
    """
    counts = game.table.counts.astype(integer_type(2 * widest(game.table.counts)), copy=False)
    worst, smaller, larger = -1, 0, 0
    for i in range(game.n):
        added = contributions(counts, i)
        lowest = int(added.argmin())
        if -added[lowest] > worst:
            worst, smaller = int(-added[lowest]), without_player(lowest, i)
            larger = smaller | 1 << i
    if worst <= slack(game):
        return Judgement(True, "monotone: no coalition is worth less than a part of it")
    low, high = amount(game, int(counts[larger])), amount(game, int(counts[smaller]))
    said = f"not monotone: {game.label(smaller)} is worth {high}, but {game.label(larger)} only {low}"
    return Judgement(False, said, breach(game, (smaller, larger), worst))
