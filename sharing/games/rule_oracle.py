"""The oracle of a game of rules: branch and bound over its 0/1 programme."""

from collections.abc import Sequence
from fractions import Fraction

from sharing.games.branch_and_bound import Search
from sharing.games.exact_simplex import Prices
from sharing.games.rule_programme import RuleProgramme
from sharing.games.rule_shapley import shapley_of_rules
from sharing.games.rules import RuleGame


class RuleOracle:
    """Answers for the coalitions of a game of rules, of any number of players.

    With non-negative amounts and nobody excluded the relaxation has whole solutions (a minimum cut), so one
    linear programme per question mostly suffices; negative amounts make it branch.
    """

    evidence = "branch and bound over the rules, each bound computed in integers without the solver"

    def __init__(self, game: RuleGame) -> None:
        self.programme = RuleProgramme(game)
        self.grain = Fraction(1, self.programme.denominator)
        shapley = (Fraction(amount) for amount in shapley_of_rules(game).amounts)
        self.guess = tuple(amount / self.grain for amount in shapley)
        needed = {term.needs for term in self.programme.terms}
        grand = (1 << game.n) - 1
        others = {grand ^ 1 << i for i in range(game.n)} | {grand ^ needs for needs in needed}
        self.suspects = tuple(sorted((needed | others) - {0, grand}))

    def count(self, coalition: int) -> int:
        """v(S) in grains."""
        return self.programme.count(coalition)

    def complaints(self, prices: Prices, above: int, outside: Sequence[Sequence[int]]) -> Sequence[int]:
        """See `Oracle.complaints`.

        Raises:
            SolverFailure: The rules are too entangled for the search to end.
        """
        self.programme.price(prices.numerators, prices.denominator)
        return Search(self.programme, above, outside).run()
