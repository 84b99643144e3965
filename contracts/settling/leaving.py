"""What a statement says when a party leaves at the end of its year."""

from __future__ import annotations

from pydantic import Field

from contracts.record import Record
from contracts.settling.fen import Fen


class LeavingLine(Record):
    """What one clause asks for because a party leaves."""

    clause: str = Field(description="Path in the agreement, such as clauses[1].")
    line: int = Field(description="Line of the agreement; 0 where there is none.")
    what: str = Field(description="exit payment, deposit returned, or deposit forfeited.")
    payer: str
    payee: str
    amount: Fen


class Leaving(Record):
    """Who leaves, and what follows."""

    party: str
    lines: tuple[LeavingLine, ...]
