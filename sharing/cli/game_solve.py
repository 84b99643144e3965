"""feidi game solve: divide a bare game."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sharing.cli.concept_options import takes_concept_options
from sharing.cli.delivery import misuse
from sharing.cli.game_reading import read_game
from sharing.cli.output import Format, Output, show

if TYPE_CHECKING:
    from sharing.games import Game
    from sharing.games.programme_file import CrossCheck

File = Annotated[str, typer.Argument(help="A game as JSON or YAML; - reads standard input.", metavar="GAME")]
Verify = Annotated[bool, typer.Option("--verify", help="Solve the least core by PuLP as well, and compare.")]
AGREEMENT = 1e-6
"""Part of the stake by which a solver of floats may differ from the exact value."""
Concept = Annotated[
    str,
    typer.Option("--solution", "-s", help="Concepts, joined by commas, or all; see `feidi game concepts`."),
]


@takes_concept_options
def solve(
    file: File,
    solution: Concept = "all",
    verify: Verify = False,
    format_name: Format = "",
    output: Output = None,
    *,
    options: dict[str, Any],
) -> None:
    """Divide a game by the Shapley value, the nucleolus and others, exactly and with proof.

    Exit codes: 0 solved, 1 faults in the file, 2 cannot be read, 4 solver failed.
    """
    names = chosen(solution, options)
    read = read_game(file, format_name, output)

    from sharing.division import core_ranges, divisions
    from sharing.pages.solutions import Solved, page_of_game

    divided = divisions(read.game, names, options)
    check = verified(read.table) if verify else None
    solved = Solved(read.written, read.table, divided, core_ranges(read.game), check)
    show([page_of_game(solved, read.file, read.digest)], format_name, output)


def verified(table: Game) -> CrossCheck:
    """The least core by another solver; more than a rounding error between the two is a failure.

    Raises:
        SolverFailure: the two values differ.
    """
    from sharing.errors import SolverFailure
    from sharing.games.programme_file import cross_check

    check = cross_check(table)
    if abs(check.relative) > AGREEMENT:
        raise SolverFailure(f"PuLP finds the least core at {check.by_pulp}, the exact value is {check.exact}")
    return check


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
    except ValueError as error:
        misuse(str(error))
    return listed
