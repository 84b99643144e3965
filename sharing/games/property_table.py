"""The table of properties that a game may have: public name, where it lives, what it asks.

Adding one takes its file and one row here. Importing this module loads no numpy.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from sharing.games.lookup import row_named

if TYPE_CHECKING:
    from sharing.games.game import Game
    from sharing.games.judgement import Judgement, Roll


@dataclass(frozen=True)
class Property:
    """One row.

    Attributes:
        target: "module:object" of the function Game -> Judgement (of the game) or Roll (of its players).
        asks: The question, as a negotiator would put it.
        players: Up to how many players of a table it is meant for.
        source: Key of the bibliography; empty for plain definitions.
    """

    target: str
    asks: str
    players: int
    source: str = ""

    def __call__(self, game: "Game") -> "Judgement | Roll":
        """Judge a game of benefits."""
        return self.function()(game)

    def function(self) -> "Callable[[Game], Judgement | Roll]":
        """The function itself, imported now."""
        return cast("Callable[[Game], Judgement | Roll]", resolve_name(self.target))


def row(name: str, asks: str, players: int = 22, source: str = "") -> Property:
    """The row of the function that has the name of its file."""
    return Property(f"sharing.games.properties.{name}:{name}", asks, players, source)


PROPERTIES: Mapping[str, Property] = MappingProxyType(
    {
        "essential": row("essential", "Is there anything to gain together?"),
        "additive": row("additive", "Is cooperation of no consequence at all?"),
        "monotone": row("monotone", "Is a larger coalition worth at least as much?"),
        "superadditive": row(
            "superadditive", "Do separate coalitions never lose by joining?", 16, "vonNeumannMorgenstern1944"
        ),
        "convex": row("convex", "Does everybody add more to larger coalitions?", source="Shapley1971"),
        "balanced": row("balanced", "Is there a split that nobody leaves?", source="Shapley1967"),
        "null_players": row("null_players", "Who adds nothing to anybody?"),
        "dummy_players": row("dummy_players", "Who adds to everybody just what it has alone?"),
        "veto_players": row("veto_players", "Without whom is nothing earned?"),
        "symmetric_pairs": row("symmetric_pairs", "Who can stand in for each other?"),
    }
)


def game_property(name: str) -> Property:
    """The row of a public name.

    Raises:
        ValueError: No such property; the message names the nearest one, or all.

    >>> game_property("convex").asks
    'Does everybody add more to larger coalitions?'
    """
    return row_named(PROPERTIES, name, "property")
