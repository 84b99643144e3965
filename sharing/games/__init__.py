"""Transferable-utility games: who can secure what together, and how to split it. Exact, with proofs.

    game = Game.from_coalitions({"a": 10, "a+b": 30})
    shapley(game).by_player()                 {'a': Fraction(20, 1), 'b': Fraction(10, 1)}
    nucleolus(game).proof.statement           what was checked, and how
    objections(game, {"a": 5, "b": 25})       who gains by leaving, the largest gain first

Everything named in `__all__` is imported on first use, so that a program which only lists concepts stays
fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sharing.games.allocation import Allocation
    from sharing.games.balancedness import EmptyCore, NonemptyCore, core_status
    from sharing.games.concepts.equal_surplus import equal_surplus
    from sharing.games.concepts.nucleolus import nucleolus
    from sharing.games.concepts.prenucleolus import prenucleolus
    from sharing.games.concepts.proportional import proportional
    from sharing.games.concepts.shapley import shapley
    from sharing.games.core import Objection, is_in_core, objections
    from sharing.games.core_bounds import CoreBound, CoreRange, core_range
    from sharing.games.cost_game import CostGame
    from sharing.games.game import Game
    from sharing.games.kohlberg import KohlbergProof, Level
    from sharing.games.rule_shapley import RuleShare, rule_shares, shapley_of_rules
    from sharing.games.rules import Rule, RuleGame
    from sharing.games.solutions import SOLUTIONS, Solution, solution

__all__ = [
    "SOLUTIONS",
    "Allocation",
    "CoreBound",
    "CoreRange",
    "CostGame",
    "EmptyCore",
    "Game",
    "KohlbergProof",
    "Level",
    "NonemptyCore",
    "Objection",
    "Rule",
    "RuleGame",
    "RuleShare",
    "Solution",
    "core_range",
    "core_status",
    "equal_surplus",
    "is_in_core",
    "nucleolus",
    "objections",
    "prenucleolus",
    "proportional",
    "rule_shares",
    "shapley",
    "shapley_of_rules",
    "solution",
]

_HOME = {
    "Allocation": "allocation",
    "CoreBound": "core_bounds",
    "CoreRange": "core_bounds",
    "CostGame": "cost_game",
    "EmptyCore": "balancedness",
    "Game": "game",
    "KohlbergProof": "kohlberg",
    "Level": "kohlberg",
    "NonemptyCore": "balancedness",
    "Objection": "core",
    "Rule": "rules",
    "RuleGame": "rules",
    "RuleShare": "rule_shapley",
    "SOLUTIONS": "solutions",
    "Solution": "solutions",
    "core_range": "core_bounds",
    "core_status": "balancedness",
    "equal_surplus": "concepts.equal_surplus",
    "is_in_core": "core",
    "nucleolus": "concepts.nucleolus",
    "objections": "core",
    "prenucleolus": "concepts.prenucleolus",
    "proportional": "concepts.proportional",
    "rule_shares": "rule_shapley",
    "shapley": "concepts.shapley",
    "shapley_of_rules": "rule_shapley",
    "solution": "solutions",
}
"""In which module of this package a public name lives."""


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
