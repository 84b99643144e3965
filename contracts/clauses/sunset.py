"""The end of sharing (到期归属)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from contracts.clauses.clause import Clause, named_in
from contracts.moments import Start
from contracts.shares import Recipients
from contracts.terms import Term, divided


class Sunset(Clause):
    """From a year on the whole pool belongs to the heir, whatever the other clauses say.

    Example: `{kind: sunset, pool: tax, from: 2030, payee: host}`
    """

    says: ClassVar[str] = "everything goes to {payee}"
    looks_back: ClassVar[bool] = True

    kind: Literal["sunset"] = "sunset"
    begins: Start = Field(alias="from", description="From when on the other clauses no longer apply.")
    payee: Recipients

    @property
    def is_endless(self) -> bool:
        """No: it is an end."""
        return False

    def lower(self, inner: Term, meter: str) -> Term:
        """Everything to the heir; the years are set by `within_its_years`."""
        return divided(self.payee)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The heirs."""
        return named_in("payee", dict(self.payee))
