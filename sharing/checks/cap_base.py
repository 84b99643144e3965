"""P505: is it said what a cap for life is measured on?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.clauses.cap import Cap
from contracts.finding import Finding, Severity
from sharing.case import Case


def cap_base(case: Case) -> Iterator[Finding]:
    """A cap that is a sum of past years is a dispute unless it says which money of which years it sums.

    What it asks: does every cap for life on a tax pool say, in its `note`, what it is made of? A `source`
    says where the rule stands, not what was added up.
    Why it matters: the cap of the Beijing-Tianjin-Hebei rule is the sum of three years before the move;
    whether that sum counts the local part or all of it, before or after refunds, moves more money than the
    ratio does.
    Fails: `{kind: cap, pool: tax, payee: home, amount: 120, per: life, beyond: host}`
    Passes: the same with `note: local parts of vat and cit 2023-2025, net of refunds`
    Source: domain notes, clause C7; 财预〔2015〕92号.
    """
    for at, clause in enumerate(case.agreement.clauses):
        if not isinstance(clause, Cap) or clause.per != "life" or clause.note:
            continue
        if any(stream.tax for stream in case.agreement.streams_of(clause.pool)):
            yield Finding(
                "P505",
                "cap base",
                Severity.NOTE,
                f"the cap of {clause.payee} in pool {clause.pool!r} does not say what its amount is made of",
                case.agreement.clause_place(at),
                remedy="add a `note` with the years, the taxes, the layer, and whether refunds are taken off",
            )
