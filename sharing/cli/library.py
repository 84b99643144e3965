"""feidi library: the group of commands on real agreements."""

from __future__ import annotations

import typer

from sharing.cli.commands import LIBRARY_COMMANDS
from sharing.cli.lazy_group import LazyGroup


class LibraryCommands(LazyGroup):
    """The commands of feidi library."""

    table = LIBRARY_COMMANDS


LIBRARY = typer.Typer(cls=LibraryCommands, add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@LIBRARY.callback()
def library() -> None:
    """Look up real agreements, with what is known of them and what is not."""
