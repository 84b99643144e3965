"""M210: does an amount of one year stand for all years?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contracts.amounts import Amounts
from contracts.clauses import Clause
from contracts.clauses.base_increment import BaseIncrement
from contracts.clauses.cap import Cap
from contracts.clauses.floor import Floor
from contracts.finding import Finding, Severity
from contracts.streams import Stream
from sharing.case import Case

RECURRING = frozenset({"tax", "fee", "rent", "profit"})
"""Kinds of income that usually arise every year; costs, refunds and grants often come once."""

MORE = 2
"""So many further years make it likely that a single one was not meant."""


def single_year(case: Case) -> Iterator[Finding]:
    """`{2026: 120}` is the amount of one year and 0 afterwards, which is seldom what was meant.

    What it asks: does an income, the limit of a cap or a floor, or a base list its first year alone, without
    `growth` or `ramp`, though it could go on for two years or more?
    Why it matters: nothing is refused, and the income, the limit or the base is 0 from the second year on.
    Fails: `{id: rent, kind: rent, amounts: {2026: 120}, ...}` in an agreement of 2026-2035.
    Passes: `amounts: 120`, `{2026: 120, growth: 0%}`, `to: 2026`, or a `note` that it comes once.
    Source: how amounts are read, docs/reference/agreement.md.
    """
    for written in (*_incomes(case), *_limits(case)):
        listed = list(written.amounts.listed)
        years = [year for year in case.agreement.years if year in written.entry.period]
        is_first_alone = written.amounts.ends and len(listed) == 1 and listed[0] <= years[0]
        later = [year for year in years if listed and year > listed[0]]
        if is_first_alone and len(later) >= MORE and not written.entry.note:
            yield _finding(case, written, listed[0], later)


class _Written(NamedTuple):
    """Amounts that usually hold for many years: the entry, what it is called, and where they stand."""

    entry: Stream | Clause
    name: str
    amounts: Amounts
    path: tuple[str | int, ...]


def _incomes(case: Case) -> Iterator[_Written]:
    for at, stream in enumerate(case.agreement.streams):
        if stream.kind in RECURRING and stream.exit_after is None:
            yield _Written(stream, f"stream {stream.id!r}", stream.amounts, ("streams", at, "amounts"))


def _limits(case: Case) -> Iterator[_Written]:
    for at, clause in enumerate(case.agreement.clauses):
        name = f"the {clause.kind} of pool {clause.pool!r}"
        if isinstance(clause, Cap | Floor):
            yield _Written(clause, name, clause.amount, ("clauses", at, "amount"))
        elif isinstance(clause, BaseIncrement):
            yield _Written(clause, name, clause.base, ("clauses", at, "base"))


def _finding(case: Case, written: _Written, listed: int, later: list[int]) -> Finding:
    return Finding(
        "M210",
        "single year",
        Severity.NOTE,
        f"{written.name} has an amount for {listed} only; in {later[0]}-{later[-1]} it is 0",
        case.agreement.place(*written.path),
        remedy=f"write `{{{listed}: ..., growth: 0%}}` if it goes on, `to: {listed}` if it does not",
    )
