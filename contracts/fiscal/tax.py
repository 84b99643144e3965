"""One tax and the dated share of it that goes to the centre. Rates live in taxes/*.yaml, never in code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from contracts.fiscal.built_in import built_in
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


NO_END = 12 * 10_000
"""Month of what has no end."""

Month = Annotated[int, BeforeValidator(month)]


class CentralShare(Sourced):
    """The central share of one tax in a stretch of months.

    Attributes:
        share: Part of the headline amount that goes to the centre.
        pooled: Part of the headline amount that all provinces bear or receive together, by a key.
    """

    first: Month = Field(alias="from")
    last: Month = Field(NO_END, alias="to")
    share: Share
    pooled: Share = Fraction(0)

    @model_validator(mode="after")
    def _leaves_something(self) -> Self:
        if self.share + self.pooled > 1:
            raise Wrong("the centre and all provinces together keep more than the whole", "lower a share")
        return self

    def months_in(self, year: int) -> int:
        """How many months of the year it covers."""
        return max(0, min(self.last, year * 12 + 11) - max(self.first, year * 12) + 1)


class Tax(Record):
    """A tax and its central shares, oldest first.

    Attributes:
        replaced_by: The tax into which it was folded when its last share ended.
    """

    tax: str
    name: str
    name_zh: str
    unit: str
    replaced_by: str | None = None
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
        return self._mean(year, lambda row: row.share)

    def pooled_share(self, year: int) -> Fraction:
        """The part of the headline amount that all provinces bear or receive together, by a key.

        Raises:
            Wrong: the year is not covered.

        >>> tax("vat_credit").pooled_share(2026), tax("vat").pooled_share(2026)
        (Fraction(7, 20), Fraction(0, 1))
        """
        return self._mean(year, lambda row: row.pooled)

    def _mean(self, year: int, part: Callable[[CentralShare], Fraction]) -> Fraction:
        """The mean over the months of a year."""
        if not self.central:
            raise Wrong(
                f"{self.name} ({self.tax}) has no central share of its own",
                "state the amount as `layer: local` or `retained`, or write one stream for each tax",
            )
        covered = [(row.months_in(year), part(row)) for row in self.central]
        if sum(months for months, _ in covered) != 12:
            known = f"known from {self.central[0].first // 12}" + self._end()
            raise Wrong(
                f"no central share of {self.tax} for {year}; {known}",
                "state the amount as `layer: local` or `retained`, or give the share under `fiscal`",
            )
        return sum((share * months for months, share in covered), Fraction(0)) / 12

    def _end(self) -> str:
        last = self.central[-1].last
        return f" to {last // 12}-{last % 12 + 1:02d}" if last < NO_END else " on"

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
    return Tax.model_validate(built_in("taxes", f"{name}.yaml"))


@cache
def with_successor(name: str) -> Tax:
    """A tax that was folded into another one goes on, in the months after its end, with the other's shares.

    An amount that is still called business tax in 2020 is VAT by law, so its central share is that of VAT.

    Raises:
        Wrong: there is no such tax.

    >>> with_successor("business").central_share(2016), with_successor("business").central_share(2020)
    (Fraction(1, 3), Fraction(1, 2))
    """
    own = tax(name)
    if own.replaced_by is None:
        return own
    ended = own.central[-1].last
    later = [row for row in with_successor(own.replaced_by).central if row.last > ended]
    joined = [row.model_copy(update={"first": max(row.first, ended + 1)}) for row in later]
    return own.model_copy(update={"central": (*own.central, *joined)})
