"""P502: does the agreement pay an incentive to a particular firm?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.agreement import Agreement
from contracts.amounts import Amounts
from contracts.clauses.net_of_incentives import NetOfIncentives
from contracts.finding import Finding, Place, Severity
from sharing.case import Case
from sharing.evaluate import ZERO


def fair_competition(case: Case) -> Iterator[Finding]:
    """A reward for one firm needs a fair-competition review before anybody may sign it.

    What it asks: is a cost or refund of the agreement an incentive for a particular firm or project
    (`incentive_of`)? Does `net_of_incentives` share the cost of one, or not say whom its incentives favour?
    Is an enterprise at the table paid out of taxes?
    Why it matters: since 2024-08-01 tax breaks and selective rewards for particular operators are forbidden
    unless law or the State Council allows them (公平竞争审查条例, Order 783); older contracts still
    burden the pools. Whether one is lawful is for the review to say; what it costs whom is shown here.
    Fails: `{id: rebate, kind: cost, incentive_of: Firm A, ...}`
    Passes: the agreement without it, or a reward that every firm can earn, written without `incentive_of`.
    Source: domain notes 1.5; docs/reference/taxes.md.
    """
    yield from _streams(case)
    yield from _deductions(case)
    yield from _enterprises(case)


def _streams(case: Case) -> Iterator[Finding]:
    for at, stream in enumerate(case.agreement.streams):
        if stream.incentive_of:
            says = f"stream {stream.id!r} favours {stream.incentive_of}; it needs a fair-competition review"
            place = case.agreement.place("streams", at, "incentive_of")
            yield _warning(says, place, _changes(case, stream.incentive_of))


def _deductions(case: Case) -> Iterator[Finding]:
    """Incentives of which all sides bear a part, because they are deducted before sharing."""
    for at, clause in enumerate(case.agreement.clauses):
        if not isinstance(clause, NetOfIncentives):
            continue
        if clause.incentive_of:
            says = f"pool {clause.pool!r} pays what {clause.incentive_of} was granted"
            place = case.agreement.place("clauses", at, "incentive_of")
            other = _changes(case, clause.incentive_of)
            yield _warning(f"{says}; it needs a fair-competition review", place, other)
        elif not clause.note:
            yield Finding(
                "P502",
                "fair competition",
                Severity.NOTE,
                f"pool {clause.pool!r} pays incentives without a word on whom they favour",
                case.agreement.clause_place(at),
                remedy="add `incentive_of: Firm A`, or a `note` such as `open to every firm`",
            )


def _enterprises(case: Case) -> Iterator[Finding]:
    """Enterprises that receive a part of taxes, which is a refund by another name."""
    taxed = {stream.pool for stream in case.agreement.streams if stream.pool and stream.tax}
    for party, member in case.agreement.parties.items():
        lines = [line for line in case.pool_years if member.role == "enterprise" and line.pool in taxed]
        paid = sum((line.split.get(party, ZERO) for line in lines), ZERO)
        if paid > 0:
            pools = " and ".join(sorted({repr(line.pool) for line in lines if line.split.get(party)}))
            says = (
                f"{party}, an enterprise, receives {case.text(paid)} {case.money} of taxes from pool {pools}"
            )
            place = case.agreement.place("parties", party, "role")
            yield _warning(f"{says}; that needs a fair-competition review", place)


def _warning(message: str, place: Place | None, reason: str = "") -> Finding:
    return Finding(
        "P502",
        "fair competition",
        Severity.WARNING,
        message,
        place,
        reasons=(reason,) if reason else (),
        remedy="have it reviewed before signing, or drop it and see the split without it",
    )


def _changes(case: Case, whom: str) -> str:
    """What each party would receive without all that favours a firm: what is paid, and what is deducted."""
    other = Case.of(without_incentives(case.agreement, whom))
    changes = {party: other.totals[party] - case.totals[party] for party in case.parties}
    said = [
        f"{party} {'gains' if change > ZERO else 'loses'} {case.text(abs(change))}"
        for party, change in changes.items()
        if change
    ]
    return f"without it {', '.join(said)} {case.money}" if said else "without it nobody's receipts change"


def without_incentives(agreement: Agreement, whom: str) -> Agreement:
    """The same agreement in which nothing favours a firm: neither streams nor deductions."""
    for at, stream in enumerate(agreement.streams):
        if stream.incentive_of == whom:
            agreement = without_stream(agreement, at)
    kept = (
        clause
        for clause in agreement.clauses
        if not (isinstance(clause, NetOfIncentives) and clause.incentive_of == whom)
    )
    return agreement.model_copy(update={"clauses": tuple(kept)})


def without_stream(agreement: Agreement, at: int) -> Agreement:
    """The same agreement in which a stream brings nothing; its pool and its clauses stay."""
    silent = agreement.streams[at].model_copy(update={"amounts": Amounts.model_validate(ZERO)})
    streams = (*agreement.streams[:at], silent, *agreement.streams[at + 1 :])
    return agreement.model_copy(update={"streams": streams})
