"""feidi init: an agreement to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sharing.cli.delivery import misuse
from sharing.cli.new_file import write_new

Target = Annotated[Path, typer.Argument(help="The file to write, or a folder that gets an agreement.yaml.")]
Template = Annotated[str, typer.Option("--template", "-t", help="Kind of zone; --list shows all.")]
Listing = Annotated[bool, typer.Option("--list", help="List the templates and write nothing.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")]


def init(
    target: Target = Path("agreement.yaml"),
    template: Template = "plain",
    listing: Listing = False,
    force: Force = False,
) -> None:
    """Write a commented agreement to start from; it can be checked as it stands.

    Exit codes: 0 written or listed, 2 not written.
    """
    from contracts.templates import summary, template_names, template_text
    from contracts.wrong import Wrong

    if listing:
        typer.echo("\n".join(f"{name:14}{summary(name)}" for name in template_names()))
        return
    try:
        text = template_text(template)
    except Wrong as wrong:
        misuse(f"{wrong}; {wrong.remedy}")
    write_new(text, target, "agreement.yaml", force)
