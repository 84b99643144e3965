"""P507: is it said what happens when somebody leaves?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case

EXIT_KINDS = frozenset({"exit_payment", "deposit"})
"""Clauses that say what a leaver pays or loses."""


def exit_terms(case: Case) -> Iterator[Finding]:
    """Whoever may keep the zone after leaving should know what leaving costs.

    What it asks: if some income exists only for those who leave (`exit_after`), is there a clause on what
    leaving costs, or a word on it in the agreement's `exit`? Where leaving pays, S304 says so instead.
    Why it matters: infrastructure is sunk and the host collects the tax, so the side that built has only the
    text to rely on; studies name missing exit rules among the reasons why parks stall.
    Fails: a stream with `exit_after: 2028`, and no word on exit.
    Passes: the same with `exit: whoever leaves pays the costs that the other has not recovered`
    Source: domain notes, clause C24 and 6.1 questions 2 and 9.
    """
    if case.agreement.exit or any(clause.kind in EXIT_KINDS for clause in case.agreement.clauses):
        return
    for at, stream in enumerate(case.agreement.streams):
        if stream.exit_after is not None and stream.sign > 0 and not _pays(case, stream.booked_by):
            leaver = stream.booked_by
            yield Finding(
                "P507",
                "exit terms",
                Severity.NOTE,
                f"{leaver} can leave from {stream.exit_after} on and keep {stream.id!r}; "
                "nothing says what leaving costs",
                case.agreement.place("streams", at, "exit_after"),
                remedy="write a deposit or an exit_payment clause, or say under `exit:` what it costs",
            )
            return


def _pays(case: Case, party: str) -> bool:
    """Whether the party gains by leaving in some year, alone or with others."""
    return any(party in found.members for year in case.agreement.years for found in case.leavers_in(year))
