"""The mean of earlier years instead of the amount of the year (多年平均)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from contracts.clauses.clause import Clause
from contracts.parties import PartyId
from contracts.terms import Smooth, Term


class Smoothing(Clause):
    """The payee is paid the mean of what it was due in the years before.

        x_payee(t) = (e(t-1) + ... + e(t-k)) / k,   e = what the other clauses give

    The first year pays what is due, and the mean counts the years known so far until there are k. The balance
    party receives what is due above the mean and pays what is due below; when the clause ends, the last
    years' dues stay with it.

    Example: `{kind: smoothing, pool: tax, payee: home, over: 3, balance: host}`
    """

    says: ClassVar[str] = (
        "{payee} is paid the mean of what it was due in the last {over} years; {balance} holds the difference"
    )
    looks_back: ClassVar[bool] = True
    counterparts: ClassVar[tuple[str, str, str] | None] = ("payee", "balance", "balances its own payment")

    kind: Literal["smoothing"] = "smoothing"
    payee: PartyId = Field(description="Whose payment is smoothed.")
    over: int = Field(ge=1, le=20, description="Number of earlier years.")
    balance: PartyId = Field(description="Who holds the difference.")

    @property
    def is_endless(self) -> bool:
        """No: it moves payments to other years and adds none."""
        return False

    def lower(self, inner: Term, meter: str) -> Term:
        """A `Smooth` around what the other clauses give."""
        return Smooth(self.payee, self.over, self.balance, inner, meter)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The payee and who balances."""
        yield ("payee",), self.payee
        yield ("balance",), self.balance
