"""What is said about a property of a game: whether it holds, or which coalitions break it and by how much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sharing.games.exact_table import Amount
from sharing.games.game import RELATIVE_TOLERANCE, Game

Gaps = dict[tuple[str, ...], tuple[tuple[int, ...], int]]
"""For each player or pair the coalitions that break a property most, and by how many grains."""


@dataclass(frozen=True)
class Breach:
    """Coalitions that break a property.

    Attributes:
        coalitions: Bitmasks; which ones is said by the property, e.g. the two that lose by joining.
        members: The names of the players of each.
        gap: By how much they break it, positive, in the unit of the game.
    """

    coalitions: tuple[int, ...]
    members: tuple[tuple[str, ...], ...]
    gap: Amount


@dataclass(frozen=True)
class Judgement:
    """Whether a game has a property.

    Attributes:
        holds: Yes or no.
        statement: A sentence with names and numbers.
        breach: The witness when it does not hold.
    """

    holds: bool
    statement: str
    breach: Breach | None = None


@dataclass(frozen=True)
class Roll:
    """Which players, or pairs of players, have a property.

    Attributes:
        found: Those who have it: one-tuples of names, or pairs.
        statement: A sentence that names them.
        breaches: For all others, what speaks against it.
    """

    found: tuple[tuple[str, ...], ...]
    statement: str
    breaches: Mapping[tuple[str, ...], Breach]

    @property
    def holds(self) -> bool:
        """Whether there is anybody."""
        return bool(self.found)

    @property
    def players(self) -> tuple[str, ...]:
        """The names, when it is a property of single players."""
        return tuple(name for names in self.found for name in names)


def slack(game: Game) -> int:
    """How many grains do not count as a difference: none in an exact game."""
    return 0 if game.is_exact else int(RELATIVE_TOLERANCE * game.stake / float(game.table.grain))


def amount(game: Game, grains: int) -> Amount:
    """A number of grains in the unit of the game, as the game states its values."""
    return grains * game.table.grain if game.is_exact else float(grains * game.table.grain)


def breach(game: Game, coalitions: Iterable[int], grains: int) -> Breach:
    """The witness with names."""
    found = tuple(int(coalition) for coalition in coalitions)
    return Breach(found, tuple(map(game.members, found)), amount(game, grains))


def roll(game: Game, what: str, gaps: Gaps) -> Roll:
    """Sort players (or pairs) into those with a gap of at most the slack and the others.

    Args:
        game: For names and units.
        what: "null player", for the statement.
        gaps: For every player or pair; a gap within the slack counts as none.
    """
    allowed = slack(game)
    found = tuple(names for names, (_, grains) in gaps.items() if grains <= allowed)
    listed = ", ".join(" and ".join(names) for names in found)
    others = {n: breach(game, where, grains) for n, (where, grains) in gaps.items() if grains > allowed}
    return Roll(found, f"{what}: {listed}" if found else f"no {what}", others)
