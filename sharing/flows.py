"""From streams to flows: amounts net of the upper levels' parts, and to whom each belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.fiscal.cascade import Layers, take_apart
from contracts.parties import Party
from contracts.streams import Stream


@dataclass(frozen=True)
class Flow:
    """One flow of money, net: it arises if `needs` take part and nobody of `without` does.

    Attributes:
        stream: Position of its stream in the agreement.
        label: What it is, for reports.
        needs, without: Parties.
        recipient: Who keeps it; None when it joins a pool.
        pool: The pool it joins; None when it is private.
        exit_after: It exists only for those who leave in this year or later.
        by_year: Signed amount by year, in the unit of the agreement; costs are negative.
    """

    stream: int
    label: str
    needs: frozenset[str]
    without: frozenset[str]
    recipient: str | None
    pool: str | None
    exit_after: int | None
    by_year: Mapping[int, Fraction]

    @property
    def arises_together(self) -> bool:
        """Whether it arises when everybody takes part."""
        return not self.without and self.exit_after is None


def flows(agreement: Agreement) -> tuple[Flow, ...]:
    """The net flows of every stream, those of the upper levels included where they are parties."""
    return tuple(flow for at in range(len(agreement.streams)) for flow in _flows_of(agreement, at))


def _flows_of(agreement: Agreement, at: int) -> Iterator[Flow]:
    stream = agreement.streams[at]
    parts = {year: layers(agreement, stream, year) for year in agreement.years}
    recipient = None if stream.pool else stream.booked_by
    yield _flow(at, stream, stream.id, recipient, parts, lambda part: part.retained)
    for party, member in agreement.parties.items():
        if party in stream.without:
            continue
        level = _level_of(member, agreement.collected_in(stream), agreement.parties[stream.booked_by].city)
        if level is not None and any(level(part) for part in parts.values()):
            yield _flow(at, stream, f"{stream.id}: part of {party}", party, parts, level)


def layers(agreement: Agreement, stream: Stream, year: int) -> Layers:
    """The amount of a stream in a year, taken apart by level; anything but a tax is retained whole."""
    amount = stream.period.part_of(year) * stream.amounts.at(year) if year in stream.period else Fraction(0)
    if stream.tax is None or amount == 0:
        return Layers(Fraction(0), Fraction(0), amount)
    here = amount * (stream.establishment.part(year) if stream.establishment else 1)
    province = agreement.collected_in(stream)
    parts = take_apart(here, stream.layer, stream.tax, province, year, agreement.fiscal)
    return replace(parts, elsewhere=parts.elsewhere + amount - here)


def _level_of(party: Party, province: str, city: str) -> Callable[[Layers], Fraction] | None:
    """Which part of a tax, collected in a province and a city of it, belongs to the party, if any."""
    if party.role == "central":
        return lambda part: part.central
    if party.role == "upper" and party.province == province:
        return lambda part: part.upper
    if party.role == "city" and party.province == province and party.city == city:
        return lambda part: part.city
    return None


def _flow(
    at: int,
    stream: Stream,
    label: str,
    recipient: str | None,
    parts: Mapping[int, Layers],
    level: Callable[[Layers], Fraction],
) -> Flow:
    needs = stream.required | ({recipient} if recipient else set())
    by_year = {year: stream.sign * level(part) for year, part in parts.items()}
    pool = stream.pool if recipient is None else None
    return Flow(at, label, needs, frozenset(stream.without), recipient, pool, stream.exit_after, by_year)
