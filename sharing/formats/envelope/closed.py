"""What the models of the result have in common."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Amount = str
"""A decimal as text, to the fen; in games an exact fraction such as `79/8`."""


class Closed(BaseModel):
    """No keys but these."""

    model_config = ConfigDict(extra="forbid")


class SolutionData(Closed):
    """What one solution concept gives."""

    title: str
    amounts: dict[str, Amount] | None = Field(
        description="null when the concept is not defined; `undefined` says why."
    )
    undefined: str
    stable: bool
    largest_gain_by_leaving: Amount
    objector: list[str]
    gap: Amount = Field(description="What is handed out beyond what there is; negative when it is less.")
    proof: str


class Where(Closed):
    """A stretch of one line; counted from 1, `end` is the column after the last character."""

    file: str
    line: int
    column: int
    end: int
    path: str


class Objection(Closed):
    """One finding."""

    code: str = Field(pattern=r"^[AMSFPN]\d{3}$")
    name: str
    severity: Literal["error", "warning", "note"]
    message: str
    place: Where | None
    reasons: list[str]
    remedy: str


class MarkedEntry(Closed):
    """What a figure rests on."""

    entry: str
    mark: Literal["verified", "partly", "memory", "illustrative"] | None
    source: str
    note: str
