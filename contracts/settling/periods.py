"""The year or month that a row of collections belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from contracts.units import clean
from contracts.wrong import Wrong

_YEAR = re.compile(r"([12]\d{3})年?")
_MONTH = re.compile(r"([12]\d{3})(?:\s*[-./年]\s*(\d{1,2})月?|(\d{2}))")
_BARE_MONTH = re.compile(r"(\d{1,2})月?")


class When(NamedTuple):
    """A fiscal year, or a month of it.

    >>> str(When(2027, 3)), str(When(2027, None))
    ('2027-03', '2027')
    """

    year: int
    month: int | None

    def __str__(self) -> str:
        return str(self.year) if self.month is None else f"{self.year}-{self.month:02d}"


def when(year: str, month: str = "") -> When:
    """The time of a row, from its year and its month; either may say both.

    Raises:
        Wrong: no year, a month that is none, or two years that differ.

    >>> str(when("2027年")), str(when("2027", "3月")), str(when("", "２０２７-０３")), str(when("202703"))
    ('2027', '2027-03', '2027-03', '2027-03')
    """
    named = _read(clean(year)) if year else None
    bare = _BARE_MONTH.fullmatch(clean(month)) if month else None
    if bare and named is not None and named.month is None:
        return When(named.year, _checked(int(bare[1]), month))
    inside = _read(clean(month)) if month else None
    if named is None and inside is None:
        raise Wrong("there is no year in this row", "write a year such as 2027, or a month such as 2027-03")
    if named and inside and named.year != inside.year:
        raise Wrong(f"the row is of {named.year} and of {inside.year}", "keep one of them")
    return inside or named or When(0, None)


def _read(text: str) -> When:
    year, month = _YEAR.fullmatch(text), _MONTH.fullmatch(text)
    if year:
        return When(int(year[1]), None)
    if month:
        return When(int(month[1]), _checked(int(month[2] or month[3]), text))
    raise Wrong(
        f"{text[:40]!r} is not a year or a month",
        "write 2027 or 2027-03; delete rows of totals and remarks",
    )


def _checked(month: int, text: str) -> int:
    if not 1 <= month <= 12:
        raise Wrong(f"{clean(text)[:40]!r} names no month", "write a month from 01 to 12, such as 2027-03")
    return month
