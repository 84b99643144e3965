"""What a solution concept may be told on the command line."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from sharing.cli.output import misuse
from sharing.games.options import OPTIONS, read_option


def _option(name: str) -> Any:
    option = OPTIONS[name]
    return typer.Option(f"--{name}", help=f"{option.says}; such as {option.form}", metavar="TEXT")


Unions = Annotated[str | None, _option("unions")]
Levels = Annotated[str | None, _option("levels")]
Links = Annotated[str | None, _option("links")]
Weights = Annotated[str | None, _option("weights")]
Order = Annotated[str | None, _option("order")]


def given(**texts: str | None) -> dict[str, Any]:
    """The options that were given, as the values that concepts take."""
    try:
        return {name: read_option(name, text) for name, text in texts.items() if text is not None}
    except ValueError as error:
        misuse(str(error))
