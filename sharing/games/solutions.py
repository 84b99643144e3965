"""The table of solution concepts: public name, where it lives, and what may be relied on.

Adding a concept takes its file and one row here; the property tests then try every law that the row claims.
Importing this module loads no concept and no numpy.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, cast

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
        target: "module:object" of the function Game -> Allocation.
        title: As a negotiator would call it.
        laws: What holds for every game for which the concept is defined.
        defined: For which games there is an answer; for the others `UndefinedSolution` is raised.
        players: Up to how many players of a table it is meant for.
        source: Key of the bibliography.
    """

    target: str
    title: str
    laws: frozenset[Law]
    defined: str
    players: int
    source: str

    def __call__(self, game: "Game") -> "Allocation":
        """Solve a game of benefits."""
        return self.function()(game)

    def function(self) -> "Callable[[Game], Allocation]":
        """The function itself, imported now."""
        return cast("Callable[[Game], Allocation]", resolve_name(self.target))

    def charges(self, game: "CostGame") -> "Allocation":
        """What each player of a cost game pays.

        Through the savings, or, for a concept that is not covariant, by applying it to the costs themselves.
        """
        return game.charges(self.function()) if "covariance" in self.laws else self(game.costs)


SOLUTIONS: Mapping[str, Solution] = MappingProxyType(
    {
        "shapley": Solution(
            target="sharing.games.concepts.shapley:shapley",
            title="Shapley value",
            laws=frozenset({"efficiency", "symmetry", "null player", "additivity", "covariance"}),
            defined="every game",
            players=24,
            source="Shapley1953",
        ),
        "nucleolus": Solution(
            target="sharing.games.concepts.nucleolus:nucleolus",
            title="nucleolus",
            laws=frozenset(
                {"efficiency", "symmetry", "null player", "covariance", "individual rationality", "core"}
            ),
            defined="games in which all together secure at least what they secure one by one",
            players=22,
            source="Schmeidler1969",
        ),
        "prenucleolus": Solution(
            target="sharing.games.concepts.prenucleolus:prenucleolus",
            title="prenucleolus",
            laws=frozenset({"efficiency", "symmetry", "null player", "covariance", "core"}),
            defined="every game",
            players=22,
            source="Schmeidler1969",
        ),
        "proportional": Solution(
            target="sharing.games.concepts.proportional:proportional",
            title="proportional to what each secures alone",
            laws=frozenset({"efficiency", "symmetry", "null player", "individual rationality"}),
            defined="games in which the players secure something alone, all of one sign",
            players=24,
            source="",
        ),
        "equal_surplus": Solution(
            target="sharing.games.concepts.equal_surplus:equal_surplus",
            title="equal division of the surplus",
            laws=frozenset({"efficiency", "symmetry", "additivity", "covariance", "individual rationality"}),
            defined="every game",
            players=24,
            source="DriessenFunaki1991",
        ),
    }
)


def solution(name: str) -> Solution:
    """The row of a public name.

    Raises:
        ValueError: No such concept; the message names the nearest one, or all.

    >>> solution("shapley").title
    'Shapley value'
    """
    if name not in SOLUTIONS:
        near = get_close_matches(name, SOLUTIONS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(SOLUTIONS)}"
        raise ValueError(f"no solution concept {name!r}; {hint}")
    return SOLUTIONS[name]
