"""The part of a tax that the levels above the parties keep, as the agreement states it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Self

from pydantic import Field, model_validator

from contracts.fiscal.presets import preset
from contracts.lasting import Lasting
from contracts.quantities import Share, percent
from contracts.record import Sourced
from contracts.units import clean
from contracts.wrong import Wrong

_NAMES = {"first": "from", "last": "to"}


class FiscalRule(Sourced, Lasting):
    """How a province shares the local part of some taxes; the first rule that fits a year decides.

    Attributes:
        province: Whose rule it is; empty for all provinces.
        taxes: The taxes it covers; empty for all.
        upper: The share of the *local* part that the province keeps; where no `city` is given, with any
            city above the party.
        city: The share of the *local* part that the city above the party keeps.
        key: The province's part of what all provinces bear or receive together (`vat_credit`): its part of
            last year's local VAT.
        preset: Name of a known rule, from presets/*.yaml, that gives what is not written here.
        central: The share of the headline amount that the centre keeps, instead of the built-in one.
        first, last: (written `from`, `to`) years.
    """

    province: str = Field("", description="Whose rule it is; empty for all provinces.")
    taxes: tuple[str, ...] = Field((), description="Taxes it covers; empty for all.")
    upper: Share | None = Field(
        None, description="Share of the local part that the levels above the party keep."
    )
    city: Share | None = Field(
        None, description="Share of the local part that the city above the party keeps."
    )
    central: Share | None = Field(None, description="Share of the headline amount that the centre keeps.")
    key: Share | None = Field(
        None, description="Part of the province in what all provinces bear or receive together."
    )
    preset: str | None = Field(None, description="Name of a known rule that gives what is not written here.")

    @model_validator(mode="before")
    @classmethod
    def _from_a_preset(cls, value: Any) -> Any:
        if not isinstance(value, Mapping) or not isinstance(value.get("preset"), str):
            return value
        written = {_NAMES.get(key, key): entry for key, entry in value.items() if entry is not None}
        return preset(clean(value["preset"])) | written

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if all(share is None for share in (self.upper, self.city, self.central, self.key)):
            raise Wrong("a fiscal rule gives a share", "write `upper: 20%`, `central: 60%`, or both")
        above = (self.upper or Fraction(0)) + (self.city or Fraction(0))
        if above > 1:
            raise Wrong(
                f"province and city keep {percent(above)} of the local part",
                "`upper` is what the province keeps; write both so that they leave something to the party",
            )
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
    """The share of a level (`upper`, `city`, `central`, `key`) that the first fitting rule states."""
    for rule in rules:
        share: Fraction | None = getattr(rule, level)
        if share is not None and rule.covers(tax, province, year):
            return share
    return None
