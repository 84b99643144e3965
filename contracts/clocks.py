"""Years and stretches of years. A year is a fiscal year, which in China is the calendar year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from contracts.units import clean
from contracts.wrong import Wrong

LAST_YEAR = 9999
MAX_YEARS = 100
"""The longest life of an agreement that is calculated."""

_YEAR = re.compile(r"\d{1,4}")
_STRETCH = re.compile(r"(\d{1,4})年?\s*[-–—~～至]+\s*(\d{1,4})年?")


def year(value: object) -> int:
    """A fiscal year from `2026`, `2026年` or full-width digits.

    Raises:
        Wrong: not a whole number between 1 and 9999.

    >>> year("２０２６年")
    2026
    """
    text = clean(value).removesuffix("年")
    if isinstance(value, bool) or not _YEAR.fullmatch(text) or int(text) == 0:
        raise Wrong(f"{clean(value)[:40]!r} is not a year", "write a year such as 2026")
    return int(text)


Year = Annotated[
    int,
    BeforeValidator(year),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1, "maximum": LAST_YEAR}, {"type": "string"}]}),
]


@dataclass(frozen=True)
class Period:
    """From the first to the last year, both counted.

    >>> list(Period(2026, 2028)), 2029 in Period(2026, 2028)
    ([2026, 2027, 2028], False)
    """

    first: int
    last: int

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last + 1))

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        """As it is written: `2010-2029`; open ends are left out."""
        if self.first < self.last == LAST_YEAR:
            return f"{self.first} on" if self.first > 1 else "all years"
        if self.first == 1 < self.last:
            return f"to {self.last}"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def overlaps(self, other: Period) -> bool:
        """Whether a year lies in both."""
        return self.first <= other.last and other.first <= self.last

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
