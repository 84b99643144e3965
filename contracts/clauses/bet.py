"""A payment that depends on a measured result (对赌)."""

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


class Bet(Clause):
    """Who promised a result is paid if it is reached, and pays if it is missed.

        x_promiser = ... + A z,   z = 1 if I(t) <= target else -1
        with a band b:            z = (target - I(t)) / b, but never beyond -1 and 1

    Years without a measured or expected result pay nothing. Without a band one hundredth of the index can
    turn the whole payment round; a band pays in proportion near the target.

    Example: `{kind: bet, pool: water, promiser: upstream, partner: downstream, stake: 100, target: 1, band:
    0.05, results: {2026: 0.85, 2027: 1.02}}`
    """

    says: ClassVar[str] = (
        "{partner} pays {promiser} {stake:money} for a year whose index reaches {target} "
        "({better} is better), {promiser} pays as much if not[; within {band} of it in part]; "
        "index {results}"
    )
    looks_back: ClassVar[bool] = True
    counterparts: ClassVar[tuple[str, str, str] | None] = ("promiser", "partner", "bets with itself")

    kind: Literal["bet"] = "bet"
    promiser: PartyId = Field(description="Who promised the result.")
    partner: PartyId = Field(description="Who pays if it is reached, and is paid if it is missed.")
    stake: Money = Field(ge=0, description="What is paid a year.")
    target: Number = Field(Fraction(1), description="Value of the index at which the result is reached.")
    better: Literal["lower", "higher"] = Field("lower", description="Which side of the target is reached.")
    band: Number = Field(Fraction(0), description="Distance from the target within which it is paid in part.")
    results: dict[Year, Number] = Field(min_length=1, description="The index of each year.")

    @model_validator(mode="after")
    def _has_a_width(self) -> Self:
        if self.band < 0:
            raise Wrong("the band is below zero", "write a distance such as 0.05, or leave it out")
        return self

    @property
    def is_endless(self) -> bool:
        """No: it pays in the listed years."""
        return False

    def reached(self, result: Fraction) -> Fraction:
        """How far a result is reached, from -1 to 1.

        >>> bet = Bet.model_construct(target=Fraction(1), band=Fraction(1, 10), better="lower")
        >>> [str(bet.reached(Fraction(hundredths, 100))) for hundredths in (80, 95, 100, 103, 120)]
        ['1', '1/2', '0', '-3/10', '-1']
        """
        ahead = self.target - result if self.better == "lower" else result - self.target
        if self.band == 0:
            return Fraction(1 if ahead >= 0 else -1)
        return max(Fraction(-1), min(Fraction(1), ahead / self.band))

    def figures(self, year: int) -> Iterator[Figure]:
        """The index of the year."""
        yield Figure("result", "", self.results.get(year))

    def measured(self, year: int, values: Mapping[tuple[str, str], Fraction]) -> Self:
        """With the index that was measured."""
        measured = {year: values["result", ""]} if ("result", "") in values else {}
        return self.model_copy(update={"results": {**self.results, **measured}})

    def lower(self, inner: Term, meter: str) -> Term:
        """A `Transfer` whose sign is the result of the year."""
        paid = {year: self.stake * self.reached(result) for year, result in self.results.items()}
        return Transfer(self.partner, self.promiser, Amounts.by_year(paid), inner)

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The two sides."""
        yield ("promiser",), self.promiser
        yield ("partner",), self.partner
