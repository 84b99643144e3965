"""The table of solution concepts: public name, where it lives, and what may be relied on.

Adding a concept takes its file and one row here; the property tests then try every law that the row claims.
Importing this module loads no concept and no numpy.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pkgutil import resolve_name
from types import MappingProxyType
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
        return game.shouldered(self.bound(options))


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
        "weighted_shapley": Solution(
            target="sharing.games.concepts.weighted_shapley:weighted_shapley",
            title="weighted Shapley value",
            laws=frozenset({"efficiency", "null player", "additivity", "covariance"}),
            defined="every game",
            players=16,
            source="KalaiSamet1987",
            needs=("weights",),
            takes=("order",),
        ),
        "owen": Solution(
            target="sharing.games.concepts.owen:owen",
            title="Owen value",
            laws=frozenset({"efficiency", "null player", "additivity", "covariance"}),
            defined="every game",
            players=20,
            source="Owen1977",
            needs=("unions",),
        ),
        "winter": Solution(
            target="sharing.games.concepts.winter:winter",
            title="levels value",
            laws=frozenset({"efficiency", "null player", "additivity", "covariance"}),
            defined="every game",
            players=20,
            source="Winter1989",
            needs=("levels",),
        ),
        "myerson": Solution(
            target="sharing.games.concepts.myerson:myerson",
            title="Myerson value",
            laws=frozenset({"additivity", "covariance"}),
            defined="every game; hands out v(N) when the links connect everybody",
            players=22,
            source="Myerson1977",
            needs=("links",),
        ),
        "banzhaf": Solution(
            target="sharing.games.concepts.banzhaf:banzhaf",
            title="Banzhaf value",
            laws=frozenset({"symmetry", "null player", "additivity", "covariance"}),
            defined="every game; need not hand out v(N)",
            players=24,
            source="Banzhaf1965",
        ),
        "normalised_banzhaf": Solution(
            target="sharing.games.concepts.normalised_banzhaf:normalised_banzhaf",
            title="normalised Banzhaf value",
            laws=frozenset({"efficiency", "symmetry", "null player"}),
            defined="games whose Banzhaf values do not add up to 0",
            players=24,
            source="Banzhaf1965",
        ),
        "solidarity": Solution(
            target="sharing.games.concepts.solidarity:solidarity",
            title="solidarity value",
            laws=frozenset({"efficiency", "symmetry", "additivity"}),
            defined="every game",
            players=24,
            source="NowakRadzik1994",
        ),
        "tau": Solution(
            target="sharing.games.concepts.tau:tau",
            title="tau value",
            laws=frozenset({"efficiency", "symmetry", "null player", "covariance", "individual rationality"}),
            defined="quasi-balanced games; every game with a core is one",
            players=24,
            source="Tijs1981",
        ),
        "gately": Solution(
            target="sharing.games.concepts.gately:gately",
            title="Gately point",
            laws=frozenset({"efficiency", "symmetry", "null player", "covariance", "individual rationality"}),
            defined="games with a surplus in which each adds at least what it has alone",
            players=24,
            source="Gately1974",
        ),
        "ensc": Solution(
            target="sharing.games.concepts.ensc:ensc",
            title="equal division of the non-separable part",
            laws=frozenset({"efficiency", "symmetry", "additivity", "covariance"}),
            defined="every game",
            players=24,
            source="DriessenFunaki1991",
        ),
        "scrb": Solution(
            target="sharing.games.concepts.scrb:scrb",
            title="separable costs, remaining benefits",
            laws=frozenset({"efficiency", "symmetry", "null player", "covariance", "individual rationality"}),
            defined="games in which each adds at least what it has alone, and somebody more",
            players=24,
            source="Ransmeier1942",
        ),
        "dutta_ray": Solution(
            target="sharing.games.concepts.dutta_ray:dutta_ray",
            title="egalitarian solution of convex games",
            laws=frozenset({"efficiency", "symmetry", "null player", "individual rationality", "core"}),
            defined="convex games",
            players=22,
            source="DuttaRay1989",
        ),
        "egalitarian_core": Solution(
            target="sharing.games.concepts.egalitarian_core:egalitarian_core",
            title="most equal point of the core",
            laws=frozenset({"efficiency", "symmetry", "null player", "individual rationality", "core"}),
            defined="games with a core",
            players=20,
            source="ArinInarra2001",
        ),
        "nash_bargaining": Solution(
            target="sharing.games.concepts.nash_bargaining:nash_bargaining",
            title="weighted Nash bargaining solution",
            laws=frozenset({"efficiency", "additivity", "covariance", "individual rationality"}),
            defined="games in which all together secure at least what they secure one by one",
            players=24,
            source="Nash1950",
            needs=("weights",),
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
