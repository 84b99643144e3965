"""What the models of the result have in common."""

from __future__ import annotations

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
