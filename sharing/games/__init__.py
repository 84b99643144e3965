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
    from sharing.games.claims.constrained_equal_awards import constrained_equal_awards
    from sharing.games.claims.constrained_equal_losses import constrained_equal_losses
    from sharing.games.claims.problem import Claims
    from sharing.games.claims.proportional_awards import proportional_awards
    from sharing.games.claims.random_arrival import random_arrival
    from sharing.games.claims.rule_table import CLAIMS_RULES, ClaimsRule, claims_rule
    from sharing.games.claims.talmud import talmud
    from sharing.games.concepts.banzhaf import banzhaf
    from sharing.games.concepts.constrained_nucleolus import constrained_nucleolus
    from sharing.games.concepts.dutta_ray import dutta_ray
    from sharing.games.concepts.egalitarian_core import egalitarian_core
    from sharing.games.concepts.ensc import ensc
    from sharing.games.concepts.equal_surplus import equal_surplus
    from sharing.games.concepts.gately import gately
    from sharing.games.concepts.modiclus import modiclus
    from sharing.games.concepts.myerson import myerson
    from sharing.games.concepts.nash_bargaining import nash_bargaining
    from sharing.games.concepts.normalised_banzhaf import normalised_banzhaf
    from sharing.games.concepts.nucleolus import nucleolus
    from sharing.games.concepts.owen import owen
    from sharing.games.concepts.per_capita_nucleolus import per_capita_nucleolus
    from sharing.games.concepts.prenucleolus import prenucleolus
    from sharing.games.concepts.proportional import proportional
    from sharing.games.concepts.proportional_nucleolus import proportional_nucleolus
    from sharing.games.concepts.scrb import scrb
    from sharing.games.concepts.shapley import shapley
    from sharing.games.concepts.solidarity import solidarity
    from sharing.games.concepts.tau import tau
    from sharing.games.concepts.weighted_shapley import weighted_shapley
    from sharing.games.concepts.winter import winter
    from sharing.games.core import Objection, is_in_core, objections
    from sharing.games.core_bounds import CoreBound, CoreRange, core_range
    from sharing.games.core_corners import core_vertices
    from sharing.games.core_drawing import core_svg
    from sharing.games.core_in_characters import core_sketch
    from sharing.games.cost_game import CostGame
    from sharing.games.game import Game
    from sharing.games.judgement import Breach, Judgement, Roll
    from sharing.games.kohlberg import KohlbergProof, Level
    from sharing.games.least_core_point import LeastCore, least_core
    from sharing.games.leximin_proof import LeximinLevel, LeximinProof
    from sharing.games.nearest_core import NearestCorePoint, nearest_core_point
    from sharing.games.options import OPTIONS, Option, read_option
    from sharing.games.oracle import OracleGame
    from sharing.games.oracle_core import CoreInterval, core_interval, core_status_by_oracle, worst_objection
    from sharing.games.oracle_lexicographic import OracleProof
    from sharing.games.oracle_nucleolus import nucleolus_by_oracle, prenucleolus_by_oracle
    from sharing.games.policy import PolicyRule
    from sharing.games.programme_file import CrossCheck, cross_check, least_core_programme, write_least_core
    from sharing.games.properties.additive import additive
    from sharing.games.properties.balanced import balanced
    from sharing.games.properties.convex import convex
    from sharing.games.properties.dummy_players import dummy_players
    from sharing.games.properties.essential import essential
    from sharing.games.properties.monotone import monotone
    from sharing.games.properties.null_players import null_players
    from sharing.games.properties.superadditive import superadditive
    from sharing.games.properties.symmetric_pairs import symmetric_pairs
    from sharing.games.properties.veto_players import veto_players
    from sharing.games.property_table import PROPERTIES, Property, game_property
    from sharing.games.round_core_point import RoundCorePoint, nearest_on_grid
    from sharing.games.rule_shapley import RuleShare, rule_shares, shapley_of_rules
    from sharing.games.rules import Rule, RuleGame
    from sharing.games.shapley_sampling import SampledAllocation, sampled_shapley
    from sharing.games.solution_row import Solution
    from sharing.games.solutions import SOLUTIONS, solution
    from sharing.games.stability_payment import CostOfStability, cost_of_stability
    from sharing.games.voting_power import banzhaf_index, banzhaf_power, shapley_shubik
    from sharing.games.weighted_voting import WeightedVoting

__all__ = [
    "CLAIMS_RULES",
    "OPTIONS",
    "PROPERTIES",
    "SOLUTIONS",
    "Allocation",
    "Breach",
    "Claims",
    "ClaimsRule",
    "CoreBound",
    "CoreInterval",
    "CoreRange",
    "CostGame",
    "CostOfStability",
    "CrossCheck",
    "EmptyCore",
    "Game",
    "Judgement",
    "KohlbergProof",
    "LeastCore",
    "Level",
    "LeximinLevel",
    "LeximinProof",
    "NearestCorePoint",
    "NonemptyCore",
    "Objection",
    "Option",
    "OracleGame",
    "OracleProof",
    "PolicyRule",
    "Property",
    "Roll",
    "RoundCorePoint",
    "Rule",
    "RuleGame",
    "RuleShare",
    "SampledAllocation",
    "Solution",
    "WeightedVoting",
    "additive",
    "balanced",
    "banzhaf",
    "banzhaf_index",
    "banzhaf_power",
    "claims_rule",
    "constrained_equal_awards",
    "constrained_equal_losses",
    "constrained_nucleolus",
    "convex",
    "core_interval",
    "core_range",
    "core_sketch",
    "core_status",
    "core_status_by_oracle",
    "core_svg",
    "core_vertices",
    "cost_of_stability",
    "cross_check",
    "dummy_players",
    "dutta_ray",
    "egalitarian_core",
    "ensc",
    "equal_surplus",
    "essential",
    "game_property",
    "gately",
    "is_in_core",
    "least_core",
    "least_core_programme",
    "modiclus",
    "monotone",
    "myerson",
    "nash_bargaining",
    "nearest_core_point",
    "nearest_on_grid",
    "normalised_banzhaf",
    "nucleolus",
    "nucleolus_by_oracle",
    "null_players",
    "objections",
    "owen",
    "per_capita_nucleolus",
    "prenucleolus",
    "prenucleolus_by_oracle",
    "proportional",
    "proportional_awards",
    "proportional_nucleolus",
    "random_arrival",
    "read_option",
    "rule_shares",
    "sampled_shapley",
    "scrb",
    "shapley",
    "shapley_of_rules",
    "shapley_shubik",
    "solidarity",
    "solution",
    "superadditive",
    "symmetric_pairs",
    "talmud",
    "tau",
    "veto_players",
    "weighted_shapley",
    "winter",
    "worst_objection",
    "write_least_core",
]

_HOME = {
    "Allocation": "allocation",
    "Breach": "judgement",
    "CLAIMS_RULES": "claims.rule_table",
    "Claims": "claims.problem",
    "ClaimsRule": "claims.rule_table",
    "CoreBound": "core_bounds",
    "CoreInterval": "oracle_core",
    "CoreRange": "core_bounds",
    "CostGame": "cost_game",
    "CostOfStability": "stability_payment",
    "CrossCheck": "programme_file",
    "EmptyCore": "balancedness",
    "Game": "game",
    "Judgement": "judgement",
    "KohlbergProof": "kohlberg",
    "LeastCore": "least_core_point",
    "Level": "kohlberg",
    "LeximinLevel": "leximin_proof",
    "LeximinProof": "leximin_proof",
    "NearestCorePoint": "nearest_core",
    "NonemptyCore": "balancedness",
    "OPTIONS": "options",
    "Objection": "core",
    "Option": "options",
    "OracleGame": "oracle",
    "OracleProof": "oracle_lexicographic",
    "PROPERTIES": "property_table",
    "PolicyRule": "policy",
    "Property": "property_table",
    "Roll": "judgement",
    "RoundCorePoint": "round_core_point",
    "Rule": "rules",
    "RuleGame": "rules",
    "RuleShare": "rule_shapley",
    "SOLUTIONS": "solutions",
    "SampledAllocation": "shapley_sampling",
    "Solution": "solution_row",
    "WeightedVoting": "weighted_voting",
    "additive": "properties.additive",
    "balanced": "properties.balanced",
    "banzhaf": "concepts.banzhaf",
    "banzhaf_index": "voting_power",
    "banzhaf_power": "voting_power",
    "claims_rule": "claims.rule_table",
    "constrained_equal_awards": "claims.constrained_equal_awards",
    "constrained_equal_losses": "claims.constrained_equal_losses",
    "constrained_nucleolus": "concepts.constrained_nucleolus",
    "convex": "properties.convex",
    "core_interval": "oracle_core",
    "core_range": "core_bounds",
    "core_sketch": "core_in_characters",
    "core_status": "balancedness",
    "core_status_by_oracle": "oracle_core",
    "core_svg": "core_drawing",
    "core_vertices": "core_corners",
    "cost_of_stability": "stability_payment",
    "cross_check": "programme_file",
    "dummy_players": "properties.dummy_players",
    "dutta_ray": "concepts.dutta_ray",
    "egalitarian_core": "concepts.egalitarian_core",
    "ensc": "concepts.ensc",
    "equal_surplus": "concepts.equal_surplus",
    "essential": "properties.essential",
    "game_property": "property_table",
    "gately": "concepts.gately",
    "is_in_core": "core",
    "least_core": "least_core_point",
    "least_core_programme": "programme_file",
    "modiclus": "concepts.modiclus",
    "monotone": "properties.monotone",
    "myerson": "concepts.myerson",
    "nash_bargaining": "concepts.nash_bargaining",
    "nearest_core_point": "nearest_core",
    "nearest_on_grid": "round_core_point",
    "normalised_banzhaf": "concepts.normalised_banzhaf",
    "nucleolus": "concepts.nucleolus",
    "nucleolus_by_oracle": "oracle_nucleolus",
    "null_players": "properties.null_players",
    "objections": "core",
    "owen": "concepts.owen",
    "per_capita_nucleolus": "concepts.per_capita_nucleolus",
    "prenucleolus": "concepts.prenucleolus",
    "prenucleolus_by_oracle": "oracle_nucleolus",
    "proportional": "concepts.proportional",
    "proportional_awards": "claims.proportional_awards",
    "proportional_nucleolus": "concepts.proportional_nucleolus",
    "random_arrival": "claims.random_arrival",
    "read_option": "options",
    "rule_shares": "rule_shapley",
    "sampled_shapley": "shapley_sampling",
    "scrb": "concepts.scrb",
    "shapley": "concepts.shapley",
    "shapley_of_rules": "rule_shapley",
    "shapley_shubik": "voting_power",
    "solidarity": "concepts.solidarity",
    "solution": "solutions",
    "superadditive": "properties.superadditive",
    "symmetric_pairs": "properties.symmetric_pairs",
    "talmud": "claims.talmud",
    "tau": "concepts.tau",
    "veto_players": "properties.veto_players",
    "weighted_shapley": "concepts.weighted_shapley",
    "winter": "concepts.winter",
    "worst_objection": "oracle_core",
    "write_least_core": "programme_file",
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
