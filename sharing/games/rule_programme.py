"""The 0/1 programme behind a game of rules: which coalition has the largest excess?

    maximise   sum of amount_r y_r + sum of (own_i - x_i) z_i      z_i = 1 when player i takes part,
                                                                   y_r = 1 when rule r is satisfied
    amount_r > 0:   y_r <= z_i for the needed, y_r <= 1 - z_j for the excluded
    amount_r < 0:   y_r >= sum of z_i + sum of (1 - z_j) - (players named - 1)

Its relaxation (z and y between 0 and 1) bounds the excess of every coalition in a box. The bound is computed
here in integers from the multipliers that the solver suggests, and holds whatever they are:

    any c . v  <=  m . limit + sum over v of the larger end of (c - m A) v        for every m >= 0
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sharing.games.coalitions import members
from sharing.games.game import mask
from sharing.games.linear_programme import LinearProgramme, Row, Solved
from sharing.games.rules import RuleGame

FINENESS = 720
"""Multipliers are rounded to parts of 720: at a vertex of the relaxation they mostly are halves or thirds of
integers, so that rounding makes them right."""


ROUNDING = 1e-6
"""Numbers of the relaxation that are so close to 0 or 1 are meant to be 0 or 1."""


@dataclass(frozen=True)
class Term:
    """A rule with masks for names and a whole number of grains for its amount."""

    needs: int
    without: int
    count: int

    def holds(self, coalition: int) -> bool:
        """Whether the coalition satisfies the rule."""
        return self.needs & ~coalition == 0 and not self.without & coalition


@dataclass(frozen=True)
class Box:
    """The coalitions that contain `inside` and are contained in `reach`."""

    inside: int
    reach: int

    def split(self, i: int) -> tuple["Box", "Box"]:
        """Those without player i and those with him."""
        return Box(self.inside, self.reach & ~(1 << i)), Box(self.inside | 1 << i, self.reach)


class RuleProgramme:
    """The programme of one game; only its objective and its box change from run to run.

    Args:
        game: Any number of players, any rules.
    """

    def __init__(self, game: RuleGame) -> None:
        self.n = game.n
        self.denominator = math.lcm(*(rule.amount.denominator for rule in game.rules))
        self.terms = tuple(
            Term(
                mask(game.players, rule.needs),
                mask(game.players, rule.without),
                int(rule.amount * self.denominator),
            )
            for rule in game.rules
            if rule.amount
        )
        self.own, self.shared = [0] * self.n, []
        for term in self.terms:
            if term.needs.bit_count() == 1 and not term.without:
                self.own[term.needs.bit_length() - 1] += term.count
            else:
                self.shared.append(term)
        self.terms_of = [
            [term for term in self.terms if (term.needs | term.without) >> i & 1] for i in range(self.n)
        ]
        self.rows = [row for k, term in enumerate(self.shared) for row in self.rows_of(term, self.n + k)]
        self.relaxation = LinearProgramme(self.n + len(self.shared), self.rows)
        self.price([0] * self.n, 1)

    def rows_of(self, term: Term, y: int) -> list[Row]:
        """What ties y to the players that the rule names."""
        if term.count > 0:
            needed: list[Row] = [(((y, 1), (i, -1)), 0) for i in members(term.needs)]
            return needed + [(((y, 1), (j, 1)), 1) for j in members(term.without)]
        signed = [(i, 1) for i in members(term.needs)] + [(j, -1) for j in members(term.without)]
        return [((*signed, (y, -1)), term.needs.bit_count() - 1)]

    def count(self, coalition: int) -> int:
        """v(S) in grains."""
        return sum(term.count for term in self.terms if term.holds(coalition))

    def price(self, numerators: Sequence[int], denominator: int) -> None:
        """Let player i cost numerators[i] / denominator grains; excesses count in 1 / denominator grains."""
        own = [denominator * v - x for v, x in zip(self.own, numerators, strict=True)]
        self.objective = own + [denominator * term.count for term in self.shared]
        self.scale = max(1, *map(abs, self.objective))
        self.floats = np.array([c / self.scale for c in self.objective])
        self.numerators, self.q = numerators, denominator

    def excess(self, coalition: int) -> int:
        """v(S) - x(S) in parts of a grain, exactly."""
        return self.q * self.count(coalition) - sum(self.numerators[i] for i in members(coalition))

    def branching(self, box: Box, values: NDArray[np.float64]) -> int | None:
        """The player to decide on next: named by the rules that the relaxation misjudges most."""
        free = members(box.reach & ~box.inside)
        misjudged = [0.0] * self.n
        for term, y in zip(self.shared, values[self.n :].tolist(), strict=True):
            named = members(term.needs | term.without)
            product = math.prod(values[i] if term.needs >> i & 1 else 1 - values[i] for i in named)
            for i in named:
                misjudged[i] += abs(term.count * (y - product))
        undecided = [between(z) for z in values[: self.n].tolist()]
        return max(free, key=lambda i: (misjudged[i] * (undecided[i] > 0), undecided[i]), default=None)

    def gain(self, coalition: int, i: int) -> int:
        """By how much the excess rises when player i joins the coalition, or leaves it."""
        other = coalition ^ 1 << i
        change = sum(term.count * (term.holds(other) - term.holds(coalition)) for term in self.terms_of[i])
        return self.q * change + self.numerators[i] * (1 if coalition >> i & 1 else -1)

    def relaxed(self, box: Box) -> Solved:
        """What the solver says about a box."""
        ends = [(float(box.inside >> i & 1), float(box.reach >> i & 1)) for i in range(self.n)]
        lower = np.zeros(len(self.objective))
        upper = np.ones(len(self.objective))
        lower[: self.n], upper[: self.n] = zip(*ends, strict=True)
        return self.relaxation.solve(self.floats, lower, upper)

    def bound(self, box: Box, multipliers: NDArray[np.float64], extra: Sequence[Row]) -> int:
        """No coalition of the box that keeps the extra rows has a larger excess, in parts of a grain."""
        reduced = [FINENESS * c for c in self.objective]
        total = 0
        for (entries, limit), m in zip([*self.rows, *extra], multipliers.tolist(), strict=True):
            if m > 0:
                whole = round(m * self.scale * FINENESS)
                total += whole * limit
                for column, coefficient in entries:
                    reduced[column] -= whole * coefficient
        for i, c in enumerate(reduced[: self.n]):
            total += c * (box.inside >> i & 1 if c < 0 else box.reach >> i & 1)
        return (total + sum(c for c in reduced[self.n :] if c > 0)) // FINENESS


def between(z: float) -> float:
    """How far a number is from both 0 and 1; nothing when that is rounding."""
    distance = min(z, 1 - z)
    return distance if distance > ROUNDING else 0.0
