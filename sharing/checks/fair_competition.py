"""P502: does the agreement pay an incentive to a particular firm?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.agreement import Agreement
from contracts.amounts import Amounts
from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.money import amount_text


def fair_competition(case: Case) -> Iterator[Finding]:
    """A reward for one firm needs a fair-competition review before anybody may sign it.

    What it asks: is a cost or refund of the agreement an incentive for a particular firm or project
    (`incentive_of`)?
    Why it matters: since 2024-08-01 tax breaks and selective rewards for particular operators are forbidden
    unless law or the State Council allows them (公平竞争审查条例, Order 783); older contracts still
    burden the pools. Whether one is lawful is for the review to say; what it costs whom is shown here.
    Fails: `{id: rebate, kind: cost, incentive_of: Firm A, ...}`
    Passes: the agreement without it, or a reward that every firm can earn, written without `incentive_of`.
    Source: domain notes 1.5; docs/reference/taxes.md.
    """
    for at, stream in enumerate(case.agreement.streams):
        if stream.incentive_of:
            yield Finding(
                "P502",
                "fair competition",
                Severity.WARNING,
                f"stream {stream.id!r} favours {stream.incentive_of}; it needs a fair-competition review",
                case.agreement.place("streams", at, "incentive_of"),
                reasons=(_without(case, at),),
                remedy="have it reviewed before signing, or drop it and see the split without it",
            )


def _without(case: Case, at: int) -> str:
    """What each party would receive if the stream did not exist."""
    other = Case.of(without_stream(case.agreement, at))
    changes = {party: other.totals[party] - case.totals[party] for party in case.parties}
    said = [
        f"{party} {'gains' if change > ZERO else 'loses'} {amount_text(abs(change))}"
        for party, change in changes.items()
        if change
    ]
    return f"without it {', '.join(said)} {case.money}" if said else "without it nobody's receipts change"


def without_stream(agreement: Agreement, at: int) -> Agreement:
    """The same agreement in which a stream brings nothing; its pool and its clauses stay."""
    silent = agreement.streams[at].model_copy(update={"amounts": Amounts.model_validate(ZERO)})
    streams = (*agreement.streams[:at], silent, *agreement.streams[at + 1 :])
    return agreement.model_copy(update={"streams": streams})
