"""Streams and clauses as the origins of amounts: what they are called, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.negotiate.origins import Origin
from sharing.negotiate.stream_shares import Secured
from sharing.pages.figures import Figures
from sharing.pages.page import Table
from sharing.settlement.trace import LOSS, UNSHARED


def origin_label(origin: Origin) -> str:
    """What gives the money: a stream, or a clause with its pool."""
    return origin.what if origin.pool is None else step_label(origin.what, origin.pool)


def step_label(what: str, pool: str) -> str:
    """A step of a pool.

    >>> step_label("ratio", "tax"), step_label("unshared", "tax")
    ('ratio of pool tax', 'pool tax: shared by no clause, kept by its holder')
    """
    if what == LOSS:
        return f"pool {pool}: a loss that its holder bears or takes back"
    if what == UNSHARED:
        return f"pool {pool}: shared by no clause, kept by its holder"
    return f"{what} of pool {pool}"


def origin_line(case: Case, origin: Origin) -> str:
    """Where it stands in the file."""
    return line_of(case, origin.clause, origin.stream)


def line_of(case: Case, clause: int | None, stream: int | None = None) -> str:
    """The line of a clause or of a stream in words; a dash where there is none."""
    line = line_number(case, clause, stream)
    return f"line {line}" if line else "-"


def line_number(case: Case, clause: int | None, stream: int | None = None) -> int | None:
    """The line of a clause or of a stream; None where the agreement was not read from a file."""
    if clause is not None:
        place = case.agreement.clause_place(clause)
    else:
        place = case.agreement.key_place("streams", stream) if stream is not None else None
    return place.line if place else None


def secured_table(case: Case, parts: Sequence[Secured], figures: Figures, title: str) -> tuple[Table, ...]:
    """What a group secures, stream by stream; nothing where it secures nothing."""
    if not parts:
        return ()
    worths = figures.rounded({at: part.worth for at, part in enumerate(parts)})
    rows = [
        (part.label, line_of(case, None, part.stream), figures.shown_text(worths[at]))
        for at, part in enumerate(parts)
    ]
    rows.append(("together", "", figures.shown_text(sum(worths.values(), ZERO))))
    return (Table(("stream", "where", "worth"), tuple(rows), title, frozenset({"where"}), totals=1),)
