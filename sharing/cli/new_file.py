"""Write a new agreement file; what is there stays as it is."""

from __future__ import annotations

from pathlib import Path

import typer

from sharing.cli.delivery import deliver, misuse

SUFFIXES = ("", ".yaml", ".yml")
"""Names whose end promises nothing but YAML."""


def write_new(
    text: str | bytes, target: Path, name: str, force: bool | None = None, aside: bool = False
) -> None:
    """Write an agreement, or stop with the reason why not.

    Args:
        text: The agreement as YAML; bytes are in an encoding of their own.
        target: The file, or a folder that gets a file called `name`; `-` is the screen.
        name: What the file is called in a folder.
        aside: Whether what is said of it goes to standard error, because a page goes to standard output.
        force: Whether a file that is there is overwritten; None where the command does not offer that.
    """
    if str(target) == "-":
        deliver(text, target)
        return
    file = target / name if target.is_dir() else target
    if file.suffix.lower() not in SUFFIXES:
        misuse(f"the agreement is YAML and {file} would not be; write {file.with_suffix('.yaml')}")
    if file.exists() and not force:
        hint = "" if force is None else ", or write --force"
        misuse(f"{file} is there already; choose another name{hint}")
    if not file.parent.is_dir():
        misuse(f"there is no folder {file.parent}; make it first")
    deliver(text, file)
    typer.echo(f"wrote {file}; next: feidi check {file}", err=aside)
