"""What `feidi explain --year` says: one year, from every stream to what everybody receives."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.negotiate.origins import Collected, PoolTrace, YearTrace
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data, marks_table
from sharing.pages.origins import line_number, line_of, step_label
from sharing.pages.page import Json, Page, Table
from sharing.pages.wording import Wording

LEVELS = ("central", "upper", "city", "elsewhere")
TITLES = {"central": "centre", "upper": "province", "city": "city", "elsewhere": "elsewhere"}


def page_of_year(
    case: Case, trace: YearTrace, file: str, party: str | None = None, shown_in: str | None = None
) -> Page:
    """One year, step by step.

    Args:
        case: The agreement, worked out.
        trace: The year, or some pools of it.
        file: What was read.
        party: Whose receipts are told; by default everybody's.
        shown_in: Unit of the figures; by default that of the agreement.
    """
    figures = Figures.of(case.agreement, shown_in)
    about = f", {party}" if party is not None else ""
    return Page(
        file=file,
        title=f"{case.agreement.name}: {trace.year}{about}",
        status="ok",
        intro=(
            f"{trace.year}, not discounted, in {figures.money}{figures.explained}; "
            "figures are rounded so that columns add up.",
        ),
        tables=tuple(_tables(case, trace, party, figures)),
        closing=tuple(_sentences(case, trace, party, figures)),
        data=_data(case, trace, party, figures),
        digest=case.agreement.digest,
        tables_read=case.agreement.files,
    )


def _tables(case: Case, trace: YearTrace, party: str | None, figures: Figures) -> Iterator[Table]:
    for pool in trace.pools:
        yield from streams_table(
            case, pool.collected, figures, f"What flows into pool {pool.line.pool} in {trace.year}"
        )
        yield _steps(case, pool, figures)
        yield from _clauses_in_words(case, pool)
    own = [item for item in trace.own if party in (None, item.flow.recipient)]
    yield from streams_table(case, own, figures, f"What joins no pool in {trace.year}")
    yield from marks_table(case.agreement)


def streams_table(
    case: Case, items: list[Collected] | tuple[Collected, ...], figures: Figures, title: str
) -> tuple[Table, ...]:
    """What was written of each stream, what other levels keep, what is left and where it goes."""
    if not items:
        return ()
    kept = [level for level in LEVELS if any(getattr(item.layers, level) for item in items)]
    rows = [_stream_row(case, item, kept, figures) for item in items]
    total = figures.text(sum((item.net for item in items), ZERO))
    rows.append(("together", "", "", "", *("" for _ in kept), total, ""))
    titles = ("stream", "where", "written as", "amount", *(TITLES[level] for level in kept), "net", "goes to")
    return (Table(titles, tuple(rows), title, frozenset({"where", "written as", "goes to"}), totals=1),)


def _stream_row(case: Case, item: Collected, kept: list[str], figures: Figures) -> tuple[str, ...]:
    stream, parts = case.agreement.streams[item.flow.stream], item.layers
    levels = [getattr(parts, level) for level in LEVELS]
    written = sum(levels, parts.retained)
    return (
        item.flow.label,
        line_of(case, None, item.flow.stream),
        f"{stream.tax} {stream.layer or 'retained'}" if stream.tax else stream.kind,
        figures.text(written),
        *(figures.text(getattr(parts, level)) for level in kept),
        figures.text(item.net),
        item.flow.recipient or f"pool {item.flow.pool}",
    )


def _steps(case: Case, trace: PoolTrace, figures: Figures) -> Table:
    """Each clause of a pool, what it gives to whom, and what is left to share."""
    paid = figures.rounded({party: trace.line.split.get(party, ZERO) for party in case.parties})
    columns = {party: _shown_steps(trace, party, paid[party], figures) for party in case.parties}
    left = sum(paid.values(), ZERO)
    rows = [("what flows in", "", *("" for _ in case.parties), figures.shown_text(left))]
    for at, step in enumerate(trace.steps):
        given = [columns[party][at] for party in case.parties]
        left -= sum(given, ZERO)
        cells = [figures.shown_text(amount) if amount else "" for amount in given]
        rows.append(
            (
                step_label(step.what, trace.line.pool),
                line_of(case, step.clause),
                *cells,
                figures.shown_text(left),
            )
        )
    rows.append(("paid", "", *map(figures.shown_text, paid.values()), ""))
    titles = ("step", "where", *case.parties, "left to share")
    title = f"Pool {trace.line.pool} in {trace.line.year}, clause by clause"
    return Table(titles, tuple(rows), title, frozenset({"where"}), totals=1)


def _clauses_in_words(case: Case, trace: PoolTrace) -> tuple[Table, ...]:
    """What the clauses say that give anything."""
    wording = Wording(case.agreement)
    applied = [
        case.agreement.clauses[step.clause]
        for step in trace.steps
        if step.clause is not None and any(step.amounts.values())
    ]
    rows = tuple((clause.kind, wording.clause(clause), str(clause.period)) for clause in applied)
    columns = ("clause", "what it says", "when")
    return (Table(columns, rows, "", frozenset(columns[1:])),) if rows else ()


def _shown_steps(trace: PoolTrace, party: str, total: Fraction, figures: Figures) -> dict[int, Fraction]:
    return figures.parts_of({at: step.amounts.get(party, ZERO) for at, step in enumerate(trace.steps)}, total)


def _sentences(case: Case, trace: YearTrace, party: str | None, figures: Figures) -> Iterator[str]:
    for name in case.parties if party is None else (party,):
        own = [(item.flow.label, item.net) for item in trace.own if item.flow.recipient == name]
        pools = [(f"pool {pool.line.pool}", pool.line.split.get(name, ZERO)) for pool in trace.pools]
        parts = dict(enumerate(amount for _, amount in (*own, *pools) if amount))
        labels = [label for label, amount in (*own, *pools) if amount]
        total = figures.rounded({0: trace.received(name)})[0]
        shown = figures.parts_of(parts, total)
        told = ", ".join(f"{figures.shown_text(shown[at])} from {label}" for at, label in enumerate(labels))
        received = f"{figures.shown_text(total)} {figures.money} in {trace.year}"
        yield f"{name} receives {received}{f': {told}' if told else ''}."


def _data(case: Case, trace: YearTrace, party: str | None, figures: Figures) -> dict[str, Json]:
    return {
        "name": case.agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "party": party,
        "year": trace.year,
        "own": [
            _collected_data(case, item, figures) for item in trace.own if party in (None, item.flow.recipient)
        ],
        "traced_pools": [_pool_data(case, pool, figures) for pool in trace.pools],
        "received": figures.exact_split(
            {name: trace.received(name) for name in case.parties if party in (None, name)}
        ),
        "marks": marks_data(case.agreement),
    }


def _collected_data(case: Case, item: Collected, figures: Figures) -> Json:
    stream, parts = case.agreement.streams[item.flow.stream], item.layers
    return {
        "stream": item.flow.label,
        "line": line_number(case, None, item.flow.stream),
        "kind": stream.kind,
        "tax": stream.tax,
        "layer": stream.layer,
        "central": figures.exact(parts.central),
        "upper": figures.exact(parts.upper),
        "city": figures.exact(parts.city),
        "elsewhere": figures.exact(parts.elsewhere),
        "retained": figures.exact(parts.retained),
        "net": figures.exact(item.net),
        "goes_to": item.flow.recipient,
    }


def _pool_data(case: Case, trace: PoolTrace, figures: Figures) -> Json:
    return {
        "pool": trace.line.pool,
        "pot": figures.exact(trace.line.pot),
        "collected": [_collected_data(case, item, figures) for item in trace.collected],
        "steps": [
            {
                "clause": f"clauses[{step.clause}]" if step.clause is not None else None,
                "what": step.what,
                "line": line_number(case, step.clause),
                "amounts": {party: figures.exact(amount) for party, amount in step.amounts.items()},
                "left": figures.exact(step.left),
            }
            for step in trace.steps
        ],
        "paid": figures.exact_split({party: trace.line.split.get(party, ZERO) for party in case.parties}),
    }
