"""The settled years of an agreement, each worked out by the version that governs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from contracts.agreement import Agreement
from contracts.settling.account import Account, MeasuredEntry
from contracts.settling.entries import Entry
from contracts.settling.statement import RunningTotal
from contracts.settling.versions import Versions
from sharing.settlement.books import Books, Dues, Key, size_of_unit
from sharing.settlement.carrying import Amending, Carried


@dataclass(frozen=True)
class Succession:
    """The versions of an agreement and what was really collected in the years that are settled.

    Attributes:
        versions: As signed; one if the agreement was never amended.
        collected: Year, id of the stream and collecting party -> amount, in units of the currency.
        years: The years that are settled.
        measured: Actual values of clauses, the later of two counts.
    """

    versions: Versions
    collected: Mapping[Key, Fraction]
    years: frozenset[int]
    measured: tuple[MeasuredEntry, ...] = ()

    @classmethod
    def of(cls, versions: Versions, account: Account) -> Succession:
        """What an account says was collected."""
        totals: dict[Key, Fraction] = defaultdict(Fraction)
        for entry in account.collected:
            totals[entry.year, entry.stream, entry.collected_by] += entry.amount
        years = frozenset(line.year for line in account.statements)
        latest = {line.year: line.number for line in account.statements}
        measured = tuple(entry for entry in account.measured if entry.number >= latest[entry.year])
        return cls(versions, totals, years, measured)

    def with_year(self, year: int, entries: Iterable[Entry]) -> Succession:
        """The same with these collections as the whole of a year."""
        others = {key: amount for key, amount in self.collected.items() if key[0] != year}
        kept = tuple(entry for entry in self.measured if entry.year != year)
        return replace(self, collected=others, years=self.years | {year}, measured=kept).plus(entries)

    def with_measured(self, entries: Iterable[MeasuredEntry]) -> Succession:
        """The same with these values of clauses, which take the place of earlier ones."""
        return replace(self, measured=(*self.measured, *entries))

    def plus(self, entries: Iterable[Entry]) -> Succession:
        """The same with these collections added."""
        totals = defaultdict(Fraction, self.collected)
        for entry in entries:
            agreement = self.versions.in_year(entry.when.year)
            stream = agreement.streams[entry.stream].id
            amount = entry.amount * size_of_unit(agreement)
            totals[entry.when.year, stream, entry.collected_by] += amount
        return replace(self, collected=totals)

    def under(self, versions: Versions) -> Succession:
        """The same collections under other versions."""
        return replace(self, versions=versions)

    def within(self, years: Iterable[int]) -> Succession:
        """The same for these settled years only."""
        kept = self.years & frozenset(years)
        collected = {key: amount for key, amount in self.collected.items() if key[0] in kept}
        return replace(self, collected=collected, years=kept)

    @cached_property
    def _volumes(self) -> Mapping[int, tuple[Books, Carried]]:
        """Position of each version that governs a settled year -> its books and how they began."""
        found: dict[int, tuple[Books, Carried]] = {}
        before: Books | None = None
        for at in self.versions.governing(self.years):
            version = self.versions.signed[at]
            years = self.versions.governed(at, self.years)
            carried = _carried(before, version.agreement, min(years)) if before else Carried({}, ())
            collected = {key: amount for key, amount in self.collected.items() if key[0] in years}
            measured = tuple(
                entry for entry in self.measured if entry.year in years and entry.version == version.since
            )
            before = Books(version.agreement, collected, years, carried.openings, measured)
            found[at] = before, carried
        return found

    def books(self, year: int) -> Books:
        """The books in which a settled year stands."""
        return self._volumes[self.versions.at(year)][0]

    def totals(self, at: int) -> tuple[RunningTotal, ...]:
        """What became of the running totals when a version began; nothing if it governs no settled year."""
        return self._volumes[at][1].totals if at in self._volumes else ()

    @cached_property
    def dues(self) -> Dues:
        """What every party has to come, by settled year, pool and party."""
        found: dict[tuple[int, str, str], Fraction] = {}
        for books, _ in self._volumes.values():
            found |= books.dues
        return found


def _carried(before: Books, agreement: Agreement, first: int) -> Carried:
    closing = {pool: before.before(pool, first) for pool in before.agreement.pool_ids()}
    return Amending(before.agreement, agreement, first, closing).carried()
