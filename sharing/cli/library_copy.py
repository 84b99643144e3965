"""feidi library copy: a real agreement as a file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sharing.cli.library_entry import EntryId, chosen
from sharing.cli.new_file import write_new

Target = Annotated[
    Path | None, typer.Argument(help="The file to write, or a folder; by default ID.yaml.", metavar="[FILE]")
]


def copy(entry_id: EntryId, target: Target = None) -> None:
    """Write an agreement to a file, comments, sources and marks included; no file is ever overwritten.

    Exit codes: 0 written, 2 not written.
    """
    one = chosen(entry_id)
    write_new(one.text, target or Path(), f"{one.id}.yaml")
