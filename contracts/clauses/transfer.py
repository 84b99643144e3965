"""A payment between two parties, beside what the pool gives them (补偿、转移支付)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from contracts.amounts import Limit
from contracts.clauses.clause import Clause
from contracts.parties import PartyId
from contracts.terms import Term, Transfer


class Payment(Clause):
    """The payer pays the payee so much, out of its own pocket, whatever is in the pool.

        x_payee = ... + amount(t),   x_payer = ... - amount(t)

    Once (`amount: {2026: 300}`), every year (`amount: 300`), or tapering off. A payment that its payer is
    free to make or not (`certainty: discretionary`) is counted, and M212 shows the agreement without it.

    Example: `{kind: transfer, pool: tax, payer: province, payee: home, amount: {2026: 400, 2027: 300, 2028:
    200}}`
    """

    says: ClassVar[str] = "{payer} pays {payee} {amount:yearly}, out of its own pocket, {certainty}"
    looks_back: ClassVar[bool] = True
    counterparts: ClassVar[tuple[str, str, str] | None] = ("payer", "payee", "pays itself")

    kind: Literal["transfer"] = "transfer"
    payer: PartyId = Field(description="Who pays, out of its own pocket.")
    payee: PartyId = Field(description="Who is paid.")
    amount: Limit
    certainty: Literal["agreed", "discretionary"] = Field(
        "agreed", description="Whether the payer has bound itself, or may decide later."
    )

    @property
    def is_endless(self) -> bool:
        """Whether the payments have no last year."""
        return super().is_endless and not self.amount.ends

    def lower(self, inner: Term, meter: str) -> Term:
        """A `Transfer` beside what the other clauses give."""
        return Transfer(self.payer, self.payee, self.amount, inner)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The payer and the payee."""
        yield ("payer",), self.payer
        yield ("payee",), self.payee
