"""Quotas against money: land, arable balance, energy, emissions (指标置换)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.amounts import Amounts
from contracts.clauses.clause import Clause
from contracts.clocks import Year
from contracts.figures import Figure
from contracts.parties import PartyId
from contracts.quantities import Money, Number
from contracts.terms import Term, Transfer
from contracts.wrong import Wrong


class QuotaExchange(Clause):
    """The seller hands over quotas in kind; the buyer pays for them at a price, or gets them for nothing.

        x_seller = ... + q(t) p,   x_buyer = ... - q(t) p

    What the quotas cost the seller and are worth to the buyer are streams of their own. M213 gives the price
    at which each side would be as well off as alone.

    Example: `{kind: quota_exchange, pool: tax, seller: hill, buyer: river, measure: mu, quantity: {2026:
    500}, price: 12}`
    """

    says: ClassVar[str] = (
        "{seller} hands {buyer} quotas in {measure}, {quantity}, [at {price:money} each|for "
        "nothing][, at least {at_least:money}][, at most {at_most:money}]"
    )
    looks_back: ClassVar[bool] = True
    counterparts: ClassVar[tuple[str, str, str] | None] = ("seller", "buyer", "sells to itself")

    kind: Literal["quota_exchange"] = "quota_exchange"
    seller: PartyId = Field(description="Who hands over the quotas.")
    buyer: PartyId = Field(description="Who receives them and pays.")
    measure: str = Field("unit", max_length=40, description="What one of them is, such as mu or tonne.")
    quantity: dict[Year, Number] = Field(min_length=1, description="How many, by year.")
    price: Money | None = Field(
        None, description="Price of one; without it they are handed over for nothing."
    )
    at_least: Money | None = Field(None, ge=0, description="Lowest price allowed, such as the cost.")
    at_most: Money | None = Field(None, ge=0, description="Highest price allowed, such as the market price.")

    @model_validator(mode="after")
    def _prices_rise(self) -> Self:
        if self.at_least is not None and self.at_most is not None and self.at_most < self.at_least:
            raise Wrong("the highest price lies below the lowest", "swap `at_least` and `at_most`")
        return self

    @property
    def is_endless(self) -> bool:
        """No: it pays in the listed years."""
        return False

    def figures(self, year: int) -> Iterator[Figure]:
        """How many are handed over in the year."""
        yield Figure("quantity", "", self.quantity.get(year))

    def measured(self, year: int, values: Mapping[tuple[str, str], Fraction]) -> Self:
        """With what was handed over."""
        measured = {year: values["quantity", ""]} if ("quantity", "") in values else {}
        return self.model_copy(update={"quantity": {**self.quantity, **measured}})

    def lower(self, inner: Term, meter: str) -> Term:
        """A `Transfer` of the price."""
        if self.price is None:
            return inner
        paid = {year: quantity * self.price for year, quantity in self.quantity.items()}
        return Transfer(self.buyer, self.seller, Amounts.by_year(paid), inner)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Seller and buyer."""
        yield ("seller",), self.seller
        yield ("buyer",), self.buyer
