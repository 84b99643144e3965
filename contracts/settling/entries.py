"""One row of actual collections, and what a table of them is for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.finding import Place
from contracts.settling.periods import When
from contracts.settling.versions import Versions


@dataclass(frozen=True)
class Entry:
    """An amount that was collected, or paid when the stream is a cost.

    Attributes:
        when: Its year, and its month if the table has months.
        stream: Position of the stream in the agreement that governs the year.
        collected_by: The party that has, or paid, the money.
        amount: In the unit of the agreement, at the layer of the stream; negative for a refund.
        note: A remark, carried into the statement.
        place: Its amount in the file.
    """

    when: When
    stream: int
    collected_by: str
    amount: Fraction
    note: str
    place: Place


@dataclass(frozen=True)
class Purpose:
    """What a table of collections is for: the whole of one year, or changes of years that are settled.

    Attributes:
        year: The year that is settled.
        correctable: The years that may be changed; None for the table of the year itself.
        versions: Where the agreement was amended: which version governs which year.
    """

    year: int
    correctable: Collection[int] | None = None
    versions: Versions | None = None

    def signed(self, year: int | None, agreement: Agreement) -> Agreement:
        """The agreement whose streams a row of that year names: the given one, unless it was amended."""
        return self.versions.in_year(year) if self.versions and year else agreement

    @property
    def is_correction(self) -> bool:
        """Whether its amounts are added to what was settled before."""
        return self.correctable is not None

    def objection(self, year: int) -> tuple[str, str] | None:
        """Why a row of that year cannot be taken, and what to do; None if it can."""
        if self.correctable is None:
            return None if year == self.year else self._not_this_year(year)
        if year in self.correctable:
            return None
        if year == self.year:
            return f"{year} is the year that is settled", "put the row into the table of --actuals"
        known = ", ".join(map(str, sorted(self.correctable))) or "no year yet"
        return f"{year} was not settled before, so it cannot be corrected", f"settled: {known}"

    def _not_this_year(self, year: int) -> tuple[str, str]:
        message = f"a row of {year}, but {self.year} is settled"
        if year > self.year:
            return message, f"settle {year} in a statement of its own"
        return (
            message,
            f"write --year {year}, or put what changes a settled year into a file for --corrections",
        )
