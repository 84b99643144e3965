"""feidi game check: the properties of a game, and who objects to a proposal."""

from __future__ import annotations

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

    from sharing.games.options import read_numbers
    from sharing.pages.properties import page_of_properties
    from sharing.proposal import judged

    try:
        found = judged(read.game, read_numbers(proposal)) if proposal is not None else None
    except ValueError as error:
        misuse(f"--proposal: {error}")
    show([page_of_properties(read.written, read.table, found, read.file, read.digest)], format_name, output)
