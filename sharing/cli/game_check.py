"""feidi game check: the properties of a game, and who objects to a proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated

import typer

from sharing.cli.delivery import misuse
from sharing.cli.game_reading import read_game
from sharing.cli.game_solve import File
from sharing.cli.output import Format, Output, show

Proposal = Annotated[
    str | None,
    typer.Option("--proposal", "-p", help="Who gets (or pays) what: a=10,b=20."),
]


def check(file: File, proposal: Proposal = None, format_name: Format = "", output: Output = None) -> None:
    """Show the properties of a game with witnesses; with a proposal, who objects and the nearest stable one.

    Exit codes: 0 nobody objects, 1 somebody does, or faults in the file, 2 cannot be read, 3 no core.
    """
    read = read_game(file, format_name, output)

    from sharing.pages.properties import page_of_properties
    from sharing.proposal import judged

    amounts = _amounts(proposal, read.written.players) if proposal is not None else None
    found = judged(read.game, amounts) if amounts is not None else None
    show([page_of_properties(read.written, read.table, found, read.file, read.digest)], format_name, output)


def _amounts(proposal: str, players: Sequence[str]) -> Mapping[str, Fraction]:
    """One amount for each player, or an end that says which is missing or too many."""
    from sharing.games.lookup import meant
    from sharing.games.options import read_numbers

    try:
        amounts = read_numbers(proposal)
    except ValueError as error:
        misuse(f"--proposal: {error}")
    for name in amounts:
        if name not in players:
            misuse(f"--proposal: no player {name!r}; {meant(name, players, 'players')}")
    if missing := [player for player in players if player not in amounts]:
        misuse(f"--proposal: the proposal says nothing about {', '.join(missing)}")
    return amounts
