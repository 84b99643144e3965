"""Reading a statement back, with the care with which agreements are read."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from contracts.finding import ContractError
from contracts.objections import objections
from contracts.settling.faults import settling_fault
from contracts.settling.statement import SCHEMA, Statement
from contracts.source import read


def load_statement(path: str | Path, stdin: BinaryIO | None = None) -> Statement:
    """Read a statement.

    Raises:
        ContractError: the file cannot be read, is something else, is not complete, or was changed after it
            was made; each finding with its place.
    """
    source = read(path, stdin)
    if source.tree.get("schema") != SCHEMA:
        place = source.key_place(["schema"]) if source.has(["schema"]) else None
        message = f"{source.name} is not a statement"
        remedy = "name a file that `feidi settle --format json` has written"
        raise ContractError((settling_fault("A180", message, remedy, place),))
    try:
        statement = Statement.model_validate(source.tree)
    except ValidationError as error:
        found = objections(error, source, Statement)
        raise ContractError(tuple(sorted(found, key=lambda finding: finding.order))) from None
    if statement.content_digest() != statement.digest:
        message = f"{source.name} was changed after it was made"
        reasons = (f"its content has the digest {statement.content_digest()}",)
        remedy = "use the file as it was written; what has changed is written as a correction"
        raise ContractError((settling_fault("A183", message, remedy, source.place(["digest"]), reasons),))
    return statement
