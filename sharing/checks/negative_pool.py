"""M205: is it agreed what happens when a pool runs into the red?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.payouts import PoolYear


def negative_pool(case: Case) -> Iterator[Finding]:
    """A loss has to be borne by somebody, and only the agreement can say by whom.

    What it asks: is there a year in which refunds or costs exceed what flows into a pool, and does the
    pool say `negative: carry`, `claw_back` or `floor_zero`?
    Why it matters: tax refunds arrive years later; whoever must pay them back did not plan for it.
    Fails: income 100, costs 160 in one year, and no `pools` entry.
    Passes: the same with `pools: {tax: {negative: carry}}`.
    Source: docs/reference/agreement.md, pools.
    """
    for pool in case.agreement.pool_ids():
        is_decided = pool in case.agreement.pools and case.agreement.pools[pool].negative is not None
        red = [line for line in case.pool_years if line.pool == pool and line.pot < 0]
        if red and not is_decided and not case.agreement.is_burden(pool):
            yield _finding(case, pool, red)


def _finding(case: Case, pool: str, red: list[PoolYear]) -> Finding:
    worst = min(red, key=lambda line: line.pot)
    more = f" and below zero in {len(red) - 1} more years" if len(red) > 1 else ""
    first_stream = next(at for at, stream in enumerate(case.agreement.streams) if stream.pool == pool)
    return Finding(
        "M205",
        "negative pool",
        Severity.ERROR,
        f"pool {pool!r} falls to {case.text(worst.pot)} {case.money} in {worst.year}{more}; "
        "nobody is named to bear it",
        case.agreement.place("streams", first_stream, "pool"),
        reasons=("meanwhile the clauses are applied to the loss, as under `negative: claw_back`",),
        remedy=f"write `pools: {{{pool}: {{negative: carry}}}}`, or claw_back, or floor_zero",
    )
