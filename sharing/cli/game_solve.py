"""feidi game solve: divide a bare game."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from sharing.cli.concept_options import Levels, Links, Order, Unions, Weights, given
from sharing.cli.game_reading import read_game
from sharing.cli.output import Format, Output, misuse, show

File = Annotated[str, typer.Argument(help="A game as JSON or YAML; - reads standard input.", metavar="GAME")]
Concept = Annotated[
    str,
    typer.Option("--solution", "-s", help="Concepts, joined by commas, or all; see `feidi game concepts`."),
]


def solve(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command line
    file: File,
    solution: Concept = "all",
    unions: Unions = None,
    levels: Levels = None,
    links: Links = None,
    weights: Weights = None,
    order: Order = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Divide a game by the Shapley value, the nucleolus and others, exactly and with proof.

    Exit codes: 0 solved, 1 faults in the file, 2 cannot be read, 4 solver failed.
    """
    options = given(unions=unions, levels=levels, links=links, weights=weights, order=order)
    names = chosen(solution, options)
    read = read_game(file, format_name, output)

    from sharing.division import core_ranges, divisions
    from sharing.pages.solutions import page_of_game

    divided = divisions(read.game, names, options)
    page = page_of_game(read.written, divided, core_ranges(read.game), read.table, read.file, read.digest)
    show([page], format_name, output)


def chosen(names: str, options: dict[str, Any]) -> tuple[str, ...]:
    """The concepts of that name; `all` means those whose options are given."""
    from sharing.games import SOLUTIONS, solution

    if names == "all":
        return tuple(name for name, row in SOLUTIONS.items() if set(row.needs) <= set(options))
    listed = tuple(name.strip() for name in names.split(","))
    try:
        for name in listed:
            solution(name).bound(
                {key: value for key, value in options.items() if key in solution(name).options}
            )
    except (ValueError, TypeError) as error:
        misuse(str(error))
    return listed
