"""Balanced: there is a split that nobody leaves."""

from sharing.games.balancedness import EmptyCore, core_status
from sharing.games.game import Game
from sharing.games.judgement import Breach, Judgement


def balanced(game: Game) -> Judgement:
    """Whether the core is not empty.

        sum of w_S v(S) <= v(N)   for all weights w >= 0 whose coalitions cover every player once

    Returns:
        The breach names the coalitions that carry weight and by how much they are worth more than v(N);
        `core_status` gives the weights too, or a point of the core.

    Source:
        Bondareva (1963), Shapley (1967) [Bondareva1963, Shapley1967].

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> balanced(majority).statement
    'not balanced: a+b, a+c, b+c, weighted so that each player counts once, are worth 1/2 more than v(N)'
    """
    status = core_status(game)
    if not isinstance(status, EmptyCore):
        return Judgement(True, "balanced: there is a split that no coalition leaves")
    coalitions = tuple(sorted(coalition for coalition, _ in status.weights))
    gap = status.shortfall if game.is_exact else float(status.shortfall)
    listed = ", ".join(map(game.label, coalitions))
    said = f"not balanced: {listed}, weighted so that each player counts once, are worth {gap} more than v(N)"
    return Judgement(False, said, Breach(coalitions, tuple(map(game.members, coalitions)), gap))
