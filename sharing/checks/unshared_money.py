"""M203: does some money reach no clause?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.clocks import years_text
from contracts.finding import Finding, Severity
from contracts.terms import Pay
from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.payouts import evaluate_pool

NOBODY = ""
"""Stands for the holder while the clauses are searched for money that they leave open."""


def unshared_money(case: Case) -> Iterator[Finding]:
    """Money that no clause shares stays with the holder of the pool, and nobody has agreed to that.

    What it asks: for each pool and year, do the clauses divide everything that flows in?
    Why it matters: gaps between phases, or a pool without a rule after the last year of a clause, are where
    partners discover that they never agreed.
    Fails: `{kind: ratio, pool: tax, to: 2015, ...}` alone in an agreement that runs to 2029.
    Passes: the same with `{kind: sunset, pool: tax, from: 2016, payee: host}` below it.
    Source: the agreement itself; order of clauses in docs/reference/agreement.md.
    """
    for pool in case.agreement.pool_ids():
        term = case.agreement.term(pool, open_end=Pay(NOBODY))
        lines = evaluate_pool(case.agreement, case.flows, pool, term)
        kept = {line.year: line.split[NOBODY] for line in lines if line.split.get(NOBODY, ZERO)}
        if kept:
            yield _finding(case, pool, kept)


def _finding(case: Case, pool: str, kept: dict[int, Fraction]) -> Finding:
    holder, total = case.agreement.holder(pool), case.text(sum(kept.values(), ZERO))
    last_clause = max((at for at, _ in case.agreement.clauses_on(pool)), default=None)
    first_stream = next(at for at, stream in enumerate(case.agreement.streams) if stream.pool == pool)
    return Finding(
        "M203",
        "unshared money",
        Severity.WARNING,
        f"pool {pool!r}: {total} {case.money} in {years_text(kept)} are shared by no clause "
        f"and stay with {holder}",
        case.agreement.place("streams", first_stream, "pool")
        if last_clause is None
        else case.agreement.clause_place(last_clause),
        remedy=f"say so: `- {{kind: sunset, pool: {pool}, from: {min(kept)}, payee: {holder}}}`, "
        "or share those years",
    )
