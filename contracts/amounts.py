"""What arises each year: a constant, a table by year, growth, a ramp, or a column of a CSV file."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from contracts.clocks import year as read_year
from contracts.quantities import Money, Rate, plain
from contracts.record import Record
from contracts.units import clean
from contracts.wrong import Wrong

WORDS = ("each", "growth", "ramp", "csv", "column", "year_column", "listed")


class Amounts(Record):
    """An amount for every year, in the unit of the agreement.

    Written as one of
        400                                 the same every year
        {2010: 400, 2012: 450}              these years; nothing in the others
        {2010: 400, growth: 9%}             from 2010 on, growing by 9 % a year after the last listed year
        {2010: 0, 2015: 500, ramp: linear}  straight lines between listed years, then as in the last
        {csv: flows.csv, column: vat}       a column of a CSV file beside the agreement

    Nothing arises before the first listed year.

    >>> from contracts.units import amounts_in
    >>> with amounts_in("10k"):
    ...     vat = Amounts.model_validate({2010: "400", "growth": "50%"})
    >>> [str(vat.at(year)) for year in (2009, 2010, 2012)]
    ['0', '400', '900']
    """

    each: Money | None = Field(None, description="The same amount every year.")
    listed: dict[int, Money] = Field(default_factory=dict, description="Amounts of single years.")
    growth: Rate | None = Field(None, description="Growth a year after each listed year.")
    ramp: bool = Field(False, description="Straight line between listed years, constant after the last.")
    csv: str | None = Field(None, description="CSV file beside the agreement.")
    column: str | None = Field(None, description="Column of the CSV file that holds the amounts.")
    year_column: str | None = Field(None, description="Column that holds the years.")

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:
        if isinstance(value, Amounts):
            return value
        if not isinstance(value, Mapping):
            return {"each": value}
        words: dict[str, Any] = {
            key: entry for key, entry in value.items() if key in WORDS and key != "listed"
        }
        years = {key: entry for key, entry in value.items() if key not in WORDS} | dict(
            value.get("listed", {})
        )
        if "ramp" in words:
            words["ramp"] = _is_linear(words["ramp"])
        return words | {"listed": _by_year(years)}

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        ways = [self.each is not None, bool(self.listed), self.csv is not None]
        if sum(ways) != 1:
            raise Wrong(
                "amounts are given in no way" if not any(ways) else "amounts are given in two ways",
                "write one amount, or {2010: 400, growth: 9%}, or {csv: flows.csv, column: vat}",
            )
        if (self.csv is None) != (self.column is None):
            raise Wrong(
                "a CSV file needs a column, and a column a CSV file", "write {csv: flows.csv, column: vat}"
            )
        if self.growth is not None and not self.listed:
            raise Wrong(
                "growth needs a first year",
                "write the first amount with its year, such as {2010: 400, growth: 9%}",
            )
        return self

    @classmethod
    def constant(cls, amount: Fraction) -> Amounts:
        """The same amount every year, calculated and not written: it is taken as it is."""
        return cls.model_construct(each=amount)

    @classmethod
    def by_year(cls, amounts: Mapping[int, Fraction]) -> Amounts:
        """The amounts of single years, calculated and not written; nothing in the others."""
        return cls.model_construct(listed=dict(amounts))

    def at(self, year: int) -> Fraction:
        """The amount of `year`; 0 before the first listed year.

        Raises:
            ValueError: the amounts are a CSV column that has not been read; `contracts.load` reads it.
        """
        self._require_read()
        if self.each is not None:
            return self.each
        if year in self.listed:
            return self.listed[year]
        earlier = [listed for listed in self._years if listed < year]
        if not earlier:
            return Fraction(0)
        is_last = earlier[-1] == self._years[-1]
        return (
            self._on_the_line(earlier[-1], year)
            if self.ramp and not is_last
            else self._since(earlier[-1], year)
        )

    def says(self, year: int) -> bool:
        """Whether they say what arises in `year`: a table of single years says nothing of the others.

        For money, nothing arises in these; statistics are not known for them.

        Raises:
            ValueError: the amounts are a CSV column that has not been read; `contracts.load` reads it.
        """
        self._require_read()
        return year in self.listed or not self.is_of_single_years

    @property
    def is_of_single_years(self) -> bool:
        """Whether they are a list of years and no rule for the others."""
        return self.each is None and self.growth is None and not self.ramp

    def _require_read(self) -> None:
        if self.csv is not None:
            raise ValueError(f"column {self.column!r} of {self.csv} has not been read: use contracts.load")

    @cached_property
    def _years(self) -> list[int]:
        return sorted(self.listed)

    def _on_the_line(self, before: int, year: int) -> Fraction:
        after = next(listed for listed in self._years if listed > year)
        done = Fraction(year - before, after - before)
        return self.listed[before] + done * (self.listed[after] - self.listed[before])

    def _since(self, listed: int, year: int) -> Fraction:
        if self.growth is not None:
            return self.listed[listed] * (1 + self.growth) ** (year - listed)
        return self.listed[listed] if self.ramp else Fraction(0)

    def running_total(self) -> Amounts:
        """The sum of all years so far; a constant counts as spent at once.

        Raises:
            Wrong: growth or ramp, whose total has no end.
            ValueError: a CSV column that has not been read.
        """
        self._require_read()
        if self.each is not None:
            return self
        if self.growth is not None or self.ramp:
            raise Wrong("a sum to recover must be listed year by year", "write {2010: 8000, 2011: 9461}")
        total, totals = Fraction(0), {}
        for year in range(self._years[0], self._years[-1] + 1):
            total += self.at(year)
            totals[year] = total
        return Amounts.model_construct(listed=totals, growth=Fraction(0))

    def times(self, factor: Fraction) -> Amounts:
        """Every amount multiplied.

        >>> str(Amounts(each=Fraction(50)).times(Fraction(1, 10)))
        '5'
        """
        if self.each is not None:
            return Amounts.constant(self.each * factor)
        listed = {year: amount * factor for year, amount in self.listed.items()}
        return self.model_copy(update={"listed": listed})

    @property
    def ends(self) -> bool:
        """Whether nothing arises after the last listed year."""
        return self.each is None and self.growth is None and not self.ramp

    def __str__(self) -> str:
        if self.each is not None:
            return plain(self.each)
        if self.csv is not None:
            return f"column {self.column} of {self.csv}"
        words = [f"{year}: {plain(self.listed[year])}" for year in self._years]
        words += [f"growth {plain(self.growth * 100)}%"] if self.growth is not None else []
        return ", ".join([*words, "ramp"] if self.ramp else words)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        full = handler.resolve_ref_schema(handler(schema))
        fields = {name: full["properties"][name] for name in WORDS if name not in ("each", "listed", "ramp")}
        amount = next(
            option for option in full["properties"]["each"]["anyOf"] if option.get("type") != "null"
        )
        full.clear()
        by_year = {
            "type": "object",
            "properties": fields | {"ramp": {"enum": ["linear"]}},
            "patternProperties": {r"^\d{1,4}$": amount},
            "additionalProperties": False,
        }
        full.update({"description": "Amounts by year.", "anyOf": [amount, by_year]})
        return full


def nowhere_negative(amounts: Amounts) -> Amounts:
    """The amounts, if none that is written lies below zero."""
    written = [amounts.each] if amounts.each is not None else list(amounts.listed.values())
    if any(amount < 0 for amount in written):
        raise Wrong(f"an amount below zero: {amounts}", "write an amount of 0 or more")
    return amounts


Limit = Annotated[Amounts, AfterValidator(nowhere_negative)]
"""Amounts that limit a payment: nowhere below zero."""


def _is_linear(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if clean(value) != "linear":
        raise Wrong(f"ramp {clean(value)[:40]!r} is unknown", "write `ramp: linear`")
    return True


def _by_year(entries: Mapping[Any, Any]) -> dict[int, Any]:
    by_year: dict[int, Any] = {}
    for key, entry in entries.items():
        try:
            at = read_year(key)
        except Wrong as wrong:
            raise Wrong(f"amounts: {wrong}", f"write years, or one of {', '.join(WORDS[1:6])}") from None
        if at in by_year:
            raise Wrong(f"amounts: {at} stands twice", "keep one amount for each year")
        by_year[at] = entry
    return by_year
