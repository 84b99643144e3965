"""The entry point of `feidi`."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from sharing.cli.commands import COMMANDS
from sharing.cli.lazy_group import LazyGroup


class Commands(LazyGroup):
    """The commands of feidi."""

    table = COMMANDS


app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None, no_args_is_help=True)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"feidi {version('feidi-sharing')}")
        raise typer.Exit


@app.callback()
def feidi(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Split what an enclave zone earns and costs, and see who would walk away."""


def run() -> None:
    """Run the command line; the exit codes are listed in docs/reference/commands.md.

    What we did not foresee is a fault of ours and ends with a traceback.
    """
    _make_output_safe()
    try:
        typer.main.get_command(app)(prog_name="feidi")
    except (ValueError, RuntimeError) as error:
        sys.exit(_refused(error))


def _refused(error: Exception) -> int:
    """Say why a calculation was refused, or let an error of ours pass."""
    from sharing.errors import SharingError, SolverFailure

    if not isinstance(error, SharingError):
        raise error
    typer.echo(f"feidi: {error}", err=True)
    return 4 if isinstance(error, SolverFailure) else 2


def _make_output_safe() -> None:
    """Never stop over a character that a console cannot show: files get UTF-8, a console a replacement."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            chosen = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if chosen else "utf-8", errors="replace")
