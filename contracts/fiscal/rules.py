"""The part of a tax that the levels above the parties keep, as the agreement states it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Self

from pydantic import Field, model_validator

from contracts.lasting import Lasting
from contracts.quantities import Share
from contracts.record import Sourced
from contracts.wrong import Wrong


class FiscalRule(Sourced, Lasting):
    """How a province shares the local part of some taxes; the first rule that fits a year decides.

    Attributes:
        province: Whose rule it is; empty for all provinces.
        taxes: The taxes it covers; empty for all.
        upper: The share of the *local* part that the province, and any city above the party, keeps.
        central: The share of the headline amount that the centre keeps, instead of the built-in one.
        first, last: (written `from`, `to`) years.
    """

    province: str = Field("", description="Whose rule it is; empty for all provinces.")
    taxes: tuple[str, ...] = Field((), description="Taxes it covers; empty for all.")
    upper: Share | None = Field(
        None, description="Share of the local part that the levels above the party keep."
    )
    central: Share | None = Field(None, description="Share of the headline amount that the centre keeps.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.upper is None and self.central is None:
            raise Wrong("a fiscal rule gives a share", "write `upper: 20%`, `central: 60%`, or both")
        if not self.period.is_whole:
            raise Wrong(f"a fiscal rule holds for whole years, not {self.period}", "write `from` as a year")
        return self

    def covers(self, tax: str, province: str, year: int) -> bool:
        """Whether it speaks about the tax, the province and the year."""
        return (
            year in self.period
            and (not self.taxes or tax in self.taxes)
            and (not self.province or self.province == province)
        )


def stated(rules: Iterable[FiscalRule], level: str, tax: str, province: str, year: int) -> Fraction | None:
    """The share of a level (`upper` or `central`) that the first fitting rule states, or None."""
    for rule in rules:
        share: Fraction | None = getattr(rule, level)
        if share is not None and rule.covers(tax, province, year):
            return share
    return None
