"""The commands: name -> where it is and what it does. Adding one is one file and one row."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Command(NamedTuple):
    """A command: `module:function`, and its line in the help."""

    target: str
    summary: str


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "check": Command(
            "sharing.cli.check:check", "Judge agreements: who gets what, who would leave, what to change."
        ),
        "split": Command(
            "sharing.cli.split:split", "Show what fair divisions would give, in money and shares."
        ),
        "explain": Command(
            "sharing.cli.explain:explain", "Say why: where every amount and every finding comes from."
        ),
        "compare": Command(
            "sharing.cli.compare:compare",
            "Show where agreements differ, and the money each difference moves.",
        ),
        "gap": Command(
            "sharing.cli.gap:gap", "Show how far apart the regions are, with the agreement and without."
        ),
        "score": Command(
            "sharing.cli.score:score", "Show what the officials of each side make of an agreement."
        ),
        "walkaway": Command(
            "sharing.cli.walkaway:walkaway", "Show who gains by leaving when, and the smallest remedies."
        ),
        "zopa": Command(
            "sharing.cli.zopa:zopa", "Show how far each number can move before somebody walks away."
        ),
        "sweep": Command(
            "sharing.cli.sweep:sweep", "Vary numbers over a grid, and show where the verdict flips."
        ),
        "counter": Command(
            "sharing.cli.counter:counter", "Find the nearest formula under which nobody walks away."
        ),
        "stabilise": Command(
            "sharing.cli.stabilise:stabilise", "Find the least outside money that keeps everybody in."
        ),
        "readings": Command(
            "sharing.cli.readings:readings", "Judge every reading of a file, and price its open words."
        ),
        "risk": Command(
            "sharing.cli.risk:risk", "Draw uncertain amounts: who gains, who would leave, what it depends on."
        ),
        "settle": Command(
            "sharing.cli.settle:settle", "Turn actual collections into a statement: who pays whom."
        ),
        "game": Command("sharing.cli.game:GAME", "Work on a bare game, without an agreement."),
        "taxes": Command("sharing.cli.taxes:taxes", "List the built-in tax parameters and their sources."),
        "library": Command(
            "sharing.cli.library:LIBRARY", "Look up real agreements: their rules, sources and marks."
        ),
        "schema": Command("sharing.cli.schema:schema", "Print the JSON Schema of a file format."),
        "init": Command(
            "sharing.cli.init:init", "Write a commented agreement to start from, by kind of zone."
        ),
    }
)
"""The commands of `feidi`, in the order of the help."""

GAME_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "solve": Command(
            "sharing.cli.game_solve:solve", "Divide a game by the Shapley value, the nucleolus and others."
        ),
        "core": Command(
            "sharing.cli.game_core:core", "Show which divisions nobody leaves, or why there are none."
        ),
        "check": Command(
            "sharing.cli.game_check:check", "Show the properties of a game, and who objects to a proposal."
        ),
        "compare": Command(
            "sharing.cli.game_compare:compare", "Show what a change of the game does to each solution."
        ),
        "concepts": Command(
            "sharing.cli.game_concepts:concepts", "List the solution concepts, their laws and limits."
        ),
    }
)
"""The commands of `feidi game`."""

LIBRARY_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "list": Command("sharing.cli.library_list:list_agreements", "List the agreements, or find some."),
        "show": Command(
            "sharing.cli.library_show:show_agreement", "Show one in words: parties, rules, sources, marks."
        ),
        "copy": Command("sharing.cli.library_copy:copy", "Write one to a file, to start from."),
    }
)
"""The commands of `feidi library`."""
