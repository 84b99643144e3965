"""Policy rules: linear demands on who receives what, written as text or given as numbers."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self

from sharing.games.game import Game, mask
from sharing.games.kohlberg import Bound

RELATION = re.compile(r"(>=|<=|=)")
TURNED = {">=": "<=", "<=": ">=", "=": "="}


@dataclass(frozen=True)
class PolicyRule:
    """A demand on the amounts:  sum of factor_i x_i  >=, <= or =  amount + share v(N).

    Attributes:
        factors: A factor for each player who takes part, by name.
        relation: ">=" (a floor), "<=" (a cap) or "=".
        amount: In the unit of account.
        share: Part of everything that is handed out.
        text: The rule as it was written.

    >>> rule = PolicyRule.read("town + county >= 30% + 5")
    >>> rule.factors, rule.relation, rule.amount, rule.share
    ((('town', Fraction(1, 1)), ('county', Fraction(1, 1))), '>=', Fraction(5, 1), Fraction(3, 10))
    """

    factors: tuple[tuple[str, Fraction], ...]
    relation: str
    amount: Fraction
    share: Fraction
    text: str

    @classmethod
    def read(cls, text: str) -> Self:
        """A rule written as a comparison of two sums of names, numbers and percentages.

        Terms are joined by "+" or by "-" between spaces; a factor stands before its name: "2*a - b >= 0". A
        percentage is a part of v(N).

        Raises:
            ValueError: There is not one comparison, or a term is not a name, a number or a product.
        """
        sides = RELATION.split(text)
        if len(sides) != 3:
            raise ValueError(f"{text!r} is no rule; write one comparison, as in 'a + b >= 30%' or 'a <= 5'")
        factors: dict[str, Fraction] = {}
        amount = share = Fraction(0)
        for side, sign in ((sides[0], 1), (sides[2], -1)):
            for name, number in terms(side, text):
                if name == "%":
                    share -= sign * number / 100
                elif name:
                    factors[name] = factors.get(name, Fraction(0)) + sign * number
                else:
                    amount -= sign * number
        return cls(tuple(factors.items()), sides[1], amount, share, text.strip())

    def turned(self) -> "PolicyRule":
        """The same demand on charges y, stated for the benefits x = -y."""
        return replace(self, relation=TURNED[self.relation], amount=-self.amount)

    def bounds(self, game: Game) -> tuple[Bound, ...]:
        """The rule as one or, for an equation, two demands in integers, sum of a_i x_i >= b.

        Raises:
            ValueError: A name is unknown.
        """
        mask(game.players, (name for name, _ in self.factors))  # raises for an unknown name
        given = dict(self.factors)
        scale = math.lcm(*(factor.denominator for factor in given.values()))
        entries = tuple(int(given.get(player, 0) * scale) for player in game.players)
        least = (self.amount / game.table.grain + self.share * int(game.table.counts[-1])) * scale
        floor = Bound(entries, least, self.text)
        cap = Bound(tuple(-a for a in entries), -least, self.text)
        return {">=": (floor,), "<=": (cap,), "=": (floor, cap)}[self.relation]


def terms(side: str, text: str) -> Iterable[tuple[str, Fraction]]:
    """Name and factor of each term of a sum; a number has the name "", a percentage the name "%"."""
    for term in re.split(r"\+", re.sub(r"\s-\s", " +-", side)):
        plain = term.strip()
        sign, plain = (-1, plain[1:].strip()) if plain.startswith("-") else (1, plain)
        factor, times, name = (part.strip() for part in plain.rpartition("*"))
        if not plain or (times and not (factor and name)):
            raise ValueError(f"a term is missing in {text!r}; write for instance 'a + 2*b >= 30%'")
        if times:
            yield name, sign * number(factor, text)
        elif plain.endswith("%"):
            yield "%", sign * number(plain[:-1], text)
        else:
            try:
                yield "", sign * Fraction(plain)
            except ValueError:
                yield plain, Fraction(sign)


def number(written: str, text: str) -> Fraction:
    """A number as written."""
    try:
        return Fraction(written.strip())
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"{written!r} in {text!r} is not a number") from None


def policy(rules: Iterable[PolicyRule | str]) -> tuple[PolicyRule, ...]:
    """Rules given as such or as text.

    Raises:
        ValueError: A text is no rule.
    """
    return tuple(rule if isinstance(rule, PolicyRule) else PolicyRule.read(rule) for rule in rules)
