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
        "gap": Command(
            "sharing.cli.gap:gap", "Show how far apart the regions are, with the agreement and without."
        ),
        "counter": Command(
            "sharing.cli.counter:counter", "Find the nearest formula under which nobody walks away."
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
        "schema": Command("sharing.cli.schema:schema", "Print the JSON Schema of a file format."),
        "init": Command("sharing.cli.init:init", "Write a commented agreement to start from."),
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
