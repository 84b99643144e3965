"""Games of any number of players, through one question: who complains most about given amounts?

No table of 2**n values is written down. Whoever can name the unsettled coalition with the largest excess,
or say that none is above a bound, gives the whole core and the nucleolus: rules can, a function of few
players can, and so can a caller who knows his game.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, Self

from sharing.games.coalitions import members
from sharing.games.exact_simplex import Prices
from sharing.games.exact_table import Number, exact
from sharing.games.game import checked_players, mask
from sharing.games.rules import RuleGame

Vector = Sequence[int]
Worth = Callable[[frozenset[str]], Number]
Worst = Callable[[Mapping[str, Fraction], Sequence[Mapping[str, int]]], Iterable[str] | None]


class Oracle(Protocol):
    """Who answers for the coalitions; amounts and values are counted in grains."""

    @property
    def grain(self) -> Fraction:
        """The unit in which every v(S) is a whole number."""

    @property
    def evidence(self) -> str:
        """What stands behind the answer "nobody complains", to be put after "proven by"."""

    @property
    def guess(self) -> tuple[Fraction, ...] | None:
        """A split of v(N) in grains that few coalitions object to, if one is known; it only saves time."""

    @property
    def suspects(self) -> Sequence[int]:
        """Coalitions that are likely to complain; they only save time."""

    def count(self, coalition: int) -> int:
        """v(S) in grains."""

    def complaints(self, prices: Prices, above: int, outside: Sequence[Vector]) -> Sequence[int]:
        """Coalitions with q v(S) - q x(S) > above, where x_i = prices.numerators[i] / q.

        Args:
            prices: Amounts in grains, one per player, over the common denominator q.
            above: The bound.
            outside: Only coalitions with w(S) != 0 for one of these vectors count; without vectors all do.

        Returns:
            Some of them, the loudest first; none only if there is none.
        """


@dataclass(frozen=True)
class OracleGame:
    """A game known by its oracle. Made by `of_rules`, `of_function` or `of_worst`.

    >>> from sharing.games.rules import Rule
    >>> game = OracleGame.of_rules(RuleGame("ab", [Rule("a", (), 10), Rule("ab", (), 20)]))
    >>> game.worth(["a", "b"])
    Fraction(30, 1)
    """

    players: tuple[str, ...]
    oracle: Oracle

    @classmethod
    def of_rules(cls, game: RuleGame) -> Self:
        """A game of rules, of any number of players: answered by branch and bound, with exact bounds."""
        from sharing.games.rule_oracle import RuleOracle

        return cls(game.players, RuleOracle(game))

    @classmethod
    def of_function(cls, players: Iterable[str], worth: Worth) -> Self:
        """A function that says what a set of names secures; it is asked once for every coalition.

        Raises:
            TooManyPlayers: More than 20 players; the message says what still can be answered.
        """
        from sharing.games.function_oracle import FunctionOracle

        names = checked_players(players)
        return cls(names, FunctionOracle(names, worth))

    @classmethod
    def of_worst(cls, players: Iterable[str], worth: Worth, worst: Worst, grain: Number = 1) -> Self:
        """A function that names the coalition with the largest excess at given amounts.

        Args:
            players: Distinct names, any number.
            worth: What a set of names secures.
            worst: Called with the amounts by name and with lists of weights by name; it has to return the
                coalition with the largest excess among those whose weights in one of the lists do not add
                up to 0 (any coalition when there are no lists), or None. Its word is believed.
            grain: Every value is a multiple of it, e.g. "0.01".
        """
        from sharing.games.caller_oracle import CallerOracle

        names = checked_players(players)
        return cls(names, CallerOracle(names, worth, worst, exact(grain)))

    @property
    def n(self) -> int:
        """Number of players."""
        return len(self.players)

    @property
    def grand(self) -> int:
        """The coalition of all players, N."""
        return (1 << self.n) - 1

    def worth(self, names: Iterable[str]) -> Fraction:
        """v(S) of the coalition with these members."""
        return self.value(mask(self.players, names))

    def value(self, coalition: int) -> Fraction:
        """v(S) of a bitmask."""
        return self.oracle.count(coalition) * self.oracle.grain

    def members(self, coalition: int) -> tuple[str, ...]:
        """The names of the players in a coalition, in the order of the players."""
        return tuple(self.players[i] for i in members(coalition))


def oracle_game(game: OracleGame | RuleGame) -> OracleGame:
    """The game as it is, or rules with their oracle."""
    return OracleGame.of_rules(game) if isinstance(game, RuleGame) else game
