"""S302: would some parties gain by leaving together?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case, Leavers
from sharing.leaving.telling import gain_more_than_parts
from sharing.remedies import share_that_stops

SHOWN = 5
"""Objecting coalitions that are shown; the others are counted.

One of which a part gains as much is neither: its further members add nothing to the objection.
"""


def coalition(case: Case) -> Iterator[Finding]:
    """No group of parties can do better by leaving together (the core).

    What it asks: x(S) >= v(S) for every coalition S of two or more, short of all?
    Why it matters: two partners who can do better without the third will, sooner or later.
    Fails: home and zone secure 300 together and receive 288.
    Passes: they receive at least 300.
    Source: Gillies (1959), the core.
    """
    new = gain_more_than_parts(case.parties, {found.members: found.gain for found in case.leavers})
    objecting = [found for found in case.leavers if len(found.members) > 1 and found.members in new]
    for at, found in enumerate(objecting[:SHOWN]):
        others = len(objecting) - SHOWN if at == SHOWN - 1 else 0
        yield _finding(case, found, others)


def _finding(case: Case, found: Leavers, others: int) -> Finding:
    gain, secures, receives = case.told(found)
    reasons = [f"they can secure {secures}, the agreement gives them {receives}"]
    if others > 0:
        reasons.append(f"{others} more coalitions object, each with no larger gain")
    return Finding(
        "S302",
        "coalition",
        Severity.ERROR,
        f"{' and '.join(found.members)} gain {gain} {case.money} by leaving together",
        case.agreement.key_place("clauses"),
        reasons=tuple(reasons),
        remedy=share_that_stops(case, found),
    )
