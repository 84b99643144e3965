"""What it costs to leave: exit, step-in, buy-out (退出、收回、回购)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.amounts import Limit
from contracts.clauses.clause import Clause
from contracts.parties import PartyId
from contracts.quantities import Share
from contracts.terms import Term
from contracts.wrong import Wrong


class ExitPayment(Clause):
    """Who leaves without the payee pays it what it has not recovered and a part of what it still expected.

        exit(t) = amount(t) + max(0, outlay so far - received so far) + kappa R(t)

    R(t) is the worth, at the start of year t, of what the agreement would still give the payee from this
    pool; received so far is what it gave before t. The clause changes no payment while everybody stays; it
    makes leaving dearer in S304. It cannot bind anybody before the first year.

    Example: `{kind: exit_payment, pool: tax, leaver: host, payee: home, outlay: {2026: 800}, part: 50%}`
    """

    says: ClassVar[str] = (
        "if {leaver} leaves, it owes {payee}[ {amount};][ what is not recovered of an outlay of "
        "{outlay};][ {part:percent} of what {payee} still expected;]"
    )
    on_leaving: ClassVar[bool] = True
    counterparts: ClassVar[tuple[str, str, str] | None] = ("leaver", "payee", "pays itself for leaving")

    kind: Literal["exit_payment"] = "exit_payment"
    leaver: PartyId = Field(description="Who pays if it leaves.")
    payee: PartyId = Field(description="Who is paid if it is left.")
    amount: Limit | None = Field(None, description="A fixed payment, by year of leaving.")
    outlay: Limit | None = Field(None, description="What the payee spends on the zone and wants back.")
    part: Share = Field(Fraction(0), description="Part of what it still expected (kappa).")

    @model_validator(mode="after")
    def _costs_something(self) -> Self:
        if self.amount is None and self.outlay is None and self.part == 0:
            raise Wrong("leaving costs nothing", "give an `amount`, an `outlay` or a `part`")
        if self.outlay is not None and self.outlay.csv is None:
            self.outlay.running_total()
        return self

    def lower(self, inner: Term, meter: str) -> Term:
        """Nothing changes while everybody stays."""
        return inner

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Who leaves and who is left."""
        yield ("leaver",), self.leaver
        yield ("payee",), self.payee
