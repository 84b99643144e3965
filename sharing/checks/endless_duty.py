"""F407: does the weaker region pay without end?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.clauses.floor import Floor
from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.regions import weaker


def endless_duty(case: Case) -> Iterator[Finding]:
    """A promise without end weighs most on the side that can afford it least.

    What it asks: does the weaker region hold a pool, or guarantee a floor, from which it pays others by a
    clause that never ends, without a `sunset`?
    Why it matters: under the agreement of Charlottesville and Albemarle (1982) the same side paid for more
    than 35 years, over 310 million USD, and could not leave when the reason was gone.
    Fails: `{kind: ratio, pool: tax, shares: {rich: 60%, poor: 40%}}` on a pool that the poor side holds.
    Passes: the same with `to: 2035`, or with a `sunset`.
    Source: domain notes, section 2; docs/checks/P501.md.
    """
    low = weaker(case.agreement)
    for pool in case.agreement.pool_ids() if low else ():
        clauses = list(case.agreement.clauses_on(pool))
        if any(clause.kind == "sunset" for _, clause in clauses) or case.agreement.is_burden(pool):
            continue
        for at, clause in clauses:
            pays = case.agreement.holder(pool) == low or (isinstance(clause, Floor) and clause.payer == low)
            paid = _paid_to_others(case, pool, str(low))
            if pays and clause.is_endless and paid > 0:
                yield _finding(case, at, pool, str(low), paid)
                break


def _paid_to_others(case: Case, pool: str, party: str) -> Fraction:
    """What the others receive from the pool in all years."""
    lines = [line for line in case.pool_years if line.pool == pool]
    others = (part for line in lines for name, part in line.split.items() if name != party)
    return sum(others, ZERO)


def _finding(case: Case, at: int, pool: str, party: str, paid: Fraction) -> Finding:
    years = case.agreement.years
    return Finding(
        "F407",
        "endless duty",
        Severity.WARNING,
        f"{party}, the weaker region, pays others from pool {pool!r} without end: "
        f"{case.text(paid)} {case.money} in {years}, and on",
        case.agreement.clause_place(at),
        remedy=f"end it with `to:` or a `sunset`, or cap it for life at a sum such as {case.text(paid)}",
    )
