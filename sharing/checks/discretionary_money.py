"""M212: does the agreement hold without the money that somebody may or may not pay?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from contracts.clauses.transfer import Payment
from contracts.finding import Finding, Severity
from sharing.bridge import worth_in
from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.payouts import payouts


def discretionary_money(case: Case) -> Iterator[Finding]:
    """A payment that is promised "as appropriate" may be nothing.

    What it asks: without the transfers that are `certainty: discretionary`, what would everybody receive,
    and would anybody be worse off than alone?
    Why it matters: the one-off compensation of the rule of 2015 for firms that leave Beijing has no amount;
    a deal that only it makes acceptable is not acceptable yet.
    Fails: home is better off than alone only with a discretionary transfer.
    Passes: the same with `certainty: agreed`.
    Source: docs/reference/clauses-field.md, transfer.
    """
    found = [(at, clause) for at, clause in enumerate(case.agreement.clauses) if _is_open(clause)]
    if found:
        yield _finding(case, found[0][0], _without(case))


def _is_open(clause: object) -> bool:
    return isinstance(clause, Payment) and clause.certainty == "discretionary"


def _without(case: Case) -> Mapping[str, Fraction]:
    """Present value of what everybody receives without any discretionary transfer."""
    bound = tuple(
        clause.model_copy(update={"amount": clause.amount.times(ZERO)})
        if isinstance(clause, Payment) and _is_open(clause)
        else clause
        for clause in case.agreement.clauses
    )
    without = case.agreement.model_copy(update={"clauses": bound})
    changes = dict(case.totals)
    for sign, lines in ((-1, case.pool_years), (1, payouts(without, case.flows))):
        for line in lines:
            for party, amount in line.split.items():
                worth = worth_in(case.agreement, {line.year: amount}, case.agreement.years.first)
                changes[party] += sign * worth
    return changes


def _finding(case: Case, at: int, without: Mapping[str, Fraction]) -> Finding:
    lost = {party: case.totals[party] - without[party] for party in case.parties}
    party = max(lost, key=lambda name: lost[name])
    worse = {
        name: f"{case.text(case.alone(name) - without[name])} {case.money}"
        for name in case.parties
        if without[name] < case.alone(name) and lost[name] > 0
    }
    return Finding(
        "M212",
        "discretionary money",
        Severity.WARNING if worse else Severity.NOTE,
        f"without discretionary transfers {party} receives {case.text(without[party])} {case.money} "
        f"instead of {case.text(case.totals[party])}",
        case.agreement.place("clauses", at, "certainty"),
        reasons=tuple(f"{name} would be worse off than alone by {short}" for name, short in worse.items()),
        remedy="agree on the amount, or on what happens if it is not paid" if worse else "",
    )
