"""A guaranteed minimum with a named payer (保底)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from contracts.amounts import Limit
from contracts.clauses.clause import Clause
from contracts.parties import PartyId
from contracts.terms import Term, TopUp


class Floor(Clause):
    """Each year the payee receives at least so much; the payer pays what is missing.

        top-up = max(0, floor(t) - what the other clauses give the payee)

    The payer pays out of its own pocket, so it may end below zero on this pool.

    Example: `{kind: floor, pool: tax, payee: home, amount: 500, payer: host, from: 2012}`
    """

    says: ClassVar[str] = "{payee} receives at least {amount:yearly}; {payer} pays what is missing"
    looks_back: ClassVar[bool] = True
    counterparts: ClassVar[tuple[str, str, str] | None] = ("payee", "payer", "guarantees its own minimum")

    kind: Literal["floor"] = "floor"
    payee: PartyId = Field(description="Who is guaranteed the minimum.")
    amount: Limit
    payer: PartyId = Field(description="Who pays the top-up.")

    def lower(self, inner: Term, meter: str) -> Term:
        """A `TopUp` around what the other clauses give."""
        return TopUp(self.payee, self.amount, self.payer, inner)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The payee and the payer."""
        yield ("payee",), self.payee
        yield ("payer",), self.payer
