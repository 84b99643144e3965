"""What the parties share: pools of streams."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from contracts.parties import PartyId
from contracts.record import Record

Negative = Literal["carry", "claw_back", "floor_zero"]


class Pool(Record):
    """How a pool is held; a pool exists as soon as a stream names it.

    Attributes:
        holder: Who holds the pool, keeps what no clause shares, and bears what the clauses leave open.
            Default: the party that books all its streams; with several bookers it must be named.
        negative: What happens in a year in which refunds or costs exceed the income. `carry`: the holder
            bears the loss and takes it back first from later years. `claw_back`: the clauses apply to
            the loss as well, so the parties pay it in their shares. `floor_zero`: the holder bears it.
    """

    holder: PartyId | None = Field(None, description="Who holds the pool and keeps what no clause shares.")
    negative: Negative | None = Field(
        None, description="What happens to a loss: carry, claw_back or floor_zero."
    )
