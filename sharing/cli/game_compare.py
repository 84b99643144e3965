"""feidi game compare: what a change of the game does to each solution."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from sharing.cli.concept_options import takes_concept_options
from sharing.cli.delivery import misuse
from sharing.cli.game_reading import read_game
from sharing.cli.game_solve import chosen
from sharing.cli.output import Format, Output, show

Files = Annotated[list[str], typer.Argument(help="Two or more games with the same players.", metavar="GAME")]
Concept = Annotated[str, typer.Option("--solution", "-s", help="Concepts, joined by commas, or all.")]


@takes_concept_options
def compare(
    files: Files,
    solution: Concept = "shapley,nucleolus",
    format_name: Format = "",
    output: Output = None,
    *,
    options: dict[str, Any],
) -> None:
    """Solve several games of the same players and show who gains and who loses from one to the next.

    Exit codes: 0 compared, 1 faults in a file, 2 cannot be read or different players, 4 solver failed.
    """
    names = chosen(solution, options)
    read = [read_game(file, format_name, output) for file in files]
    if len(read) < 2:
        misuse("compare needs two or more games")
    for other in read[1:]:
        if set(other.written.players) != set(read[0].written.players):
            misuse(f"{other.file} has other players than {read[0].file}; compare games of the same players")

    from sharing.division import divisions
    from sharing.pages.comparison import page_of_comparison

    solved = [(game.file, divisions(game.game, names, options)) for game in read]
    show([page_of_comparison(read[0].written.players, solved)], format_name, output)
