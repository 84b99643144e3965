"""M211: how near does a pool come to an amount at which everything changes?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from contracts.agreement import compose
from contracts.clauses.threshold import Threshold
from contracts.finding import Finding, Severity
from contracts.terms import Pay
from sharing.case import Case
from sharing.checks.unshared_money import NOBODY
from sharing.evaluate import ZERO
from sharing.money import percent_text
from sharing.payouts import evaluate_pool

NEAR = Fraction(1, 10)
"""Within a tenth of the threshold a forecast decides nothing."""


def threshold_distance(case: Case) -> Iterator[Finding]:
    """A threshold that counts the whole pool is a cliff: one yuan can move everything.

    What it asks: in which year does what reaches the threshold come nearest to it, and how near?
    Why it matters: near a cliff the split hangs on a forecast, and whoever books the money can shift it
    into the next year.
    Fails: a threshold of 2,000 and a pool of 1,950.
    Passes: a threshold with `counts: excess`, which has no cliff.
    Source: exclusion thresholds of real agreements, docs/reference/clauses-field.md.
    """
    for at, clause in enumerate(case.agreement.clauses):
        if isinstance(clause, Threshold) and clause.counts == "whole":
            distances = {
                year: amount - clause.amount.at(year)
                for year, amount in _reaching(case, at, clause).items()
                if year in clause.period and clause.amount.at(year) > 0
            }
            if distances:
                yield _finding(case, at, clause, distances)


def _reaching(case: Case, at: int, clause: Threshold) -> Mapping[int, Fraction]:
    """What the clauses above it leave, by year."""
    above = [
        (place, other)
        for place, other in case.agreement.clauses_on(clause.pool)
        if place < at and not other.looks_back
    ]
    term = compose(above, Pay(NOBODY), case.agreement.open_time(clause.pool))
    lines = evaluate_pool(case.agreement, case.flows, clause.pool, term)
    sign = -1 if case.agreement.is_burden(clause.pool) else 1
    return {line.year: sign * line.split.get(NOBODY, ZERO) for line in lines}


def _finding(case: Case, at: int, clause: Threshold, distances: Mapping[int, Fraction]) -> Finding:
    year = min(distances, key=lambda year: abs(distances[year]) / clause.amount.at(year))
    limit, distance = clause.amount.at(year), distances[year]
    side = "above" if distance >= 0 else "below"
    return Finding(
        "M211",
        "threshold distance",
        Severity.WARNING if abs(distance) <= NEAR * limit else Severity.NOTE,
        f"pool {clause.pool!r} is nearest to the threshold in {year}: {case.text(limit + distance)} "
        f"{case.money}, {case.text(abs(distance))} ({percent_text(abs(distance) / limit, 1)}) {side} it",
        case.agreement.clause_place(at),
        remedy="`counts: excess` shares only what exceeds the threshold and has no cliff",
    )
