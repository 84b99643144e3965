"""Years and stretches of time. A year is a fiscal year, which in China is the calendar year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from contracts.units import clean
from contracts.wrong import Wrong

LAST_YEAR = 9999
EARLIEST, LATEST = 1900, 2200
"""Years before and after are slips: `26` for 2026, or a figure too many."""

MAX_YEARS = 100
"""The longest life of an agreement that is calculated."""

_YEAR = re.compile(r"\d{1,4}")
_STRETCH = re.compile(r"(\d{1,4})年?\s*[-–—~～至]+\s*(\d{1,4})年?")


def year(value: object) -> int:
    """A fiscal year from `2026`, `2026年` or full-width digits.

    Raises:
        Wrong: not a whole number between 1900 and 2200.

    >>> year("２０２６年")
    2026
    """
    text = clean(value).removesuffix("年")
    if isinstance(value, bool) or not _YEAR.fullmatch(text) or int(text) == 0:
        raise Wrong(f"{clean(value)[:40]!r} is not a year", "write a year such as 2026")
    if not EARLIEST <= int(text) <= LATEST:
        meant = f"20{int(text):02d}" if int(text) < 100 else "2026"
        raise Wrong(
            f"the year {text} lies outside {EARLIEST}-{LATEST}", f"write four digits, such as {meant}"
        )
    return int(text)


Year = Annotated[
    int,
    BeforeValidator(year),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": EARLIEST, "maximum": LATEST}, {"type": "string"}]}
    ),
]


@dataclass(frozen=True)
class Period:
    """From the first to the last year, both counted; it may begin and end inside a year.

    >>> list(Period(2026, 2028)), 2029 in Period(2026, 2028)
    ([2026, 2027, 2028], False)
    >>> str(Period(2017, 2020, 6, 5)), str(Period(2017, 2020, 6, 5).part_of(2017))
    ('2017-06 to 2020-05', '7/12')
    """

    first: int
    last: int
    first_month: int = 1
    last_month: int = 12

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last + 1))

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        """As it is written: `2010-2029`; open ends are left out."""
        if not self.is_whole:
            ends = f"{self.last}-{self.last_month:02d}" if self.last < LAST_YEAR else ""
            begins = f"{self.first}-{self.first_month:02d}"
            return f"{begins} to {ends}" if ends else f"{begins} on"
        if self.first < self.last == LAST_YEAR:
            return f"{self.first} on" if self.first > 1 else "all years"
        if self.first == 1 < self.last:
            return f"to {self.last}"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def is_whole(self) -> bool:
        """Whether it begins and ends with a year."""
        return (self.first_month, self.last_month) == (1, 12)

    def months_in(self, year: int) -> range:
        """Its months of a year, counted from 1.

        >>> list(Period(2017, 2020, 11).months_in(2017))
        [11, 12]
        """
        if year not in self:
            return range(0)
        begins = self.first_month if year == self.first else 1
        return range(begins, (self.last_month if year == self.last else 12) + 1)

    def part_of(self, year: int) -> Fraction:
        """Which part of a year lies in it, by months."""
        return Fraction(len(self.months_in(year)), 12)

    def overlaps(self, other: Period) -> bool:
        """Whether a month lies in both."""
        return self._begins <= other._ends and other._begins <= self._ends

    def shared_with(self, other: Period) -> Period:
        """The time that lies in both; they must overlap."""
        (first, first_month), (last, last_month) = (
            max(self._begins, other._begins),
            min(self._ends, other._ends),
        )
        return Period(first, last, first_month, last_month)

    @property
    def _begins(self) -> tuple[int, int]:
        return self.first, self.first_month

    @property
    def _ends(self) -> tuple[int, int]:
        return self.last, self.last_month

    @classmethod
    def read(cls, value: object) -> Period:
        """A stretch of years from `2010-2029`, `2010–2029年` or a single year.

        Raises:
            Wrong: not years, the last before the first, or more than 100 years.
        """
        if isinstance(value, Period):
            return value
        if value is None:
            raise Wrong("no years are given", "write the first and last year, such as 2010-2029")
        text = clean(value)
        found = _STRETCH.fullmatch(text)
        if not found and not _YEAR.fullmatch(text.removesuffix("年")):
            raise Wrong(
                f"{text[:40]!r} is not a stretch of years", "write the first and last year, such as 2010-2029"
            )
        first, last = (year(found[1]), year(found[2])) if found else (year(text), year(text))
        if last < first:
            meant = (
                f"{first}-{str(first)[: -len(found[2])]}{found[2]}" if found and last < 100 <= first else ""
            )
            raise Wrong(f"{text} ends before it begins", f"write {meant or f'{last}-{first}'}")
        if last - first >= MAX_YEARS:
            raise Wrong(f"{text} are {last - first + 1} years", f"at most {MAX_YEARS} years are calculated")
        return cls(first, last)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "description": "First and last fiscal year, both counted.",
            "anyOf": [{"type": "string", "pattern": r"^\s*\d{1,4}"}, {"type": "integer"}],
            "examples": ["2010-2029"],
        }


EVER = Period(1, LAST_YEAR)
"""Every year."""


def years_text(years: Iterable[int]) -> str:
    """Years as stretches.

    >>> years_text([2019, 2016, 2017, 2018, 2024])
    '2016-2019, 2024'
    """
    stretches: list[list[int]] = []
    for one in sorted(years):
        if stretches and stretches[-1][-1] == one - 1:
            stretches[-1].append(one)
        else:
            stretches.append([one])
    return ", ".join(str(Period(stretch[0], stretch[-1])) for stretch in stretches)
