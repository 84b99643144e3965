"""What holds only for some time: written `from` and `to`."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from contracts.clocks import Period
from contracts.moments import ALWAYS, NEVER, End, Start
from contracts.record import Record
from contracts.wrong import Wrong


class Lasting(Record):
    """An entry that holds from its beginning to its end; without `from` and `to`, always.

    Years and months are both counted: `from: 2017-06` begins with June, `to: 2020-05` ends with May.
    An event is the first day of its month: `to: {event: production}` ends before production begins.

    Attributes:
        begins: (written `from`) when it begins.
        ends: (written `to`) when it is over.
    """

    begins: Start = Field(ALWAYS, alias="from", description="First year or month in which it holds.")
    ends: End = Field(
        NEVER,
        alias="to",
        description="Last year or month in which it holds.",
    )

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.ends.month <= self.begins.month:
            raise Wrong(f"it ends in {self.ends}, before it begins in {self.begins}", "swap `from` and `to`")
        return self

    @property
    def first(self) -> int:
        """The year in which it begins."""
        return self.begins.month // 12

    @property
    def last(self) -> int:
        """The year in which it ends."""
        return (self.ends.month - 1) // 12

    @property
    def period(self) -> Period:
        """The time in which it holds."""
        months = self.begins.month % 12 + 1, (self.ends.month - 1) % 12 + 1
        return Period(self.first, self.last, *months)
