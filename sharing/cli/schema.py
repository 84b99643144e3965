"""feidi schema: the JSON Schemas."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from sharing.cli.delivery import deliver, misuse
from sharing.cli.output import Output

What = Annotated[str, typer.Argument(help="agreement, game, result or statement.")]


def schema(what: What = "agreement", output: Output = None) -> None:
    """Print the JSON Schema of the agreement file, a bare game, `--format json` or a statement."""
    from sharing.schemas import SCHEMAS, schema_of

    if what not in SCHEMAS:
        misuse(f"there is no schema {what!r}; known: {', '.join(SCHEMAS)}")
    deliver(json.dumps(schema_of(what), ensure_ascii=False, indent=2) + "\n", output)
