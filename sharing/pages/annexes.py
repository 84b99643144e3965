"""Tables of a statement that stand only in some: values of clauses, amendments, payments."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.settling.statement import FigureUsed, Statement
from sharing.money import amount_text
from sharing.pages.page import Table


def exact(amount: str | Fraction) -> str:
    """An amount of a statement, for people."""
    return amount_text(Fraction(amount))


def figures_table(statement: Statement, agreement: Agreement) -> tuple[Table, ...]:
    """Values on which clauses depend: what was used, and where it comes from."""
    rows = tuple(
        (
            _clause_in_line(line, agreement),
            str(line.year),
            line.figure,
            line.party,
            line.value,
            line.agreed,
            "measured" if line.basis == "actual" else "as agreed",
            line.source,
        )
        for line in statement.figures
    )
    columns = ("clause", "year", "figure", "party", "used", "agreed", "which", "source")
    texts = frozenset({"figure", "party", "which", "source"})
    return (Table(columns, rows, "Values on which clauses depend", texts),) if rows else ()


def _clause_in_line(line: FigureUsed, agreement: Agreement) -> str:
    place = agreement.place("clauses", int(line.clause[len("clauses[") : -1]), "kind")
    return f"{line.what}, line {place.line}" if place else f"{line.what} {line.clause}"


def amendments_tables(statement: Statement) -> Iterator[Table]:
    """What became of everything that was counted when an amended agreement took over."""
    columns = ("counts", "pool", "before", "now", "amount", "what becomes of it")
    for version in statement.versions:
        rows = tuple(
            (total.what, total.pool, total.before, total.now, exact(total.amount), total.fate)
            for total in version.totals
        )
        title = f"Running totals when the amended agreement took over in {version.first}"
        if rows:
            yield Table(columns, rows, title, frozenset(columns) - {"amount"})


def paid_tables(statement: Statement) -> Iterator[Table]:
    """What earlier statements ask for against what was paid, and what this one sets off."""
    paid = statement.payments
    if paid is None:
        return
    rows = tuple(
        (
            str(line.number),
            line.payer,
            line.payee,
            line.due_on,
            *map(exact, (line.amount, line.paid, line.set_off + line.netted, line.open)),
            str(line.days),
            exact(line.interest),
            exact(line.owed),
        )
        for line in paid.claims
    )
    columns = ("statement", "payer", "payee", "due", "amount", "paid", "set off", "open", "days late")
    title = f"Paid on earlier statements until {paid.until}"
    texts = frozenset({"payer", "payee", "due"})
    yield Table((*columns, "interest", "owed"), rows, title, texts)
    if paid.set_offs:
        held = tuple((one.by, one.debtor, one.creditor, exact(one.amount)) for one in paid.set_offs)
        parts = ("held back by", "from", "for", "amount")
        yield Table(parts, held, "Set off by this statement", frozenset({"from", "for"}))


def leaving_table(statement: Statement) -> tuple[Table, ...]:
    """What follows from somebody's leaving."""
    if statement.leaving is None:
        return ()
    rows = tuple(
        (
            f"{line.what}, line {line.line}" if line.line else f"{line.what}, {line.clause}",
            line.payer,
            line.payee,
            exact(line.amount),
        )
        for line in statement.leaving.lines
    )
    title = f"{statement.leaving.party} leaves at the end of {statement.year}"
    columns = ("what follows", "payer", "payee", "amount")
    return (Table(columns, rows or (("nothing", "", "", ""),), title, frozenset({"payer", "payee"})),)
