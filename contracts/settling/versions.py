"""An agreement and those that it amends: each version holds from a year on, until a later one takes over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contracts.agreement import Agreement


@dataclass(frozen=True)
class Version:
    """One version of an agreement.

    Attributes:
        agreement: As signed.
        first: The first fiscal year that it governs.
        since: Number of the first statement that was made from it.
    """

    agreement: Agreement
    first: int
    since: int = 1


@dataclass(frozen=True)
class Versions:
    """The versions in the order in which they were signed.

    A year is governed by the version that was signed last among those that hold in it; so an amendment that
    reaches back takes years over from the version before.
    """

    signed: tuple[Version, ...]

    @classmethod
    def only(cls, agreement: Agreement) -> Versions:
        """An agreement that was never amended."""
        return cls((Version(agreement, agreement.years.first),))

    @property
    def current(self) -> Agreement:
        """The agreement as it stands."""
        return self.signed[-1].agreement

    def at(self, year: int) -> int:
        """Position of the version that governs a year; the first one also governs what lies before it.

        >>> from contracts.agreement import Agreement
        >>> old, new = (Agreement.model_construct(name=name) for name in ("old", "new"))
        >>> signed = Versions((Version(old, 2026), Version(new, 2028)))
        >>> [signed.at(year) for year in (2027, 2028, 2030)]
        [0, 1, 1]
        """
        governing = [at for at, version in enumerate(self.signed) if version.first <= year]
        return governing[-1] if governing else 0

    def in_year(self, year: int) -> Agreement:
        """The agreement that governs a year."""
        return self.signed[self.at(year)].agreement

    def governed(self, at: int, years: Iterable[int]) -> frozenset[int]:
        """Those of the years that a version governs."""
        return frozenset(year for year in years if self.at(year) == at)

    def governing(self, years: Iterable[int]) -> Iterator[int]:
        """Positions of the versions that govern any of the years, in the order of the years."""
        return iter(dict.fromkeys(self.at(year) for year in sorted(years)))

    def made(self, number: int) -> Agreement:
        """The agreement from which a statement was made, by its number in the chain."""
        return [version.agreement for version in self.signed if version.since <= number][-1]
