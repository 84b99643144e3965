"""A carve-out for the zone or a common fund (共建基金提成)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.amounts import Limit
from contracts.clauses.clause import Clause, named_in
from contracts.quantities import Share
from contracts.shares import Recipients
from contracts.terms import Divide, First, Term, divided
from contracts.wrong import Wrong


class Reserve(Clause):
    """A part of what reaches the clause is set aside; the clauses below share the remainder.

        x_payee = phi P   or   min(P, amount)

    A zone with a budget of its own is named as `payee`; a fund that the parties own together is written as
    their shares, `payee: {home: 50%, host: 50%}`, because a fund that nobody owns would hide who pays for it.

    Example: `{kind: reserve, pool: tax, share: 20%, payee: zone}`
    """

    says: ClassVar[str] = "[{share:percent} of what is there|up to {amount:yearly}] goes to {payee} first"

    kind: Literal["reserve"] = "reserve"
    payee: Recipients
    share: Share | None = Field(None, description="Part of what reaches the clause.")
    amount: Limit | None = Field(None, description="Or an amount a year.")

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        if (self.share is None) == (self.amount is None):
            raise Wrong(
                "a reserve is a share or an amount", "write `share: 20%` or `amount: 500`, one of them"
            )
        return self

    def lower(self, inner: Term, meter: str) -> Term:
        """A `Divide` by the share, or a `First` of the amount."""
        if self.amount is not None:
            return First(self.amount, divided(self.payee), inner)
        kept = self.share or Fraction(0)
        return Divide(((kept, divided(self.payee)), (1 - kept, inner)))

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Who holds or owns the reserve."""
        return named_in("payee", dict(self.payee))
