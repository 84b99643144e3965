"""What a statement says of payments on earlier ones."""

from __future__ import annotations

from pydantic import Field

from contracts.record import Record
from contracts.settling.account import SetOff
from contracts.settling.fen import Fen


class OpenClaim(Record):
    """What an earlier statement asks for, after the payments that were made so far."""

    number: int = Field(description="The statement.")
    payer: str
    payee: str
    amount: Fen
    due_on: str = Field(description="Day by which it was to be paid; empty if the agreement names none.")
    paid: Fen = Field(description="By payments, interest included.")
    set_off: Fen = Field(description="By set-offs of earlier statements, interest included.")
    netted: Fen = Field(description="By claims the other way, interest included.")
    open: Fen = Field(description="What is not paid of the amount.")
    days: int = Field(description="Days since it was due, if it is open.")
    interest: Fen = Field(description="What has accrued so far.")
    owed: Fen = Field(description="Open amount and unpaid interest, before the set-offs of this statement.")


class PaidAhead(Record):
    """What was paid beyond all claims; it pays the next one."""

    payer: str
    payee: str
    amount: Fen


class Paid(Record):
    """What was paid up to a day, and what is open."""

    until: str = Field(description="The day to which payments and interest are counted.")
    claims: tuple[OpenClaim, ...]
    ahead: tuple[PaidAhead, ...]
    set_offs: tuple[SetOff, ...] = Field(description="Of this statement.")
