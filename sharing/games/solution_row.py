"""One row of the table of solution concepts: where it lives, what may be relied on, what it can be told.

Importing this module loads no concept and no numpy.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, Literal, cast

from sharing.games.options import OPTIONS

if TYPE_CHECKING:
    from sharing.games.allocation import Allocation
    from sharing.games.cost_game import CostGame
    from sharing.games.game import Game

Law = Literal[
    "efficiency",  # exactly v(N) is handed out
    "symmetry",  # players who contribute the same get the same
    "null player",  # who never contributes anything gets nothing
    "additivity",  # the split of the sum of two games is the sum of the splits
    "covariance",  # a change of unit, or a private income of a player, changes the split likewise
    "individual rationality",  # nobody gets less than alone, whenever that is possible
    "core",  # no coalition gains by leaving, whenever that is possible
]


@dataclass(frozen=True)
class Solution:
    """One row.

    Attributes:
        target: "module:object" of the function Game -> Allocation, its options as keyword arguments.
        title: As a negotiator would call it.
        laws: What holds for every game for which the concept is defined.
        defined: For which games there is an answer; for the others `UndefinedSolution` is raised.
        players: Up to how many players of a table it is meant for.
        source: Key of the bibliography.
        needs: Options (see `sharing.games.options`) that must be given, as keyword arguments.
        takes: Options that may be given.
    """

    target: str
    title: str
    laws: frozenset[Law]
    defined: str
    players: int
    source: str
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()

    def __call__(self, game: "Game", **options: Any) -> "Allocation":
        """Solve a game of benefits.

        Raises:
            ValueError: An option is missing, or the concept does not take it.
        """
        return self.bound(options)(game)

    def function(self) -> "Callable[..., Allocation]":
        """The function itself, imported now."""
        return cast("Callable[..., Allocation]", resolve_name(self.target))

    def bound(self, options: Mapping[str, Any]) -> "Callable[[Game], Allocation]":
        """The function with its options filled in."""
        for name in self.needs:
            if name not in options:
                raise ValueError(f"the {self.title} needs {name}: {OPTIONS[name].says}, {OPTIONS[name].form}")
        if strange := [name for name in options if name not in self.options]:
            taken = f"only {', '.join(self.options)}" if self.options else "no options"
            raise ValueError(f"the {self.title} takes {taken}, not {', '.join(strange)}")
        return partial(self.function(), **options)

    @property
    def options(self) -> tuple[str, ...]:
        """Everything that it can be told."""
        return self.needs + self.takes

    def charges(self, game: "CostGame", **options: Any) -> "Allocation":
        """What each player of a cost game pays.

        Through the savings, or, for a concept that is not covariant, by dividing the costs themselves.
        """
        if "covariance" in self.laws:
            return game.charges(self.bound(options))
        return game.shouldered(self.bound(game.turned(options)))
