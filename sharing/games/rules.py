"""A game as rules: "needs these players, without those, yields so much". What a contract really says.

Also known as marginal-contribution nets; with nobody excluded the amounts are Harsanyi dividends. Every
game can be written so, and some answers (the Shapley value) follow from the rules directly, for any number
of players.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharing.games.exact_table import Number, exact, integer_type
from sharing.games.game import Game, checked_players, mask, require_table

MOST_EXPANDED = 6
"""Rules that exclude up to so many players are expanded into 2**6 rules that exclude nobody."""


@dataclass(frozen=True)
class Rule:
    """An amount that a coalition earns when it contains all of `needs` and none of `without`.

    Args:
        needs: Names; at least one, as the empty coalition earns nothing.
        without: Names; none of them among `needs`.
        amount: Exact (a float counts as the decimal that Python prints for it); may be negative.
        name: What the amount is, for explanations.

    Raises:
        ValueError: Nobody is needed, somebody is both needed and excluded, or the amount is not finite.

    >>> Rule(["home", "host"], amount="0.1").amount
    Fraction(1, 10)
    """

    needs: frozenset[str]
    without: frozenset[str] = frozenset()
    amount: Fraction = Fraction(0)
    name: str = field(default="", compare=False)

    def __init__(
        self, needs: Iterable[str], without: Iterable[str] = (), amount: Number = 0, name: str = ""
    ) -> None:
        for key, value in (("needs", frozenset(needs)), ("without", frozenset(without))):
            object.__setattr__(self, key, value)
        object.__setattr__(self, "amount", exact(amount))
        object.__setattr__(self, "name", name)
        if not self.needs:
            raise ValueError(f"a rule needs at least one player, {name or 'this one'} needs none")
        if both := self.needs & self.without:
            raise ValueError(f"{', '.join(sorted(both))} cannot be needed and excluded by the same rule")


@dataclass(frozen=True)
class RuleGame:
    """A game as a list of rules; a coalition is worth the sum of the rules that it satisfies.

        v(S) = sum of amount over the rules with  needs inside S  and  no player of without in S

    Args:
        players: Distinct names, any number of them.
        rules: In the order in which they are to be explained.

    Raises:
        ValueError: A rule names somebody who is not a player.

    Source:
        Ieong and Shoham (2005) [IeongShoham2005].

    >>> game = RuleGame(("a", "b"), [Rule("a", amount=10), Rule("ab", amount=20), Rule("a", "b", 3)])
    >>> game.to_table().worth(0b11), game.worth({"a"})
    (Fraction(30, 1), Fraction(13, 1))
    """

    players: tuple[str, ...]
    rules: tuple[Rule, ...]

    def __init__(self, players: Iterable[str], rules: Iterable[Rule]) -> None:
        object.__setattr__(self, "players", checked_players(players))
        object.__setattr__(self, "rules", tuple(rules))
        known = frozenset(self.players)
        for rule in self.rules:
            if unknown := (rule.needs | rule.without) - known:
                mask(self.players, sorted(unknown))  # raises, naming the nearest player

    @property
    def n(self) -> int:
        """Number of players."""
        return len(self.players)

    def worth(self, members: Iterable[str]) -> Fraction:
        """v(S) of the coalition with these members."""
        S = frozenset(members)
        earned = (rule.amount for rule in self.rules if rule.needs <= S and not rule.without & S)
        return sum(earned, start=Fraction(0))

    def to_table(self) -> Game:
        """The same game as an exact table, shape (2**n,).

        Raises:
            TooManyPlayers: More than 28 players.
        """
        require_table(self.n)
        denominator = math.lcm(*(rule.amount.denominator for rule in self.rules))
        counts = [int(rule.amount * denominator) for rule in self.rules]
        reach = sum(
            abs(count) << min(len(rule.without), MOST_EXPANDED)
            for count, rule in zip(counts, self.rules, strict=True)
        )
        table = np.zeros(2**self.n, dtype=integer_type(reach))
        late = [pair for pair in zip(self.rules, counts, strict=True) if len(pair[0].without) > MOST_EXPANDED]
        for rule, count in zip(self.rules, counts, strict=True):
            if len(rule.without) <= MOST_EXPANDED:
                self.expand(rule, count, table)
        zeta_transform(table)
        for rule, count in late:
            table[self.satisfied(rule)] += count
        return Game.from_counts(self.players, table, Fraction(1, denominator))

    def expand(self, rule: Rule, count: int, dividends: NDArray[Any]) -> None:
        """Add the rule as rules that exclude nobody: inclusion and exclusion over the excluded players."""
        needs = mask(self.players, rule.needs)
        signed = [(needs, count)]
        for bit in (mask(self.players, [name]) for name in rule.without):
            signed += [(coalition | bit, -amount) for coalition, amount in signed]
        for coalition, amount in signed:
            dividends[coalition] += amount

    def satisfied(self, rule: Rule) -> NDArray[np.bool_]:
        """Which of the 2**n coalitions satisfy the rule."""
        needs, without = mask(self.players, rule.needs), mask(self.players, rule.without)
        present = np.arange(2**self.n) & (needs | without)
        return np.asarray(present == needs, dtype=bool)


def zeta_transform(table: NDArray[Any]) -> None:
    """Replace dividends by values in place: each coalition receives the sum over its subsets.

    The first axis of the table are the coalitions; further axes, such as draws, are carried along.

    >>> table = np.array([0, 10, 5, 15])
    >>> zeta_transform(table)
    >>> table.tolist()
    [0, 10, 5, 30]
    """
    for i in range(len(table).bit_length() - 1):
        pairs = table.reshape(-1, 2, 2**i, *table.shape[1:])
        pairs[:, 1] += pairs[:, 0]
