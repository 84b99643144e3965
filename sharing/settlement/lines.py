"""The lines of a statement: rows as collected, steps of each pool, conservation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from contracts.agreement import Agreement
from contracts.quantities import plain
from contracts.settling.entries import Entry
from contracts.settling.statement import Balance, Collected, Meter, PoolLine, Step
from sharing.evaluate import ZERO, Meters
from sharing.flows import layers
from sharing.settlement.books import Books, brought, size_of_unit
from sharing.settlement.trace import LOSS, UNSHARED, TracedStep, traced


def collected_line(agreement: Agreement, entry: Entry, table: Literal["actuals", "corrections"]) -> Collected:
    """A row, with what the levels above keep of it and what it brings to its pool."""
    stream = agreement.streams[entry.stream]
    here = brought(agreement, stream, entry.collected_by, {entry.when.year: entry.amount})
    kept = layers(agreement, here, entry.when.year).retained
    size = size_of_unit(agreement)
    return Collected(
        table=table,
        line=entry.place.line,
        period=str(entry.when),
        stream=stream.id,
        pool=stream.pool or "",
        collected_by=entry.collected_by,
        amount=entry.amount * size,
        above=plain((entry.amount - kept) * size),
        to_pool=plain(stream.sign * kept * size),
        mark=stream.mark or "",
        note=entry.note,
    )


def pool_line(books: Books, pool: str, year: int) -> PoolLine:
    """One pool in one year: what came in, what each clause does with it, what everybody has to come."""
    agreement, line = books.agreement, books.pool_years[pool, year]
    before = books.before(pool, year)
    steps = traced(books.actual, books.flows, pool, year, books.openings.get(pool))
    entitled = books.to_the_fen(line.split)
    held = books.to_the_fen(books.in_hand(pool, year))
    size = size_of_unit(agreement)
    return PoolLine(
        pool=pool,
        holder=agreement.holder(pool),
        collected=plain(line.pot * size),
        steps=tuple(_step(agreement, step, size) for step in steps),
        entitled=entitled,
        in_hand=held,
        due={party: entitled[party] - held[party] for party in entitled},
        loss_before=plain(before.loss * size),
        loss_after=plain(line.loss * size),
        meters=_meters(before.meters, line.meters, size),
        balance=balance(steps, agreement.holder(pool), line.pot, size),
    )


def _step(agreement: Agreement, step: TracedStep, size: int) -> Step:
    amounts = {
        party: plain(step.amounts[party] * size) for party in agreement.parties if party in step.amounts
    }
    left = plain(step.left * size)
    if step.clause is None:
        return Step(clause="", what=step.what, line=0, mark="", source="", amounts=amounts, left=left)
    clause = agreement.clauses[step.clause]
    place = agreement.clause_place(step.clause)
    return Step(
        clause=f"clauses[{step.clause}]",
        what=step.what,
        line=place.line if place else 0,
        mark=clause.mark or "",
        source="; ".join(text for text in (clause.source, clause.note) if text),
        amounts=amounts,
        left=left,
    )


def _meters(before: Meters, after: Meters, size: int) -> tuple[Meter, ...]:
    return tuple(
        Meter(
            meter=name, before=plain(before.get(name, ZERO) * size), after=plain(after.get(name, ZERO) * size)
        )
        for name in sorted({*before, *after})
    )


def balance(steps: tuple[TracedStep, ...], holder: str, pot: Fraction, size: int) -> Balance:
    """Conservation: inputs + outside = payouts + retained + carried.

    What looks back may take from the holder what no clause had shared; that is less retained, and no money
    from outside.
    """
    parts: Mapping[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for step in steps:
        kind = step.what if step.clause is None else "clauses"
        for party, amount in step.amounts.items():
            parts[kind][party] += amount
    paid, retained = parts["clauses"], sum(parts[UNSHARED].values(), ZERO)
    given_up = min(max(ZERO, retained), max(ZERO, -paid[holder]))
    paid[holder] += given_up
    return Balance(
        inputs=plain(pot * size),
        outside=plain(sum((-amount for amount in paid.values() if amount < 0), ZERO) * size),
        payouts=plain(sum((amount for amount in paid.values() if amount > 0), ZERO) * size),
        retained=plain((retained - given_up) * size),
        carried=plain(sum(parts[LOSS].values(), ZERO) * size),
    )
