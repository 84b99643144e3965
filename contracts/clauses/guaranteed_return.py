"""A fixed return on capital (固定收益)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.amounts import Limit
from contracts.clauses.clause import Clause
from contracts.parties import PartyId
from contracts.quantities import Rate
from contracts.terms import First, Pay, Term, TopUp


class GuaranteedReturn(Clause):
    """The payee first receives a rate on the capital that it put in; the clauses below share the remainder.

        x_payee = min(P, rho K(t)),   K(t) = capital put in up to and including year t

    With a `payer` it receives rho K(t) in any case: the payer makes up what the pool lacks. Without one, what
    a poor year does not pay is lost. The principal is not returned; a `cost_recovery` can do that.

    Example: `{kind: guaranteed_return, pool: rent, payee: village, capital: {2026: 500}, rate: 10%, payer:
    zone}`
    """

    counterparts: ClassVar[tuple[str, str, str] | None] = ("payee", "payer", "guarantees its own return")
    says: ClassVar[str] = (
        "{payee} first receives {rate:percent} a year on its capital of {capital}[; {payer} makes "
        "up what the pool lacks]"
    )

    kind: Literal["guaranteed_return"] = "guaranteed_return"
    payee: PartyId = Field(description="Who put in the capital.")
    capital: Limit = Field(
        description="A constant was put in before the first year; listed years as they arise."
    )
    rate: Rate
    payer: PartyId | None = Field(None, description="Who makes up what the pool lacks.")

    @model_validator(mode="after")
    def _has_a_total(self) -> Self:
        if self.capital.csv is None:
            self.capital.running_total()
        return self

    def lower(self, inner: Term, meter: str) -> Term:
        """A `First` of the return, in a `TopUp` if somebody guarantees it."""
        due = self.capital.running_total().times(self.rate)
        paid = First(due, Pay(self.payee), inner)
        return TopUp(self.payee, due, self.payer, paid) if self.payer else paid

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The payee and, if there is one, the payer."""
        yield ("payee",), self.payee
        if self.payer:
            yield ("payer",), self.payer
