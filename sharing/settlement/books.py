"""Actual collections in the place of the forecast, and what every party then has to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from contracts.agreement import Agreement
from contracts.amounts import Amounts
from contracts.clauses import Clause
from contracts.settling.account import MeasuredEntry
from contracts.streams import Stream
from contracts.units import UNITS
from sharing.case import Case
from sharing.evaluate import ZERO, Split
from sharing.flows import Flow, flows, layers
from sharing.money import round_split
from sharing.payouts import Opening, PoolYear, payouts

Key = tuple[int, str, str]
"""Year, id of the stream, who collected."""

Dues = Mapping[tuple[int, str, str], Fraction]
"""Year, pool, party -> what the party has to come, to the fen, in units of the currency."""


def size_of_unit(agreement: Agreement) -> int:
    """How many units of the currency the unit of the agreement is."""
    return UNITS[agreement.unit or "1"]


def as_signed(agreement: Agreement) -> Agreement:
    """The agreement as a case works with it: what follows from the forecast stays as it was signed."""
    return Case.of(agreement).agreement


def counted_part(agreement: Agreement, stream: Stream, year: int) -> Fraction:
    """Which part of a written amount counts in a year: 0 where the stream does not hold, 1 where it does."""
    one = stream.model_copy(update={"tax": None, "amounts": Amounts.model_construct(each=Fraction(1))})
    return layers(agreement, one, year).retained


def brought(
    agreement: Agreement,
    stream: Stream,
    party: str,
    collected: Mapping[int, Fraction],
    ahead: Mapping[int, Fraction] = MappingProxyType({}),
) -> Stream:
    """The stream as if it had been agreed that the party collects these amounts.

    What is written for a year counts in part where the stream holds for a part of it; what was collected
    counts whole, so it is written larger by that part.

    Args:
        agreement: Where the stream stands.
        stream: Which.
        party: Who has the money.
        collected: Year -> amount that was collected.
        ahead: Year -> amount that is written, in years that are not settled.
    """
    whole = {
        year: amount / (counted_part(agreement, stream, year) or 1) for year, amount in collected.items()
    }
    amounts = Amounts.model_construct(listed={**ahead, **whole})
    return stream.model_copy(update={"amounts": amounts, "booked_by": party})


@dataclass(frozen=True)
class Books:
    """One version of an agreement and what was really collected in the settled years that it governs.

    Attributes:
        agreement: As signed.
        collected: Year, id of the stream and collecting party -> amount, in units of the currency.
        years: These settled years; in these a stream without an amount brought nothing.
        openings: Pool -> where it goes on from the version before.
        measured: Actual values of its clauses in these years, the later of two counts.
    """

    agreement: Agreement
    collected: Mapping[Key, Fraction]
    years: frozenset[int]
    openings: Mapping[str, Opening] = field(default_factory=dict)
    measured: tuple[MeasuredEntry, ...] = ()

    @cached_property
    def actual(self) -> Agreement:
        """The agreement with collections and actual values instead of the forecast in the settled years.

        Money that another party has collected than the one that books the stream becomes a stream of its
        own, so that the provincial share is that of the place where it was collected.
        """
        collecting = {key[1:] for key in self.collected}
        elsewhere = [
            self._stream(stream, party, {})
            for stream in self.agreement.streams
            for party in self.agreement.parties
            if party != stream.booked_by and (stream.id, party) in collecting
        ]
        own = [self._own(stream) for stream in self.agreement.streams]
        clauses = tuple(self._clause(at, clause) for at, clause in enumerate(self.agreement.clauses))
        return self.agreement.model_copy(update={"streams": (*own, *elsewhere), "clauses": clauses})

    def _clause(self, at: int, clause: Clause) -> Clause:
        """A clause with the values that were measured, year by year."""
        for year, values in self.values(at).items():
            clause = clause.measured(year, values)
        return clause

    def values(self, at: int) -> Mapping[int, Mapping[tuple[str, str], Fraction]]:
        """Year -> figure and party -> what was measured for a clause."""
        last = {
            (entry.year, entry.figure, entry.party): entry.value
            for entry in self.measured
            if entry.clause == at
        }
        found: dict[int, dict[tuple[str, str], Fraction]] = defaultdict(dict)
        for (year, figure, party), value in last.items():
            if value:
                found[year][figure, party] = Fraction(value) / self._size(at, year, figure)
        return found

    def _size(self, at: int, year: int, name: str) -> int:
        """Amounts of the account are in units of the currency, other values have no unit."""
        figures = self.agreement.clauses[at].figures(year)
        is_money = any(figure.is_money for figure in figures if figure.name == name)
        return size_of_unit(self.agreement) if is_money else 1

    def _own(self, stream: Stream) -> Stream:
        if stream.pool is None:
            return stream
        ahead = {year: stream.amounts.at(year) for year in self.agreement.years if year not in self.years}
        return self._stream(stream, stream.booked_by, ahead)

    def _stream(self, stream: Stream, party: str, ahead: Mapping[int, Fraction]) -> Stream:
        size = size_of_unit(self.agreement)
        settled = {year: self.collected.get((year, stream.id, party), ZERO) / size for year in self.years}
        return brought(self.agreement, stream, party, settled, ahead)

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """The net flows of these streams."""
        return flows(self.actual)

    @cached_property
    def pool_years(self) -> Mapping[tuple[str, int], PoolYear]:
        """What every pool pays in every year, exact, in the unit of the agreement."""
        lines = payouts(self.actual, self.flows, self.openings)
        return {(line.pool, line.year): line for line in lines}

    def before(self, pool: str, year: int) -> Opening:
        """Where a pool stands when a year begins."""
        line = self.pool_years.get((pool, year - 1))
        return Opening(year, line.loss, line.meters) if line else self.openings.get(pool) or Opening(year)

    def in_hand(self, pool: str, year: int) -> Split:
        """What each party has collected for a pool, or paid, exact; adds up to the pot."""
        held: dict[str, Fraction] = defaultdict(Fraction)
        for flow in self.flows:
            if flow.pool == pool and flow.arises_together:
                held[self.actual.streams[flow.stream].booked_by] += flow.by_year[year]
        return held

    def to_the_fen(self, split: Split) -> dict[str, Fraction]:
        """Parts of a pool in units of the currency, rounded once, in the order of the parties."""
        size = size_of_unit(self.agreement)
        scaled = {party: split.get(party, ZERO) * size for party in self.agreement.parties}
        return round_split(scaled, Fraction(1, 100))

    @cached_property
    def dues(self) -> Dues:
        """Entitlement less money in hand, by settled year, pool and party; zero in total for each pool."""
        found: dict[tuple[int, str, str], Fraction] = {}
        for year in sorted(self.years):
            for pool in self.agreement.pool_ids():
                entitled = self.to_the_fen(self.pool_years[pool, year].split)
                held = self.to_the_fen(self.in_hand(pool, year))
                found |= {(year, pool, party): entitled[party] - held[party] for party in entitled}
        return {key: due for key, due in found.items() if due}
