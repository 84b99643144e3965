"""Recovery first, sharing after (先回本后分成)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from contracts.amounts import Limit
from contracts.clauses.clause import Clause, named_in
from contracts.shares import Recipients
from contracts.terms import First, Term, divided


class CostRecovery(Clause):
    """The payee first takes back its outlay; only then do the clauses below share.

        x_payee = min(P, U),   U = outlays so far - recovered so far

    A constant `amount` is an outlay made before the first year; amounts by year are outlays as they arise.
    No interest is counted on what is still open.

    Example: `{kind: cost_recovery, pool: tax, payee: home, amount: {2026: 8000, 2027: 9461}}`
    """

    says: ClassVar[str] = "{payee} first takes back its outlay of {amount}"

    kind: Literal["cost_recovery"] = "cost_recovery"
    payee: Recipients
    amount: Limit

    @model_validator(mode="after")
    def _has_a_total(self) -> Self:
        if self.amount.csv is None:  # a column is read later, and then checked here again
            self.amount.running_total()
        return self

    def lower(self, inner: Term, meter: str) -> Term:
        """A `First` for life up to the outlays so far."""
        return First(self.amount.running_total(), divided(self.payee), inner, meter)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Who recovers."""
        return named_in("payee", dict(self.payee))
