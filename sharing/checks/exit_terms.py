"""P507: is it said what happens when somebody leaves?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.clauses.deposit import Deposit
from contracts.clauses.exit_payment import ExitPayment
from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.evaluate import ZERO

REMEDY = "write a deposit or an exit_payment clause, or say under `exit:` what it costs"


def exit_terms(case: Case) -> Iterator[Finding]:
    """Whoever may keep the zone after leaving should know what leaving costs.

    What it asks: if some income exists only for those who leave (`exit_after`), does a clause or a word under
    `exit` say what leaving costs them? If a party pays first and is paid back from a pool that another one
    holds, does something say what it is owed when it is left? Both are asked whether leaving pays or not.
    Why it matters: infrastructure is sunk and the host collects the tax, so the side that built has only the
    text to rely on; studies name missing exit rules among the reasons why parks stall.
    Fails: a stream with `exit_after: 2028`, and no word on exit.
    Passes: the same with `exit: whoever leaves pays the costs that the other has not recovered`
    Source: domain notes, clause C24 and 6.1 questions 2 and 9.
    """
    if case.agreement.exit:
        return
    told = set()
    for at, stream in enumerate(case.agreement.streams):
        leaver = stream.booked_by
        if stream.exit_after is None or stream.sign < 0 or leaver in told or _is_bound(case, leaver):
            continue
        told.add(leaver)
        yield Finding(
            "P507",
            "exit terms",
            Severity.NOTE,
            f"{leaver} can leave from {stream.exit_after} on and keep {stream.id!r}; "
            "nothing says what leaving costs",
            case.agreement.place("streams", at, "exit_after"),
            remedy=REMEDY,
        )
    if not told:
        yield from _paid_back_by_others(case)


def _is_bound(case: Case, leaver: str) -> bool:
    """Whether leaving costs the party something by a clause."""
    return any(
        (isinstance(clause, ExitPayment) and clause.leaver == leaver)
        or (isinstance(clause, Deposit) and clause.payer == leaver)
        for clause in case.agreement.clauses
    )


def _paid_back_by_others(case: Case) -> Iterator[Finding]:
    """Parties that pay first and wait for a pool in the hands of another."""
    for party in case.parties:
        year, lowest = _deepest(case, party)
        holders = [
            holder
            for line in case.pool_years
            if line.year > year and line.split.get(party, ZERO) > 0
            if (holder := case.agreement.holder(line.pool)) != party
        ]
        unbound = [holder for holder in dict.fromkeys(holders) if not _is_bound(case, holder)]
        if lowest < 0 and unbound:
            yield Finding(
                "P507",
                "exit terms",
                Severity.NOTE,
                f"by the end of {year} {party} has paid {case.text(-lowest)} {case.money} more than it got; "
                f"{unbound[0]} pays it back, and nothing says what is owed if {unbound[0]} leaves",
                case.agreement.key_place("clauses"),
                remedy=REMEDY,
            )


def _deepest(case: Case, party: str) -> tuple[int, Fraction]:
    """The year after which a party has received least so far, and how much that is."""
    running, lowest, year = ZERO, ZERO, case.agreement.years.first
    for at, amount in case.receipts[party].items():
        running += amount
        if running < lowest:
            lowest, year = running, at
    return year, lowest
