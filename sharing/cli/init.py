"""feidi init: an agreement to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sharing.cli.delivery import deliver, misuse

Target = Annotated[Path, typer.Argument(help="The file to write, or a folder that gets an agreement.yaml.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")]


def init(target: Target = Path("agreement.yaml"), force: Force = False) -> None:
    """Write a commented agreement to start from; it can be checked as it stands.

    Exit codes: 0 written, 2 not written.
    """
    from importlib.resources import files

    file = target / "agreement.yaml" if target.is_dir() else target
    if file.exists() and not force:
        misuse(f"{file} is there already; choose another name, or write --force")
    if not file.parent.is_dir():
        misuse(f"there is no folder {file.parent}; make it first")
    deliver(files("contracts").joinpath("template.yaml").read_text(encoding="utf-8"), file)
    typer.echo(f"wrote {file}; next: feidi check {file}")
