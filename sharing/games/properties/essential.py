"""Essential: together there is more than one by one."""

from fractions import Fraction

from sharing.games.exact_table import Amount
from sharing.games.game import Game
from sharing.games.judgement import Judgement, breach, slack


def essential(game: Game) -> Judgement:
    """Whether cooperation of all leaves a surplus to share.

        v(N) > sum of v(i)

    Returns:
        The breach names the single players; its gap is what they secure alone beyond v(N), 0 in a game
        without a surplus.

    >>> essential(Game(("a", "b"), [0, 10, 5, 30])).statement
    'essential: all together secure 30, one by one 15'
    """
    counts, singles = game.table.counts, [1 << i for i in range(game.n)]
    surplus = int(counts[-1]) - sum(int(counts[single]) for single in singles)
    alone: Amount = sum(game.alone(), start=Fraction(0))
    said = f"all together secure {game.worth(game.grand)}, one by one {alone}"
    if surplus > slack(game):
        return Judgement(True, f"essential: {said}")
    return Judgement(False, f"not essential: {said}", breach(game, singles, -surplus))
