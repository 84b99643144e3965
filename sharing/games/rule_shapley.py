"""The Shapley value straight from rules: exact, for any number of players, and explained rule by rule."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from sharing.games.allocation import Allocation
from sharing.games.rules import Rule, RuleGame


@dataclass(frozen=True)
class RuleShare:
    """What one rule adds to the Shapley value of the players it names; nobody else gets anything from it."""

    rule: Rule
    shares: dict[str, Fraction]


def shapley_of_rules(game: RuleGame) -> Allocation:
    """Average marginal contribution of each player, in closed form.

        a needed player receives      amount (p - 1)! q! / (p + q)!       p players needed, q excluded,
        an excluded player pays       amount p! (q - 1)! / (p + q)!       summed over the rules

    Args:
        game: Rules in the unit of account; any number of players.

    Returns:
        Exact amounts that add up to v(N).

    Source:
        Ieong and Shoham (2005) [IeongShoham2005].

    >>> game = RuleGame(("a", "b"), [Rule("a", amount=10), Rule("ab", amount=20)])
    >>> shapley_of_rules(game).by_player()
    {'a': Fraction(20, 1), 'b': Fraction(10, 1)}
    """
    denominator = math.lcm(*(rule.amount.denominator for rule in game.rules))
    needed: dict[tuple[int, int, str], int] = defaultdict(int)
    excluded: dict[tuple[int, int, str], int] = defaultdict(int)
    for rule in game.rules:
        count = rule.amount.numerator * (denominator // rule.amount.denominator)
        p, q = len(rule.needs), len(rule.without)
        for name in rule.needs:
            needed[p, q, name] += count
        for name in rule.without:
            excluded[p, q, name] += count
    amounts = dict.fromkeys(game.players, Fraction(0))
    for (p, q, name), count in needed.items():
        amounts[name] += Fraction(count, denominator) * weights(p, q)[0]
    for (p, q, name), count in excluded.items():
        amounts[name] += Fraction(count, denominator) * weights(p, q)[1]
    return Allocation("shapley", game.players, tuple(amounts.values()))


def rule_shares(game: RuleGame) -> Iterator[RuleShare]:
    """The Shapley value taken apart: who gets what from which rule, in the order of the rules.

    >>> game = RuleGame(("a", "b"), [Rule("a", "b", 12, name="own use")])
    >>> next(rule_shares(game)).shares
    {'a': Fraction(6, 1), 'b': Fraction(-6, 1)}
    """
    for rule in game.rules:
        get, pay = weights(len(rule.needs), len(rule.without))
        named = {name: rule.amount * get for name in game.players if name in rule.needs}
        named |= {name: rule.amount * pay for name in game.players if name in rule.without}
        yield RuleShare(rule, named)


@lru_cache(maxsize=1024)
def weights(p: int, q: int) -> tuple[Fraction, Fraction]:
    """Part of the amount that goes to a needed player, and to an excluded one (negative)."""
    orders = math.factorial(p + q)
    get = Fraction(math.factorial(p - 1) * math.factorial(q), orders)
    pay = Fraction(-math.factorial(p) * math.factorial(q - 1), orders) if q else Fraction(0)
    return get, pay
