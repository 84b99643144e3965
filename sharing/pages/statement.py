"""What `feidi settle` says: the statement as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.settling.faults import settling_fault
from contracts.settling.statement import PoolLine, Statement, Step
from sharing.evaluate import ZERO
from sharing.pages.annexes import amendments_tables, exact, figures_table, leaving_table, paid_tables
from sharing.pages.marks import table_of_marks
from sharing.pages.page import Page, Table

STEPS = {"loss": "loss of the pool", "unshared": "kept by the holder"}
"""What is no clause, in words."""


def page_of_statement(
    statement: Statement, agreement: Agreement, file: str, read: tuple[str, ...] = ()
) -> Page:
    """The statement as a page.

    Args:
        statement: The document.
        agreement: What it was made from.
        file: The agreement, as it was named in the call.
        read: Further files that were read.
    """
    parties = tuple(standing.party for standing in statement.parties)
    pools = [line for line in statement.pools if line.steps or line.collected != "0"]
    return Page(
        file=file,
        title=f"{statement.agreement}: {statement.year}, {statement.edition} (statement {statement.number})",
        status="ok",
        intro=(f"Amounts in {statement.unit or statement.currency}. {statement.rounding}",),
        tables=(
            _collected_table(statement),
            *figures_table(statement, agreement),
            *(_steps_table(line, statement.year, parties) for line in pools),
            _balance_table(statement),
            *_meters_table(statement),
            *amendments_tables(statement),
            *_changes_table(statement),
            *leaving_table(statement),
            _standings_table(statement),
            *_transfers_table(statement),
            *paid_tables(statement),
            *table_of_marks((one.entry, one.mark, one.source, one.note) for one in statement.rests_on),
            _digests_table(statement),
        ),
        findings=tuple(
            settling_fault(remark.code, remark.message, remark.remedy) for remark in statement.remarks
        ),
        closing=(_conclusion(statement),),
        digest=statement.inputs.agreement,
        tables_read=(*agreement.files, *read),
    )


def _collected_table(statement: Statement) -> Table:
    rows = tuple(
        (
            str(row.line) if row.table == "actuals" else f"late {row.line}",
            row.period,
            row.stream,
            row.collected_by,
            exact(row.amount),
            exact(row.above),
            exact(row.to_pool),
            row.note,
        )
        for row in statement.collected
    )
    columns = ("row", "period", "stream", "by", "amount", "not shared", "to the pool", "note")
    texts = frozenset({"period", "stream", "by", "note"})
    late = " (late: rows of the corrections)" if statement.inputs.corrections else ""
    return Table(columns, rows, f"Collected in {statement.year}{late}", texts)


def _steps_table(line: PoolLine, year: int, parties: tuple[str, ...]) -> Table:
    """A pot on its way through the clauses; what is left to share stands in the last column."""
    rows = [("collected", "", *("" for _ in parties), exact(line.collected))]
    rows += [
        (_label(step), step.mark, *_cells(step.amounts, parties), exact(step.left)) for step in line.steps
    ]
    rows += [
        (title, "", *_cells(amounts, parties), "")
        for title, amounts in (("entitled", line.entitled), ("in hand", line.in_hand), ("due", line.due))
    ]
    columns = ("step", "mark", *parties, "left to share")
    if not any(step.mark for step in line.steps):
        columns, rows = _without_mark(columns), [_without_mark(row) for row in rows]
    return Table(
        columns, tuple(rows), f"Pool {line.pool} in {year}, held by {line.holder}", frozenset({"mark"}), 3
    )


def _without_mark(cells: tuple[str, ...]) -> tuple[str, ...]:
    return cells[:1] + cells[2:]


def _label(step: Step) -> str:
    return f"{step.what}, line {step.line}" if step.line else STEPS.get(step.what, step.what)


def _cells(amounts: Mapping[str, str] | Mapping[str, Fraction], parties: tuple[str, ...]) -> Iterator[str]:
    return (exact(amounts[party]) if party in amounts else "" for party in parties)


def _balance_table(statement: Statement) -> Table:
    """Conservation, pool by pool."""
    rows = []
    for line in statement.pools:
        parts = line.balance
        amounts = (parts.inputs, parts.outside, parts.payouts, parts.retained, parts.carried)
        rows.append((line.pool, *map(exact, amounts)))
    title = "Conservation: inputs + outside = payouts + retained + carried"
    return Table(("pool", "inputs", "outside", "payouts", "retained", "carried"), tuple(rows), title)


def _meters_table(statement: Statement) -> tuple[Table, ...]:
    rows: list[tuple[str, ...]] = []
    for line in statement.pools:
        rows += [
            (line.pool, _counted(meter.meter, line), exact(meter.before), exact(meter.after))
            for meter in line.meters
        ]
        if line.loss_before != "0" or line.loss_after != "0":
            rows.append((line.pool, "loss to take back", exact(line.loss_before), exact(line.loss_after)))
    columns = ("pool", "counts", f"before {statement.year}", f"after {statement.year}")
    return (Table(columns, tuple(rows), "Carried forward", frozenset({"counts"})),) if rows else ()


def _counted(meter: str, line: PoolLine) -> str:
    """What a running total counts: its clause, as the steps call it."""
    clauses = {step.clause: _label(step) for step in line.steps if step.clause}
    clause = next((clause for clause in clauses if meter.startswith(clause)), "")
    return f"{clauses[clause]}{meter.removeprefix(clause)}" if clause else meter


def _changes_table(statement: Statement) -> tuple[Table, ...]:
    rows = tuple(
        (
            str(change.year),
            change.pool,
            change.party,
            change.reason,
            exact(change.before),
            exact(change.now),
            exact(change.difference),
        )
        for change in statement.true_ups
    )
    columns = ("year", "pool", "party", "why", "settled", "now due", "difference")
    title = "Changes of what earlier statements settled"
    return (Table(columns, rows, title, frozenset({"pool", "party", "why"})),) if rows else ()


def _standings_table(statement: Statement) -> Table:
    somebody_leaves = any(standing.leaving for standing in statement.parties)
    rows = [
        (
            standing.party,
            exact(standing.due),
            exact(-standing.settled),
            exact(standing.corrections),
            *([exact(standing.leaving)] if somebody_leaves else []),
            exact(standing.net),
        )
        for standing in statement.parties
    ]
    net = sum((standing.net for standing in statement.parties), ZERO)
    more = ("leaving",) if somebody_leaves else ()
    columns = ("party", f"due for {statement.year}", "settled before", "corrections", *more, "receives")
    total = ("together", *("" for _ in columns[2:]), exact(net))
    return Table(columns, (*rows, total), "What everybody receives, or pays below zero", totals=1)


def _transfers_table(statement: Statement) -> tuple[Table, ...]:
    rows = tuple((line.payer, line.payee, exact(line.amount)) for line in statement.transfers)
    columns = ("payer", "payee", "amount")
    return (Table(columns, rows, "Who pays whom", frozenset({"payee"})),) if rows else ()


def _digests_table(statement: Statement) -> Table:
    inputs = statement.inputs
    rows = (
        *(
            (f"agreement that governs from {version.first}", version.agreement)
            for version in statement.versions[:-1]
        ),
        (_named(statement), inputs.agreement),
        *(("table of the agreement", table) for table in inputs.tables),
        ("actuals", inputs.actuals),
        ("corrections", inputs.corrections),
        ("indicators", inputs.indicators),
        ("payments", inputs.payments),
        ("statement before", inputs.previous),
        ("this statement", statement.digest),
    )
    shown = tuple((what, digest) for what, digest in rows if digest)
    return Table(("document", "SHA-256"), shown, "Made from", frozenset({"SHA-256"}))


def _named(statement: Statement) -> str:
    return f"agreement, from {statement.versions[-1].first}" if statement.versions else "agreement"


def _conclusion(statement: Statement) -> str:
    count = len(statement.transfers)
    if not count:
        return f"{statement.year} is settled, {statement.edition}: nobody has anything to pay."
    payments = f"{count} payment{'' if count == 1 else 's'}"
    return f"{statement.year} is settled, {statement.edition}, by {payments}."
