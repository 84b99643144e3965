"""One tax and the dated share of it that goes to the centre. Rates live in taxes/*.yaml, never in code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Annotated, Self

import yaml
from pydantic import BeforeValidator, Field, model_validator

from contracts.quantities import Share
from contracts.record import Record, Sourced
from contracts.wrong import Wrong, did_you_mean

_MONTH = re.compile(r"(\d{4})-(\d{2})")


def month(text: str) -> int:
    """Months since year 0, from `2016-05`.

    >>> month("2016-05") - month("2016-01")
    4
    """
    found = _MONTH.fullmatch(str(text))
    if not found or not 1 <= int(found[2]) <= 12:
        raise Wrong(f"{text!r} is not a month", "write 2016-05")
    return int(found[1]) * 12 + int(found[2]) - 1


Month = Annotated[int, BeforeValidator(month)]


class CentralShare(Sourced):
    """The central share of one tax in a stretch of months."""

    first: Month = Field(alias="from")
    last: Month = Field(10**6, alias="to")
    share: Share

    def months_in(self, year: int) -> int:
        """How many months of the year it covers."""
        return max(0, min(self.last, year * 12 + 11) - max(self.first, year * 12) + 1)


class Tax(Record):
    """A tax and its central shares, oldest first."""

    tax: str
    name: str
    name_zh: str
    unit: str
    central: tuple[CentralShare, ...] = ()

    @model_validator(mode="after")
    def _shares_follow_each_other(self) -> Self:
        for earlier, later in zip(self.central, self.central[1:], strict=False):
            if later.first != earlier.last + 1:
                raise Wrong(
                    f"{self.tax}: the shares leave a gap or overlap",
                    "let each begin in the month after the one before",
                )
        return self

    def central_share(self, year: int) -> Fraction:
        """The central share of a whole year; months are weighted equally when it changes within the year.

        Raises:
            Wrong: the year is not covered, for instance because the tax did not exist.

        >>> tax("vat").central_share(2016)
        Fraction(7, 12)
        """
        if not self.central:
            raise Wrong(
                f"{self.name} ({self.tax}) has no central share of its own",
                "state the amount as `layer: local` or `retained`, or write one stream for each tax",
            )
        covered = [(row.months_in(year), row.share) for row in self.central]
        if sum(months for months, _ in covered) != 12:
            known = f"known from {self.central[0].first // 12}" + self._end()
            raise Wrong(
                f"no central share of {self.tax} for {year}; {known}",
                "state the amount as `layer: local` or `retained`, or give the share under `fiscal`",
            )
        return sum((share * months for months, share in covered), Fraction(0)) / 12

    def _end(self) -> str:
        last = self.central[-1].last
        return f" to {last // 12}-{last % 12 + 1:02d}" if last < 10**6 else " on"

    def rows_of(self, year: int) -> Iterator[CentralShare]:
        """The rows that the share of a year rests on, for the list of sources."""
        return (row for row in self.central if row.months_in(year))


@cache
def tax_names() -> tuple[str, ...]:
    """All taxes that have a parameter file, sorted."""
    return tuple(
        sorted(
            file.name.removesuffix(".yaml") for file in files("contracts.fiscal").joinpath("taxes").iterdir()
        )
    )


@cache
def tax(name: str) -> Tax:
    """The parameters of one tax.

    Raises:
        Wrong: there is no such tax.
    """
    if name not in tax_names():
        raise Wrong(f"there is no tax {name[:40]!r}", did_you_mean(name, tax_names()))
    text = files("contracts.fiscal").joinpath("taxes", f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return Tax.model_validate(yaml.load(text, Loader=loader))  # noqa: S506 - reads text only, builds no objects
