"""When an outlay is recovered: a date that follows from the money, not from the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from contracts.agreement import Agreement
from contracts.clauses.cost_recovery import CostRecovery
from contracts.moments import month_of
from sharing.evaluate import ZERO
from sharing.payouts import PoolYear


class Recovery(NamedTuple):
    """How far the recoveries of a pool come.

    Attributes:
        pool: Which.
        month: The month that begins after recovery is complete, counted from the year 0; None if it is not
            complete within the years.
        open: What is not recovered in the last year.
    """

    pool: str
    month: int | None
    open: Fraction

    @property
    def year(self) -> int | None:
        """The year in which recovery is complete."""
        return None if self.month is None else (self.month - 1) // 12

    def agrees_with(self, written: int | None) -> bool:
        """Whether a month lies in the year in which recovery is complete, or begins the year after."""
        if self.year is None or written is None:
            return False
        return 12 * self.year < written <= 12 * self.year + 12


def recovery(agreement: Agreement, lines: Iterable[PoolYear], pool: str) -> Recovery | None:
    """When every `cost_recovery` of a pool is complete; None if the pool has none.

        month = 12 t + ceil(12 lacking(t) / taken(t)),   t: the year in which the total outlay is reached

    The money of a year is taken to arise evenly, as everywhere, so a recovery that needs half of what the
    clause would take in its last year ends in June. `taken(t)` is the pot of that year.
    """
    clauses = [(at, one) for at, one in agreement.clauses_on(pool) if isinstance(one, CostRecovery)]
    if not clauses:
        return None
    years = sorted((line for line in lines if line.pool == pool), key=lambda line: line.year)
    months, still_open = [], ZERO
    for at, clause in clauses:
        month, left = _complete(clause, f"clauses[{at}]", years)
        months.append(month)
        still_open += left
    known = [month for month in months if month is not None]
    return Recovery(pool, max(known) if len(known) == len(months) else None, still_open)


def _complete(clause: CostRecovery, meter: str, years: list[PoolYear]) -> tuple[int | None, Fraction]:
    """The month after which nothing is left to recover, and what is open at the end."""
    totals = clause.amount.running_total()
    outlay = totals.at(years[-1].year) if years else ZERO
    before = ZERO
    for line in years:
        counted = line.meters.get(meter, before)
        if counted >= outlay and totals.at(line.year) == outlay:
            part = (outlay - before) / line.pot if line.pot > 0 else Fraction(1)
            return 12 * line.year + max(1, min(12, ceil(12 * part))), ZERO
        before = counted
    return None, outlay - before


def awaited(agreement: Agreement) -> Iterator[tuple[str, str, int | None]]:
    """Events that wait for a recovery: name, pool, and the month that is written."""
    for name, event in agreement.events.items():
        if event.recovery_of:
            yield name, event.recovery_of, month_of(event.date)[0] if event.date is not None else None
