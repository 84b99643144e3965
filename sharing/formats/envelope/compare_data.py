"""The data of `feidi compare` as models."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed


class EntryDifference(Closed):
    """One entry that is not the same in both files."""

    number: int | None = Field(description="Null for remarks, which move no money.")
    kind: Literal["added", "removed", "changed", "reordered", "remark"]
    entry: str
    keys: list[str]
    sides: list[tuple[str, str]]


class MovedMoney(Closed):
    """The money that some differences move alone."""

    numbers: list[int]
    by_party: dict[str, Amount]


class ChangedFinding(Closed):
    """A finding that only one file has, or that says other numbers."""

    state: Literal["appears", "vanishes", "differs"]
    code: str
    message: str


class CompareData(Closed):
    """The data of `feidi compare`; the first file and another one."""

    names: tuple[str, str]
    files: tuple[str, str]
    unit: str | None
    currency: str
    worth_in: int
    cautions: list[str]
    parties: list[str]
    differences: list[EntryDifference]
    before: dict[str, Amount] | None
    after: dict[str, Amount] | None
    moved: list[MovedMoney]
    together: dict[str, Amount] | None
    changed_findings: list[ChangedFinding]
