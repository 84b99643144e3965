"""A ceiling on what one party receives, yearly or for life, with extension (封顶与延长)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.amounts import Limit
from contracts.clauses.clause import Clause, named_in
from contracts.lasting import Lasting
from contracts.moments import End, Start
from contracts.parties import PartyId
from contracts.shares import Recipients, Shares
from contracts.terms import During, Term, Until, divided
from contracts.wrong import Wrong


class Extension(Lasting):
    """Further years in which the parties share if the cap has not been reached; both years must be given."""

    begins: Start = Field(alias="from", description="First year of the extension.")
    ends: End = Field(alias="to", description="Last year of the extension.")
    shares: Shares


class Cap(Clause):
    """The payee receives no more than so much; what would exceed it goes to others.

        x_payee = min(limit - received so far, what the other clauses give)

    `per: year` limits each year, `per: life` everything received from the pool. An extension lets
    the parties share in further years, still under the cap.

    Example: `{kind: cap, pool: tax, payee: home, amount: 120, per: life, beyond: host,
    extension: {from: 2018, to: 2019, shares: {home: 50%, host: 50%}}}`
    """

    says: ClassVar[str] = (
        "{per} {payee} receives at most {amount}; what exceeds it goes to {beyond}[; while that "
        "is not reached, also {extension}]"
    )
    looks_back: ClassVar[bool] = True

    kind: Literal["cap"] = "cap"
    payee: PartyId = Field(description="Whose receipts are limited.")
    amount: Limit
    per: Literal["year", "life"] = Field(description="Whether the limit holds for each year or for life.")
    beyond: Recipients
    extension: Extension | None = Field(
        None, description="Years in which sharing goes on while the cap is not reached."
    )

    @model_validator(mode="after")
    def _the_excess_leaves_the_payee(self) -> Self:
        if self.payee in self.beyond:
            raise Wrong(
                f"what exceeds the cap of {self.payee} would go to {self.payee}",
                "name somebody else in `beyond`",
            )
        return self

    @property
    def is_endless(self) -> bool:
        """No: a cap limits what others pay; it pays nothing itself."""
        return False

    def lower(self, inner: Term, meter: str) -> Term:
        """An `Until` around what the other clauses and the extension give."""
        head = inner
        if self.extension:
            head = During(self.extension.period, divided(self.extension.shares), inner)
        return Until(
            self.payee, self.amount, head, divided(self.beyond), meter if self.per == "life" else None
        )

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The payee, who receives the excess, and the parties of the extension."""
        yield ("payee",), self.payee
        yield from named_in("beyond", dict(self.beyond))
        if self.extension:
            yield from ((("extension", "shares", party), party) for party in self.extension.shares)
