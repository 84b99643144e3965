"""The account at the end of a statement: everything that was settled so far; it is only ever added to."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from contracts.record import Record
from contracts.settling.extended import Extended
from contracts.settling.fen import Fen
from contracts.settling.written import Digest, Edition, Exact


class SetOff(Record):
    """What a party holds back from a debtor and hands to its creditor."""

    number: int = Field(description="The statement that sets off.")
    by: str
    debtor: str
    creditor: str
    amount: Fen
    day: str


class Settled(Extended):
    """One statement of the account."""

    later: ClassVar[frozenset[str]] = frozenset({"due_on"})
    number: int
    year: int
    edition: Edition
    corrections: Digest = Field(description="Of the table of corrections that it took in.")
    digest: Digest = Field(description="`digest` of that statement; empty for the statement itself.")
    due_on: str = Field("", description="Day by which its payments are due, if the agreement names one.")


class CollectedEntry(Record):
    """What one statement added to the collections of a year; entries are added, never changed."""

    number: int = Field(description="The statement that added it.")
    year: int
    stream: str
    collected_by: str
    amount: Fen


class SettledEntry(Record):
    """What one statement added to what a party has to come from a pool for a year."""

    number: int
    year: int
    pool: str
    party: str
    amount: Fen


class MeasuredEntry(Record):
    """A value of a clause that one statement took in; of several, the last one counts."""

    number: int = Field(description="The statement that took it in.")
    version: int = Field(description="`since` of the version whose clause it is.")
    year: int
    clause: int = Field(description="Position of the clause in that version.")
    figure: str
    party: str
    value: Exact = Field(description="What was measured; empty to keep what the agreement says.")
    source: str


class ExitEntry(Record):
    """What one statement added because a party leaves at the end of a year."""

    number: int
    year: int
    leaver: str
    clause: str
    payer: str
    payee: str
    amount: Fen


class Account(Extended):
    """Everything that was settled so far; a statement repeats that of the one before and adds to it."""

    later: ClassVar[frozenset[str]] = frozenset({"measured", "set_offs", "exits"})

    statements: tuple[Settled, ...] = ()
    collected: tuple[CollectedEntry, ...] = ()
    settled: tuple[SettledEntry, ...] = ()
    measured: tuple[MeasuredEntry, ...] = ()
    set_offs: tuple[SetOff, ...] = ()
    exits: tuple[ExitEntry, ...] = ()
