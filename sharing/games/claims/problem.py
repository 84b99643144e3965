"""A pool that is to be divided among claims that it may not cover."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from sharing.games.allocation import Allocation
from sharing.games.coalitions import subset_sums
from sharing.games.exact_table import Number, exact, integer_type
from sharing.games.game import Game, checked_players, require_table


@dataclass(frozen=True)
class Claims:
    """What there is, and what everybody has a claim to (a bankruptcy problem). Always exact.

    Args:
        estate: The pool, 0 to the sum of the claims.
        claims: Name to claim, none negative.

    Raises:
        ValueError: The pool is negative or covers the claims with something left over, a claim is negative,
            or a number is not finite.

    >>> Claims(200, {"a": 100, "b": 200, "c": 300}).shortfall
    Fraction(400, 1)
    """

    estate: Fraction
    players: tuple[str, ...]
    amounts: tuple[Fraction, ...]

    def __init__(self, estate: Number, claims: Mapping[str, Number]) -> None:
        object.__setattr__(self, "estate", exact(estate))
        object.__setattr__(self, "players", checked_players(claims))
        object.__setattr__(self, "amounts", tuple(exact(claim) for claim in claims.values()))
        for name, claim in zip(self.players, self.amounts, strict=True):
            if claim < 0:
                raise ValueError(f"the claim of {name} is {claim}; claims are not negative")
        if self.estate < 0:
            raise ValueError(f"the pool is {self.estate}; nothing below zero can be divided among claims")
        if self.shortfall < 0:
            raise ValueError(
                f"the pool of {self.estate} covers the claims of {self.total}; they are all paid, and "
                f"{-self.shortfall} is left over"
            )

    @property
    def total(self) -> Fraction:
        """The sum of the claims."""
        return sum(self.amounts, start=Fraction(0))

    @property
    def shortfall(self) -> Fraction:
        """What is missing."""
        return self.total - self.estate

    def to_game(self) -> Game:
        """The game in which a coalition secures what is left when everybody else has been paid in full.

            v(S) = max(0, estate - sum of the claims outside S)

        Source:
            O'Neill (1982) [ONeill1982].

        Raises:
            TooManyPlayers: More than 28 claims. All rules except random arrival work for any number.

        >>> Claims(100, {"a": 80, "b": 60}).to_game().alone()
        (Fraction(40, 1), Fraction(20, 1))
        """
        require_table(len(self.players))
        scale = math.lcm(*(number.denominator for number in (self.estate, *self.amounts)))
        claims = [int(claim * scale) for claim in self.amounts]
        missing = int(self.shortfall * scale)
        left = subset_sums(claims, integer_type(sum(claims) + missing)) - missing
        return Game.from_counts(self.players, np.maximum(left, 0), Fraction(1, scale))

    def awards(self, rule: str, amounts: Iterable[Fraction]) -> Allocation:
        """What a rule gives, in the order of the claims."""
        return Allocation(rule, self.players, tuple(amounts))
