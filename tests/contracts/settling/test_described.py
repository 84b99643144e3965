"""What a settlement reads, writes and refuses is described, and nothing else."""

import re
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from contracts.settling.faults import CODES
from contracts.settling.headers import COLUMNS
from contracts.settling.indicators import INDICATORS
from contracts.settling.payments import PAYMENTS
from contracts.settling.statement import Statement

DOCS = Path(__file__).parents[3] / "docs"


def keys_of(annotation: Any) -> set[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        named = {field.alias or name for name, field in fields}
        return named.union(*(keys_of(field.annotation) for _, field in fields))
    return set().union(*(keys_of(inner) for inner in get_args(annotation)))


def test_every_key_and_column_is_described() -> None:
    page = (DOCS / "reference" / "statement.md").read_text("utf-8")
    tables = (*COLUMNS.values(), *INDICATORS.columns.values(), *PAYMENTS.columns.values())
    names = keys_of(Statement) | {name for names in tables for name in names}

    assert len(names) > 60
    assert [] == [name for name in sorted(names) if f"`{name}`" not in page]


def test_every_fault_is_described() -> None:
    page = (DOCS / "checks" / "settlement.md").read_text("utf-8")

    assert dict(CODES) == dict(re.findall(r"^### ([A-Z]\d{3}) (.*)$", page, re.MULTILINE))
