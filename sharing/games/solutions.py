"""The table of solution concepts: public name, where it lives, and what may be relied on.

Adding a concept takes its file and one row here; the property tests then try every law that the row claims.
Importing this module loads no concept and no numpy.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sharing.games.lookup import row_named
from sharing.games.solution_row import Solution

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
        "per_capita_nucleolus": Solution(
            target="sharing.games.concepts.per_capita_nucleolus:per_capita_nucleolus",
            title="per-capita nucleolus",
            laws=frozenset({"efficiency", "symmetry", "covariance", "individual rationality", "core"}),
            defined="games in which all together secure at least what they secure one by one",
            players=22,
            source="YoungOkadaHashimoto1982",
        ),
        "proportional_nucleolus": Solution(
            target="sharing.games.concepts.proportional_nucleolus:proportional_nucleolus",
            title="proportional nucleolus",
            laws=frozenset({"efficiency", "symmetry", "individual rationality", "core"}),
            defined="games of values of one sign, with an imputation, not all of them 0",
            players=22,
            source="YoungOkadaHashimoto1982",
        ),
        "constrained_nucleolus": Solution(
            target="sharing.games.concepts.constrained_nucleolus:constrained_nucleolus",
            title="nucleolus under policy rules",
            laws=frozenset({"efficiency"}),
            defined="games with a split that obeys the rules",
            players=22,
            source="MaschlerPottersTijs1992",
            takes=("rules",),
        ),
        "modiclus": Solution(
            target="sharing.games.concepts.modiclus:modiclus",
            title="modiclus",
            laws=frozenset({"efficiency", "symmetry", "covariance"}),
            defined="every game",
            players=12,
            source="Sudhoelter1997",
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
    return row_named(SOLUTIONS, name, "solution concept")
