"""What the agreement says of payments that come late: when they are due, interest, set-off (滞纳、抵扣)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from contracts.parties import PartyId
from contracts.quantities import DiscountRate
from contracts.record import Sourced
from contracts.units import clean
from contracts.wrong import Wrong

_DAY = re.compile(r"(\d{1,2})(?:[-./]|月)(\d{1,2})日?")
LEAP = 2024
"""A year that has every day."""


def _day(value: object) -> str:
    """A day of any year, `06-30`, from `6月30日` too.

    Raises:
        Wrong: no such day, or 29 February, which most years do not have.
    """
    text = clean(value)
    found = _DAY.fullmatch(text)
    if found:
        try:
            day = date(LEAP, int(found[1]), int(found[2]))
        except ValueError:
            found = None
        else:
            if (day.month, day.day) != (2, 29):
                return f"{day.month:02d}-{day.day:02d}"
    raise Wrong(f"{text[:40]!r} is not a day of every year", "write a month and a day, such as '06-30'")


Day = Annotated[str, BeforeValidator(_day), WithJsonSchema({"type": "string", "examples": ["06-30"]})]


class LatePayment(Sourced):
    """When the payments of a statement are due, and what follows if they are late.

        interest = rate / basis  sum over days after the due day of  what is open

    Simple interest: none is counted on interest. A payment pays the oldest statement first.

    Attributes:
        due: Day of the year after the settled one by which a statement is paid.
        rate: Interest a year on what is paid later.
        basis: Days of a year of interest.
        first: What a payment pays first.
        set_off: Parties, mostly upper levels, that hold back from what they pay a debtor in the same
            statement and hand it to the creditor.
    """

    due: Day = Field(description="Day of the year after the settled one, such as '06-30'.")
    rate: DiscountRate = Field(description="Simple interest a year.")
    basis: Literal[360, 365] = Field(365, description="Days of a year of interest.")
    first: Literal["interest", "principal"] = Field("interest", description="What a payment pays first.")
    set_off: tuple[PartyId, ...] = Field((), description="Who holds back from a debtor for its creditor.")

    def due_on(self, year: int) -> date:
        """When the statement of a fiscal year is due.

        >>> str(LatePayment.model_validate({"due": "6月30日", "rate": "4%"}).due_on(2026))
        '2027-06-30'
        """
        return date(year + 1, int(self.due[:2]), int(self.due[3:]))
