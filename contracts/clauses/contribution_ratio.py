"""Shares by what each side has put in (按出资比例)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.amounts import Amounts
from contracts.clauses.clause import Clause, named_in
from contracts.clocks import LAST_YEAR, Period
from contracts.parties import PartyId
from contracts.quantities import percent
from contracts.terms import During, Term, divided
from contracts.wrong import Wrong


class ContributionRatio(Clause):
    """Every yuan is divided in proportion to what the parties have contributed so far.

        x_i = K_i(t) / K(t) P,   K_i(t) = contributions of i up to and including year t, nominal

    A constant is a contribution made before the first year; amounts by year are paid in as they arise and
    count from that year on. A side that does not follow a call is diluted. Before the first contribution the
    clauses below divide.

    Example: `{kind: contribution_ratio, pool: profit, contributions: {river: {2026: 560, 2028: 440}, hill:
    440}}`
    """

    says: ClassVar[str] = "divided as what has been contributed so far: {contributions}"

    kind: Literal["contribution_ratio"] = "contribution_ratio"
    contributions: dict[PartyId, Amounts] = Field(
        min_length=1, description="What each party puts in, by year."
    )

    @model_validator(mode="after")
    def _add_up(self) -> Self:
        if all(amounts.csv is None for amounts in self.contributions.values()):
            for period, shares in self._stretches():
                for party, share in shares.items():
                    if share < 0:
                        raise Wrong(
                            f"{party} has taken out more than it put in by {period.first} ({percent(share)})",
                            "write withdrawals as payments, and contributions as positive amounts",
                        )
        return self

    def _stretches(self) -> list[tuple[Period, dict[str, Fraction]]]:
        """The years between two contributions, with the shares that hold in them."""
        sums = {party: amounts.running_total() for party, amounts in self.contributions.items()}
        starts = sorted({1}.union(*(amounts.listed for amounts in self.contributions.values())))
        ends = [*(start - 1 for start in starts[1:]), LAST_YEAR]
        found = []
        for first, last in zip(starts, ends, strict=True):
            paid_in = {party: amounts.at(first) for party, amounts in sums.items()}
            if total := sum(paid_in.values(), Fraction(0)):
                found.append((Period(first, last), {party: paid / total for party, paid in paid_in.items()}))
        return found

    def lower(self, inner: Term, meter: str) -> Term:
        """One division for each stretch between two contributions."""
        for period, shares in reversed(self._stretches()):
            inner = During(period, divided(shares), inner)
        return inner

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The contributors."""
        return named_in("contributions", dict(self.contributions))
