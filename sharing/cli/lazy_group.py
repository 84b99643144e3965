"""A group of commands that imports only the one that is called, so that `--help` is quick."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from sharing.cli.commands import Command


class LazyGroup(TyperGroup):
    """Reads its commands from a table."""

    table: Mapping[str, Command]

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import one command; None when there is none of that name."""
        if cmd_name not in self.table:
            return None
        module, _, name = self.table[cmd_name].target.partition(":")
        found = getattr(import_module(module), name)
        command = typer.main.get_command(found if isinstance(found, typer.Typer) else app_of(cmd_name, found))
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands with their summaries, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.summary) for name, command in self.table.items()])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which one was probably meant."""
        if args and args[0] not in self.table and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.table, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(self.table)}"
            ctx.fail(f"there is no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)


def app_of(name: str, function: Any) -> typer.Typer:
    """An application of one command, from a function with typer's annotations."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name)(function)
    return app
