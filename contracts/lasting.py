"""What holds only in some years: written `from` and `to`, both counted."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from contracts.clocks import LAST_YEAR, Period, Year
from contracts.record import Record
from contracts.wrong import Wrong


class Lasting(Record):
    """An entry that holds from its first to its last year; without `from` and `to`, always.

    Attributes:
        first: (written `from`) first year.
        last: (written `to`) last year.
    """

    first: Year = Field(1, alias="from", description="First year in which it holds.")
    last: Year = Field(LAST_YEAR, alias="to", description="Last year in which it holds.")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.last < self.first:
            raise Wrong(f"it ends in {self.last}, before it begins in {self.first}", "swap `from` and `to`")
        return self

    @property
    def period(self) -> Period:
        """The years in which it holds."""
        return Period(self.first, self.last)
