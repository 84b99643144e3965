"""Why no split satisfies all demands: demands that together ask for more than there is."""

from collections.abc import Sequence
from fractions import Fraction

from sharing.games.certificates import require
from sharing.games.exact_simplex import Unbounded
from sharing.games.game import Game
from sharing.games.kohlberg import Bound


def why_impossible(game: Game, bounds: Sequence[Bound], found: Unbounded) -> str:
    """The contradiction in words and numbers, after it has been checked.

    Farkas: weights >= 0 for the demands whose weighted sum asks for the same from every player, say c times
    x(N), but for a total that c v(N) does not reach (or, for c < 0, exceeds).

    Args:
        game: The game.
        bounds: The demands.
        found: The weights, as the solver met them.

    Raises:
        SolverFailure: The weights do not prove it.
    """
    asked, total, words = [0] * game.n, Fraction(0), []
    for column, weight in found.ray:
        if column.role == "settled":  # x(N) = v(N)
            continue
        require(weight > 0, "a contradiction with a negative weight")
        asked = [a + weight * e for a, e in zip(asked, column.entries, strict=False)]
        total += weight * column.value
        demand = bounds[column.coalition].name if column.role == "bound" else least(game, column.coalition)
        words.append(demand if weight == 1 else f"{weight} times: {demand}")
    available = asked[0] * int(game.table.counts[-1])
    require(len(set(asked)) == 1 and total > available, "a contradiction that is none")
    grain = game.table.grain
    return (
        f"no split satisfies all demands. Together ({'; '.join(words)}) they ask that {asked[0]} times the "
        f"total be at least {total * grain}, but it is {available * grain}"
    )


def least(game: Game, coalition: int) -> str:
    """The demand of a coalition that no complaint can be measured for."""
    return f"{game.label(coalition)} gets at least {game.worth(coalition)}"
