"""The constrained nucleolus: least complaints among the splits that obey policy rules."""

from collections.abc import Iterable

from sharing.games.allocation import Allocation
from sharing.games.game import Game
from sharing.games.lexicographic import least_complaints
from sharing.games.policy import PolicyRule, policy


def constrained_nucleolus(game: Game, rules: Iterable[PolicyRule | str] = ()) -> Allocation:
    """The split that is best for the most dissatisfied coalition, then for the next one, among those allowed.

        min lexicographically  (the excesses v(S) - x(S), from large to small)
        over x(N) = v(N) and every rule: sum of factor_i x_i >= (<=, =) amount + share v(N)

    The rules state floors, caps, the least share of a group, ratios: "a >= 10", "b <= 50%", "a + b >= 1/3*c".
    Individual rationality is a rule like any other: "a >= 4" for v(a) = 4. Without rules it is the
    prenucleolus. Exists and is unique whenever the rules can be obeyed at all.

    Args:
        game: Benefits in the unit of account.
        rules: `PolicyRule`s, or their texts. In `solution("constrained_nucleolus").charges(cost_game,
            rules=...)` they are rules about the charges.

    Returns:
        Allocation with `proof.levels`; their `bounds` say which rules, numbered as in `proof.demands`, stand
        in the way of somebody who would gain. Exact when the game is, else the exact answer for the game
        rounded to 12 digits of its largest value, as floats.

    Raises:
        ValueError: A text is no rule, or names an unknown player.
        UndefinedSolution: No split obeys all rules; the message says which ones contradict each other.
        SolverFailure: The proof did not verify.

    Source:
        Maschler, Potters, Tijs (1992) [MaschlerPottersTijs1992].

    >>> game = Game(("a", "b", "c"), [0, 0, 0, 60, 0, 0, 0, 90])
    >>> constrained_nucleolus(game).amounts
    (Fraction(75, 2), Fraction(75, 2), Fraction(15, 1))
    >>> constrained_nucleolus(game, ["c >= 20", "a <= 30%"]).amounts
    (Fraction(27, 1), Fraction(43, 1), Fraction(20, 1))
    """
    bounds = [bound for rule in policy(rules) for bound in rule.bounds(game)]
    return least_complaints(game, "constrained_nucleolus", bounds)
