"""Sharing after incentives are deducted (扣减优惠后分享)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.amounts import Limit
from contracts.clauses.clause import Clause, named_in
from contracts.shares import Recipients
from contracts.terms import First, Term, divided


class NetOfIncentives(Clause):
    """Who paid incentives takes them back from the pool; the clauses below share the remainder.

        x_granter = min(P, incentives),   the clauses below share P' = P - x_granter

    The spending itself is a `cost` stream of the granter. Only incentives to which the other side consented
    are deducted; without consent the granter bears them alone and the clause changes nothing. With `unpaid:
    carry` what a poor year cannot pay is taken from later years. Incentives for single firms need a review
    (P502), so say whom they favour: `incentive_of`, or a `note` such as `open to every firm`.

    Example: `{kind: net_of_incentives, pool: tax, granter: host, amount: {2026: 30, 2027: 30}, consented:
    true, unpaid: carry}`
    """

    says: ClassVar[str] = (
        "[{?consented}{granter} first takes back the incentives it paid, {amount}; what a poor "
        "year cannot pay {unpaid}|{granter} bears its incentives of {amount} alone, since the "
        "other side has not consented]"
    )

    kind: Literal["net_of_incentives"] = "net_of_incentives"
    granter: Recipients
    amount: Limit
    consented: bool = Field(description="Whether the other side agreed to these incentives.")
    unpaid: Literal["lapse", "carry"] = Field("lapse", description="What a poor year cannot pay.")
    incentive_of: str = Field("", max_length=200, description="The firm or project that they favour.")

    @model_validator(mode="after")
    def _has_a_total(self) -> Self:
        if self.unpaid == "carry" and self.amount.csv is None:
            self.amount.running_total()
        return self

    def lower(self, inner: Term, meter: str) -> Term:
        """A `First` of the incentives, of the year or so far."""
        if not self.consented:
            return inner
        if self.unpaid == "lapse":
            return First(self.amount, divided(self.granter), inner)
        return First(self.amount.running_total(), divided(self.granter), inner, meter)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Who granted them."""
        return named_in("granter", dict(self.granter))
