"""feidi game: the group of commands on bare games."""

from __future__ import annotations

import typer

from sharing.cli.commands import GAME_COMMANDS
from sharing.cli.lazy_group import LazyGroup


class GameCommands(LazyGroup):
    """The commands of feidi game."""

    table = GAME_COMMANDS


GAME = typer.Typer(cls=GameCommands, add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@GAME.callback()
def game() -> None:
    """Work on a bare game, without an agreement."""
