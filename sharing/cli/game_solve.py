"""feidi game solve: divide a bare game."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.output import Format, Output, misuse, show

if TYPE_CHECKING:
    from contracts.bare_game import BareGame
    from sharing.pages.page import Page

File = Annotated[str, typer.Argument(help="A game as JSON or YAML; - reads standard input.", metavar="GAME")]
Concept = Annotated[str, typer.Option("--solution", "-s", help="A solution concept, or all.")]


def solve(file: File, solution: Concept = "all", format_name: Format = "", output: Output = None) -> None:
    """Divide a game by the Shapley value, the nucleolus and others, exactly and with proof.

    Exit codes: 0 solved, 1 faults in the file, 2 cannot be read, 4 solver failed.
    """
    from contracts.finding import ContractError
    from contracts.reading import load_game
    from sharing.pages.unreadable import page_of_faults

    names = _concepts(solution)
    try:
        game, source = load_game(file, sys.stdin.buffer)
    except ContractError as error:
        show([page_of_faults(file, error.findings)], format_name, output)
    show([_page(game, names, file, source.digest)], format_name, output)


def _concepts(name: str) -> tuple[str, ...]:
    from sharing.games import SOLUTIONS, solution

    try:
        return tuple(SOLUTIONS) if name == "all" else (name,) if solution(name) else ()
    except ValueError as error:
        misuse(str(error))


def _page(game: BareGame, names: tuple[str, ...], file: str, digest: str) -> Page:
    from sharing.bridge import bare_game
    from sharing.division import core_ranges, divisions
    from sharing.games import CostGame
    from sharing.pages.solutions import page_of_game

    built = bare_game(game)
    table = built.savings if isinstance(built, CostGame) else built
    return page_of_game(game, divisions(built, names), core_ranges(built), table, file, digest)
