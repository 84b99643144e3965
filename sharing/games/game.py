"""A transferable-utility game: what every coalition secures for itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sharing.errors import TooManyPlayers
from sharing.games.coalitions import members
from sharing.games.exact_table import (
    Amount,
    ExactTable,
    Number,
    exact_table,
    float_table,
    is_floating,
    nearest_floats,
    rounded_table,
)
from sharing.games.lookup import meant

MOST_PLAYERS = 28
"""A table of 2**28 numbers takes 2 GB; one more player doubles that."""

RELATIVE_TOLERANCE = 1e-9
"""Part of the stake below which two sums of floats count as equal. Exact games need no tolerance."""


@dataclass(frozen=True, eq=False, init=False, repr=False)
class Game:
    """What each coalition secures alone, v(S), for every S; v(empty) = 0 and v(N) is what there is to share.

    Benefits: more is better (for costs see `CostGame`). Exact input (int, Fraction, Decimal, decimal strings)
    stays exact; one float among the values makes the whole game a game of floats.

    Args:
        players: Distinct names.
        values: 2**n numbers in bitmask order: v(empty), v(1), v(2), v(1,2), v(3), v(1,3), ... in the unit of
            account. `Game.from_coalitions` takes names instead.

    Raises:
        ValueError: Names repeat, the number of values is not 2**n, v(empty) is not 0, a value is not finite.
        TooManyPlayers: More than 28 players; state the game as a `RuleGame` then.

    >>> game = Game(("a", "b"), [0, 10, 0, 30])
    >>> game.worth(game.coalition("a", "b"))
    Fraction(30, 1)
    """

    players: tuple[str, ...]
    is_exact: bool
    _given: ExactTable | NDArray[np.float64]

    def __init__(self, players: Iterable[str], values: Sequence[Number] | NDArray[Any]) -> None:
        names = checked_players(players)
        require_table(len(names))
        if len(values) != 2 ** len(names):
            raise ValueError(f"{len(names)} players need {2 ** len(names)} values, got {len(values)}")
        floating = is_floating(values)
        self._set(names, float_table(values) if floating else exact_table(values))

    @classmethod
    def from_counts(cls, players: Iterable[str], counts: NDArray[Any], grain: Fraction) -> Self:
        """A game from integers and their common factor, v(S) = counts[S] * grain."""
        game = cls.__new__(cls)
        game._set(checked_players(players), ExactTable(counts, grain))
        return game

    @classmethod
    def from_coalitions(cls, coalitions: Mapping[str, Number], players: Iterable[str] | None = None) -> Self:
        """A game from the coalitions that secure something, by name; coalitions left out are worth 0.

        Args:
            coalitions: Names joined by "+" to value, e.g. {"a": 10, "a+b": 30}; spaces do not matter.
            players: The order of the players; by default that of first mention.

        Raises:
            ValueError: A name is unknown, repeated within a coalition, or a coalition is given twice.

        >>> Game.from_coalitions({"a": 10, "b+a": "30.5"}).players
        ('a', 'b')
        """
        named = {label: tuple(name.strip() for name in label.split("+")) for label in coalitions}
        order = (
            tuple(players)
            if players is not None
            else tuple(dict.fromkeys(chain.from_iterable(named.values())))
        )
        require_table(len(checked_players(order)))
        values: list[Number] = [0] * 2 ** len(order)
        seen: dict[int, str] = {}
        for label, value in coalitions.items():
            coalition = mask(order, named[label])
            if coalition in seen:
                raise ValueError(
                    f"coalitions {seen[coalition]!r} and {label!r} are the same; give its value once"
                )
            seen[coalition] = label
            values[coalition] = value
        return cls(order, values)

    def _set(self, players: tuple[str, ...], given: ExactTable | NDArray[np.float64]) -> None:
        table = given.counts if isinstance(given, ExactTable) else given
        table.flags.writeable = False
        object.__setattr__(self, "players", players)
        object.__setattr__(self, "is_exact", isinstance(given, ExactTable))
        object.__setattr__(self, "_given", given)
        if table[0] != 0:
            raise ValueError(f"the empty coalition must be worth 0, got {self.worth(0)}")
        if not self.is_exact and not np.isfinite(table).all():
            worst = int(np.flatnonzero(~np.isfinite(table))[0])
            raise ValueError(
                f"{self.label(worst)} is worth {table[worst]}; every coalition needs a finite value"
            )

    @property
    def n(self) -> int:
        """Number of players."""
        return len(self.players)

    @property
    def grand(self) -> int:
        """The coalition of all players, N."""
        return int(2**self.n - 1)

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """v(S) as floats, shape (2**n,), bitmask order, read-only; rounded when the game is exact."""
        if not isinstance(self._given, ExactTable):
            return self._given
        values = nearest_floats(self._given)
        values.flags.writeable = False
        return values

    @cached_property
    def table(self) -> ExactTable:
        """v(S) as integers times one grain; a game of floats is rounded to 12 digits of its largest value."""
        return self._given if isinstance(self._given, ExactTable) else rounded_table(self._given)

    @cached_property
    def stake(self) -> float:
        """The largest absolute value of a coalition, the yardstick of every tolerance."""
        return float(np.abs(self.values).max())

    @property
    def tolerance(self) -> Amount:
        """Amount up to which two sums count as equal: 0 in an exact game."""
        return Fraction(0) if self.is_exact else RELATIVE_TOLERANCE * self.stake

    def worth(self, coalition: int) -> Amount:
        """v(S) of one coalition: a Fraction in an exact game, otherwise a float."""
        if isinstance(self._given, ExactTable):
            return int(self._given.counts[coalition]) * self._given.grain
        return float(self._given[coalition])

    def alone(self) -> tuple[Amount, ...]:
        """What each player secures alone, v(i), in the order of the players."""
        return tuple(self.worth(1 << i) for i in range(self.n))

    def coalition(self, *names: str) -> int:
        """The bitmask of the named players; an unknown name is a ValueError with the nearest known one."""
        return mask(self.players, names)

    def members(self, coalition: int) -> tuple[str, ...]:
        """The names of the players in a coalition, in the order of the players."""
        return tuple(self.players[i] for i in members(coalition))

    def label(self, coalition: int) -> str:
        """A coalition as text, in the notation of `from_coalitions`."""
        return "+".join(self.members(coalition)) or "the empty coalition"

    def __repr__(self) -> str:
        kind = "exact" if self.is_exact else "float"
        return f"Game({', '.join(self.players)}; {kind}, v(N) = {self.worth(self.grand)})"


def checked_players(players: Iterable[str]) -> tuple[str, ...]:
    """The names as a tuple, if there is at least one and none is empty or repeated."""
    names = tuple(players)
    if not names:
        raise ValueError("a game needs at least one player")
    for i, name in enumerate(names):
        if not isinstance(name, str) or not name:
            raise ValueError(f"a player needs a name, got {name!r}")
        if name in names[:i]:
            raise ValueError(f"player {name!r} is named twice")
    return names


def require_table(n: int) -> None:
    """Refuse to write down one number per coalition for more than `MOST_PLAYERS` players."""
    if n > MOST_PLAYERS:
        raise TooManyPlayers(
            f"{n} players make 2**{n} coalitions, more than a table holds (at most {MOST_PLAYERS} players); "
            "state the game by rules (RuleGame), whose Shapley value needs no table"
        )


def mask(players: tuple[str, ...], names: Iterable[str]) -> int:
    """The bitmask of the named players."""
    coalition = 0
    for name in names:
        if name not in players:
            raise ValueError(f"no player {name!r}; {meant(name, players, 'players')}")
        bit = 1 << players.index(name)
        if coalition & bit:
            raise ValueError(f"player {name!r} is named twice in one coalition")
        coalition |= bit
    return coalition
