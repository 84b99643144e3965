"""What the figures of an agreement rest on: its sources and marks, and those of built-in parameters."""

from __future__ import annotations

from collections.abc import Iterator

from contracts.agreement import Agreement
from contracts.fiscal.establishment import parameters
from contracts.fiscal.rules import stated
from contracts.fiscal.tax import with_successor
from contracts.quantities import percent
from contracts.record import Sourced
from contracts.streams import Stream

MOST_NAMED = 8
"""Entries without a mark that are named; the others are counted."""


def marked(agreement: Agreement) -> Iterator[tuple[str, Sourced]]:
    """Every entry that carries a mark, a source or a note, with what to call it."""
    entries: list[tuple[str, Sourced]] = [("agreement", agreement)]
    entries += [(_stream_label(stream), stream) for stream in agreement.streams]
    entries += [(f"{clause.kind} of pool {clause.pool}", clause) for clause in agreement.clauses]
    entries += [(f"fiscal rule of {rule.province or 'all provinces'}", rule) for rule in agreement.fiscal]
    entries += [(f"indicator {indicator.id}", indicator) for indicator in agreement.indicators]
    entries += [(f"policy on {policy.question}", policy) for policy in agreement.policies]
    entries += [(f"assessment of {party}", entry) for party, entry in agreement.assessment.items()]
    if agreement.late_payment is not None:
        entries.append(("late payment", agreement.late_payment))
    inner = [(label, entry) for label, entry in _inside(agreement) if _speaks(entry)]
    built_in = [*_central_shares(agreement), *_keys_of_establishments(agreement)]
    speaking = [(label, entry) for label, entry in entries if _speaks(entry)]
    silent = [label for label, entry in entries[1:] if not _speaks(entry)]
    is_made_up = agreement.mark == "illustrative"
    return iter(
        [*speaking, *inner, *built_in, *(_without_mark(silent) if speaking and not is_made_up else [])]
    )


def _inside(agreement: Agreement) -> Iterator[tuple[str, Sourced]]:
    """Entries that stand inside others: what starts clocks, and the figures of an index."""
    yield from ((f"event {name}", event) for name, event in agreement.events.items())
    for clause in agreement.clauses:
        for component in getattr(clause, "components", ()):
            yield f"{component.name or 'figure'} of the {clause.kind} of pool {clause.pool}", component


def _speaks(entry: Sourced) -> bool:
    return bool(entry.mark or entry.source or entry.note)


def _without_mark(labels: list[str]) -> list[tuple[str, Sourced]]:
    """One row for all entries that say nothing of what they rest on, so that no other mark covers them."""
    labels = list(dict.fromkeys(labels))
    if not labels:
        return []
    more = f" and {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else ""
    named = f"{', '.join(labels[:MOST_NAMED])}{more}"
    return [(named, Sourced(note="no mark, source or remark"))]


def _stream_label(stream: Stream) -> str:
    return f"stream {stream.id}" + (f", paid by {stream.outside}" if stream.outside else "")


def _central_shares(agreement: Agreement) -> Iterator[tuple[str, Sourced]]:
    """The built-in tax parameters that the figures rest on."""
    used: dict[str, Sourced] = {}
    for stream in agreement.streams:
        if stream.tax is None or stream.layer != "headline":
            continue
        province = agreement.collected_in(stream)
        for year in agreement.years:
            if (
                year in stream.period
                and stated(agreement.fiscal, "central", stream.tax, province, year) is None
            ):
                for row in with_successor(stream.tax).rows_of(year):
                    from_month = f"{row.first // 12}-{row.first % 12 + 1:02d}"
                    used[f"central share of {stream.tax} from {from_month}, {percent(row.share)}"] = row
    return iter(used.items())


def _keys_of_establishments(agreement: Agreement) -> Iterator[tuple[str, Sourced]]:
    """The built-in division of income tax among the establishments of a firm, where it is used."""
    for stream in agreement.streams:
        if stream.establishment is not None:
            yield f"division of {stream.id} among establishments", parameters()
