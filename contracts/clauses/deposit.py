"""A deposit that who leaves does not get back (履约保证金)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.amounts import Amounts
from contracts.clauses.clause import Clause
from contracts.clocks import Year
from contracts.parties import PartyId
from contracts.quantities import Money
from contracts.terms import Term, Transfer
from contracts.wrong import Wrong


class Deposit(Clause):
    """The payer hands a sum to another party and is paid back later, without interest.

        x_payer(paid_in) = ... - sum,   x_payer(returned_in) = ... + sum

    A payer that leaves in between has no claim to the return, so S304 counts the sum against its leaving. The
    holder owes it in any case: if the holder leaves, or anybody else does, it is returned.

    Example: `{kind: deposit, pool: tax, payer: host, held_by: province, sum: 500, paid_in: 2026, returned_in:
    2036}`
    """

    says: ClassVar[str] = (
        "{payer} deposits {sum:money} with {held_by} in {paid_in} and has it back in {returned_in}"
    )
    looks_back: ClassVar[bool] = True
    counterparts: ClassVar[tuple[str, str, str] | None] = ("payer", "held_by", "holds its own deposit")

    kind: Literal["deposit"] = "deposit"
    payer: PartyId = Field(description="Who pays the deposit and gets it back.")
    held_by: PartyId = Field(description="Who holds it in between.")
    sum: Money = Field(ge=0, description="How much.")
    paid_in: Year = Field(description="Year in which it is paid.")
    returned_in: Year = Field(description="Year in which it is returned.")

    @model_validator(mode="after")
    def _comes_back(self) -> Self:
        if self.returned_in <= self.paid_in:
            raise Wrong(
                f"the deposit is returned in {self.returned_in}, before it is paid in {self.paid_in}",
                "let `returned_in` be a later year",
            )
        return self

    @property
    def is_endless(self) -> bool:
        """No: it is returned."""
        return False

    @property
    def counted_by(self) -> tuple[object, ...]:
        """The sum and its holder: what was paid in comes back from the same hands."""
        return self.sum, self.held_by

    def years_named(self) -> Iterator[tuple[tuple[str | int, ...], int]]:
        """The years in which it is paid and returned."""
        yield ("paid_in",), self.paid_in
        yield ("returned_in",), self.returned_in

    def lower(self, inner: Term, meter: str) -> Term:
        """A `Transfer` there and back."""
        there_and_back = {self.paid_in: self.sum, self.returned_in: -self.sum}
        return Transfer(self.payer, self.held_by, Amounts.by_year(there_and_back), inner)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The payer and the holder."""
        yield ("payer",), self.payer
        yield ("held_by",), self.held_by
