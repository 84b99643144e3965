"""feidi library list: what there is."""

from __future__ import annotations

from typing import Annotated

import typer

from sharing.cli.delivery import misuse
from sharing.cli.output import Format, Output, show

Words = Annotated[
    list[str] | None,
    typer.Argument(help="Words that stand in the file, such as a place.", metavar="[WORD]..."),
]
WithMark = Annotated[
    str | None, typer.Option("--mark", help="Only those marked verified, partly, memory or illustrative.")
]


def list_agreements(
    words: Words = None, mark: WithMark = None, format_name: Format = "", output: Output = None
) -> None:
    """List the real agreements, all or those in whose file every WORD stands.

    Exit codes: 0 listed, even if none was found, 2 called wrongly.
    """
    from typing import get_args

    from contracts.library import entries
    from contracts.record import Mark
    from contracts.wrong import did_you_mean
    from sharing.pages.library import page_of_list

    if mark is not None and mark not in get_args(Mark):
        misuse(f"--mark {mark[:40]!r} is no mark; {did_you_mean(mark, get_args(Mark))}")
    there = entries()
    found = [one for one in there if one.has(words or []) and mark in (None, one.agreement.mark)]
    show([page_of_list(found, len(there))], format_name, output)
