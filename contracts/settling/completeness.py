"""Is every row there once, and nothing forgotten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.finding import Finding, Place
from contracts.settling.entries import Entry, Purpose
from contracts.settling.faults import settling_fault

UNLIKELY = 50
"""So many times the forecast, or so small a part of it, is probably another unit."""


def repetitions(entries: Sequence[Entry], agreement: Agreement, purpose: Purpose) -> Iterator[Finding]:
    """Rows that say the same thing twice, with both places.

    Two rows are the same if they agree in time, stream, collecting party and note and are both receipts or
    both refunds; whoever means two payments says in the notes what each one is. Receipts of a stream are
    written by year or by month, not both.
    """
    first: dict[tuple[object, ...], Entry] = {}
    scale: dict[tuple[int, int], Entry] = {}
    for entry in entries:
        stream = purpose.signed(entry.when.year, agreement).streams[entry.stream].id
        is_refund = entry.amount < 0
        key = (entry.when, entry.stream, entry.collected_by, entry.note, is_refund)
        if key in first:
            what = "refund" if is_refund else "row"
            message = f"a second {what} of {stream!r} in {entry.when}, collected by {entry.collected_by}"
            yield _repeated(message, "keep one, or say in `note` what each one is", entry, first[key])
        elif not is_refund and (entry.when.year, entry.stream) in scale:
            other = scale[entry.when.year, entry.stream]
            if (other.when.month is None) != (entry.when.month is None):
                message = f"{stream!r} is given for the year {entry.when.year} and for months of it"
                yield _repeated(message, "keep the year or the months", entry, other)
        first.setdefault(key, entry)
        if not is_refund:
            scale.setdefault((entry.when.year, entry.stream), entry)


def _repeated(message: str, remedy: str, entry: Entry, first: Entry) -> Finding:
    return settling_fault("A172", message, remedy, entry.place, (f"the first one stands at {first.place}",))


def gaps(
    entries: Sequence[Entry], agreement: Agreement, purpose: Purpose, top: Place
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Streams and months that are missing, and amounts that are probably in another unit.

    A table of corrections holds what changed, so nothing can be missing from it.
    """
    if purpose.is_correction:
        return (), ()
    by_stream: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_stream[entry.stream].append(entry)
    missing = (*_streams(by_stream, agreement, purpose.year, top), *_months(by_stream, agreement))
    return missing, tuple(_unlikely(by_stream, agreement, purpose.year))


def _streams(
    by_stream: Mapping[int, list[Entry]], agreement: Agreement, year: int, top: Place
) -> Iterator[Finding]:
    for at, stream in enumerate(agreement.streams):
        is_shared = stream.pool is not None and stream.exit_after is None and year in stream.period
        if is_shared and at not in by_stream and stream.amounts.at(year) != 0:
            message = f"no row for {stream.id!r} of pool {stream.pool!r} in {year}"
            yield settling_fault("A175", message, "add a row; write 0 if nothing was collected", top)


def _months(by_stream: Mapping[int, list[Entry]], agreement: Agreement) -> Iterator[Finding]:
    for at, entries in by_stream.items():
        months = {entry.when.month for entry in entries if entry.when.month and entry.amount >= 0}
        if absent := sorted(set(range(1, 13)) - months) if months else []:
            year = entries[0].when.year
            listed = ", ".join(f"{year}-{month:02d}" for month in absent)
            message = f"{agreement.streams[at].id!r} has no row for {listed}"
            remedy = "add a row for every month; write 0 if nothing was collected"
            yield settling_fault("A174", message, remedy, entries[-1].place)


def _unlikely(by_stream: Mapping[int, list[Entry]], agreement: Agreement, year: int) -> Iterator[Finding]:
    for at, entries in by_stream.items():
        stream = agreement.streams[at]
        total = sum((entry.amount for entry in entries), Fraction(0))
        forecast = stream.amounts.at(year)
        if total > 0 and forecast > 0 and not Fraction(1, UNLIKELY) < total / forecast < UNLIKELY:
            times = max(total / forecast, forecast / total)
            word = "more" if total > forecast else "less"
            message = f"{stream.id!r} brought about {int(times)} times {word} than the agreement expects"
            yield settling_fault("A179", message, "is the unit right?", entries[0].place)
