"""Nobody ends below what it would have had (多退少补、利益不受损)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field

from contracts.amounts import Amounts
from contracts.clauses.clause import Clause
from contracts.clocks import Year
from contracts.parties import PartyId
from contracts.terms import Term, TopUp


class HoldHarmless(Clause):
    """In the years of settlement the payer makes up what the payee's receipts so far lack to an amount.

        paid(t) = max(0, amount(t) - (x_payee up to and including t)),   t in settled_in

    Counted over the years of the clause, on this pool, its earlier settlements included. The default amount 0
    says: nobody pays in more than it gets.

    Example: `{kind: hold_harmless, pool: tax, payee: hill, payer: river, settled_in: [2028, 2031]}`
    """

    says: ClassVar[str] = (
        "in {settled_in} {payer} makes up what the receipts of {payee} so far lack to {amount}"
    )
    looks_back: ClassVar[bool] = True
    counterparts: ClassVar[tuple[str, str, str] | None] = ("payee", "payer", "holds itself harmless")

    kind: Literal["hold_harmless"] = "hold_harmless"
    payee: PartyId = Field(description="Who is held harmless.")
    payer: PartyId = Field(description="Who pays what is missing.")
    amount: Amounts = Field(Amounts(each=Fraction(0)), description="Least sum of all years so far.")
    settled_in: tuple[Year, ...] = Field(min_length=1, description="Years of settlement.")

    @property
    def is_endless(self) -> bool:
        """No: it pays in the listed years."""
        return False

    def years_named(self) -> Iterator[tuple[tuple[str | int, ...], int]]:
        """The years of settlement."""
        return ((("settled_in", at), year) for at, year in enumerate(self.settled_in))

    def lower(self, inner: Term, meter: str) -> Term:
        """A `TopUp` for life, due in the years of settlement."""
        return TopUp(self.payee, self.amount, self.payer, inner, meter, self.settled_in)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The payee and the payer."""
        yield ("payee",), self.payee
        yield ("payer",), self.payer
