"""The statement of one year: a document that carries its inputs, its account and its own digest."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, Field

from contracts.record import Record
from contracts.settling.account import Account
from contracts.settling.extended import Extended
from contracts.settling.fen import Fen
from contracts.settling.leaving import Leaving
from contracts.settling.paid import Paid
from contracts.settling.written import Digest, Edition, Exact

SCHEMA = "feidi/statement/1"
MAX_BYTES = 1_500_000
"""A larger statement could not be read back."""
Fate = Literal["carried", "new", "dropped"]
Reason = Literal["final against provisional", "new against provisional", "correction", "amendment"]


class Tool(Record):
    """What wrote the statement."""

    name: Literal["feidi"] = "feidi"
    version: str


class Inputs(Extended):
    """Digests of everything that the statement follows from."""

    later: ClassVar[frozenset[str]] = frozenset({"indicators", "payments"})

    agreement: Digest = Field(description="Of the bytes of the agreement.")
    tables: tuple[Digest, ...] = Field(description="Of the CSV files that the agreement reads.")
    actuals: Digest = Field(description="Of the bytes of the table of collections.")
    corrections: Digest = Field(description="Of the bytes of the table of corrections.")
    previous: Digest = Field(description="`digest` of the statement before.")
    indicators: Digest = Field("", description="Of the bytes of the table of indicators.")
    payments: Digest = Field("", description="Of the bytes of the table of payments.")


class Collected(Record):
    """One row of the tables, and how the levels of government share it."""

    table: Literal["actuals", "corrections"]
    line: int = Field(description="Line of the row in its table.")
    period: str = Field(description="Year or month.")
    stream: str
    pool: str
    collected_by: str
    amount: Fen = Field(description="As written, in units of the currency; a cost is positive.")
    above: Exact = Field(description="What the levels above, or other places, receive of it.")
    to_pool: Exact = Field(description="What it brings to its pool; costs are negative.")
    mark: str = Field(description="Mark of the stream in the agreement.")
    note: str


class FigureUsed(Record):
    """A value on which a clause depends, and which one was used."""

    year: int
    clause: str = Field(description="Path in the agreement, such as clauses[1].")
    what: str = Field(description="Kind of the clause.")
    figure: str
    party: str = Field(description="Whose; empty for nobody in particular.")
    value: Exact = Field(description="What was used; empty if there is none.")
    agreed: Exact = Field(description="What the agreement says; empty if it says nothing of the year.")
    basis: Literal["actual", "agreed"]
    source: str


class Step(Record):
    """What one clause changes."""

    clause: str = Field(description="Path in the agreement, such as clauses[1]; empty for what is no clause.")
    what: str = Field(description="Kind of the clause, or what happens.")
    line: int = Field(description="Line of the agreement; 0 where there is none.")
    mark: str
    source: str
    amounts: dict[str, Exact] = Field(
        description="Party -> what it receives (or, below zero, gives up) here."
    )
    left: Exact = Field(description="What is still to be shared after this step.")


class Meter(Record):
    """A running total of a limit for life."""

    meter: str
    before: Exact
    after: Exact


class Balance(Record):
    """Conservation on one pool: inputs + outside = payouts + retained + carried."""

    inputs: Exact
    outside: Exact = Field(description="Paid in by parties out of their own pockets.")
    payouts: Exact
    retained: Exact = Field(description="Kept by the holder because no clause shares it.")
    carried: Exact = Field(description="Borne (below zero) or taken back by the holder as a loss.")


class PoolLine(Record):
    """One pool in the year of the statement."""

    pool: str
    holder: str
    collected: Exact
    steps: tuple[Step, ...]
    entitled: dict[str, Fen] = Field(description="Party -> what it is entitled to, rounded once.")
    in_hand: dict[str, Fen] = Field(description="Party -> what it has collected or paid, rounded once.")
    due: dict[str, Fen] = Field(description="entitled - in_hand.")
    loss_before: Exact
    loss_after: Exact
    meters: tuple[Meter, ...]
    balance: Balance


class TrueUp(Record):
    """A change of something that was settled before; the statement before stays as it is."""

    year: int
    pool: str
    party: str
    reason: Reason
    before: Fen
    now: Fen
    difference: Fen


class Standing(Extended):
    """What one party has to come, over all pools."""

    later: ClassVar[frozenset[str]] = frozenset({"leaving"})

    party: str
    due: Fen = Field(description="For the year of the statement.")
    settled: Fen = Field(description="Of this, settled by earlier statements on the same year.")
    corrections: Fen = Field(description="Changes of earlier years.")
    leaving: Fen = Field(Fraction(0), description="Because a party leaves.")
    net: Fen = Field(description="due - settled + corrections + leaving: receives, or below zero pays.")


class RunningTotal(Record):
    """What an amendment does with something that was counted, carried or deposited before it."""

    pool: str
    what: str = Field(description="What is counted: kind of the clause and for whom, or a loss.")
    before: str = Field(description="Where the version before counts it; empty if it is new.")
    now: str = Field(description="Where the amended agreement goes on with it; empty if it does not.")
    fate: Fate
    amount: Exact = Field(description="What was counted when the amendment began.")


class SignedVersion(Record):
    """One version of the agreement."""

    since: int = Field(description="Number of the first statement that was made from it.")
    first: int = Field(description="First year that it governs.")
    agreement: Digest
    tables: tuple[Digest, ...]
    totals: tuple[RunningTotal, ...] = Field(description="What became of the totals of the version before.")


class Transfer(Record):
    """A payment."""

    payer: str
    payee: str
    amount: Fen


class Remark(Record):
    """A warning that was given when the statement was made."""

    code: str
    message: str
    remedy: str


class RestsOn(Record):
    """What figures of the agreement rest on: an entry, a fiscal rule or a built-in parameter."""

    entry: str
    mark: str = Field(description="verified, partly, memory or illustrative; empty for none.")
    source: str
    note: str


class Statement(Extended):
    """The statement of one year. Nothing in it depends on a clock, a path or a machine."""

    model_config = ConfigDict(title="statement")
    later: ClassVar[frozenset[str]] = frozenset({"versions", "figures", "leaving", "payments", "rests_on"})

    schema_name: Literal["feidi/statement/1"] = Field("feidi/statement/1", alias="schema")
    tool: Tool
    number: int = Field(ge=1, description="Position in the chain of statements.")
    year: int
    edition: Edition
    agreement: str = Field(description="Name of the agreement.")
    currency: str
    unit: str = Field(description="Unit of every amount.")
    rounding: str = Field(description="The rule of rounding.")
    inputs: Inputs
    versions: tuple[SignedVersion, ...] = Field((), description="As signed; empty if never amended.")
    collected: tuple[Collected, ...]
    figures: tuple[FigureUsed, ...] = Field((), description="Values on which clauses depend.")
    pools: tuple[PoolLine, ...]
    true_ups: tuple[TrueUp, ...]
    parties: tuple[Standing, ...]
    leaving: Leaving | None = Field(None, description="Who leaves at the end of the year.")
    transfers: tuple[Transfer, ...]
    payments: Paid | None = Field(None, description="What was paid so far, if it was given.")
    remarks: tuple[Remark, ...]
    rests_on: tuple[RestsOn, ...] = Field((), description="Marks and sources of what was used.")
    account: Account
    digest: Digest = ""

    def sealed(self) -> Statement:
        """The same statement with its digest."""
        return self.model_copy(update={"digest": self.content_digest()})

    def content_digest(self) -> str:
        """SHA-256 of everything but the digest itself, with sorted keys and without blanks."""
        content = self._tree() | {"digest": ""}
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def text(self) -> str:
        """The document, as it is kept."""
        return json.dumps(self._tree(), ensure_ascii=False, indent=2) + "\n"

    def _tree(self) -> dict[str, Any]:
        return self.model_dump(mode="json", by_alias=True)
