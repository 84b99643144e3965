"""The tau value: between the least that each can demand and the most that it can hope for."""

from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.coalitions import subset_sums
from sharing.games.exact_table import integer_type, widest
from sharing.games.game import Game


def tau(game: Game) -> Allocation:
    """The efficient point between the minimal rights and the utopia payoffs.

        M_i = v(N) - v(N without i)                                          the most that i can hope for
        m_i = max over S with i of  v(S) - sum of M_j over the others in S   the least that i can demand
        x   = m + t (M - m)    with t such that x(N) = v(N)

    Args:
        game: Benefits in the unit of account, quasi-balanced: m_i <= M_i for all, sum m <= v(N) <= sum M.
            Every game with a core is.

    Returns:
        Amounts that add up to v(N). A game of floats is rounded to 12 digits of its largest value.

    Raises:
        UndefinedSolution: The game is not quasi-balanced; the message says what fails. The prenucleolus
            exists.

    Source:
        Tijs (1981) [Tijs1981].

    >>> tau(Game(("a", "b"), [0, 10, 5, 30])).amounts
    (Fraction(35, 2), Fraction(25, 2))
    """
    grain, pot = game.table.grain, int(game.table.counts[-1])
    hopes, demands = bounds(game)
    for name, least, most in zip(game.players, demands, hopes, strict=True):
        if least > most:
            raise UndefinedSolution(
                f"{name} can demand {least * grain} but hope for no more than {most * grain}; "
                "the prenucleolus exists"
            )
    low, high = sum(demands), sum(hopes)
    if low > pot:  # pot > high cannot be: m_i >= v(N) - sum of the other M_j, so some m_i > M_i
        raise UndefinedSolution(
            f"there is {pot * grain} to share, but the players can demand {low * grain}; "
            "the prenucleolus exists"
        )
    t = Fraction(pot - low, high - low) if high > low else Fraction(0)
    amounts = ((least + t * (most - least)) * grain for least, most in zip(demands, hopes, strict=True))
    return Allocation.of(game, "tau", amounts)


def bounds(game: Game) -> tuple[list[int], list[int]]:
    """The utopia payoffs and the minimal rights, in grains.

    For S with i the others ask for M(S) - M_i, so i can demand v(S) - M(S) + M_i.
    """
    counts, n = game.table.counts, game.n
    hopes = [int(counts[-1]) - int(counts[game.grand ^ 1 << i]) for i in range(n)]
    dtype = integer_type(widest(counts) + sum(map(abs, hopes)))
    left = counts.astype(dtype, copy=False) - subset_sums(hopes, dtype)
    most_left = [int(left.reshape(-1, 2, 2**i)[:, 1].max()) for i in range(n)]
    return hopes, [hope + rest for hope, rest in zip(hopes, most_left, strict=True)]
