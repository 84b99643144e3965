"""The agreement of the library that a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.delivery import misuse

if TYPE_CHECKING:
    from contracts.library import Entry

EntryId = Annotated[
    str, typer.Argument(help="Id of the agreement; feidi library list shows all.", metavar="ID")
]


def chosen(entry_id: str) -> Entry:
    """The agreement of that id; for an id that does not exist, the call ends with the nearest one."""
    from contracts.library import entry
    from contracts.wrong import Wrong

    try:
        return entry(entry_id.removesuffix(".yaml"))
    except Wrong as wrong:
        misuse(f"{wrong}; {wrong.remedy}")
