"""S301: is each party at least as well off as alone?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case, Leavers
from sharing.remedies import share_that_stops


def individual(case: Case) -> Iterator[Finding]:
    """Nobody signs what leaves it worse off than staying alone (individual rationality).

    What it asks: X_i >= v(i), where v(i) is what the party secures without the others?
    Why it matters: a party that loses will not sign, or will not perform.
    Fails: a party receives 2.60 and would have 3.00 alone.
    Passes: it receives 3.00 or more.
    Source: von Neumann and Morgenstern (1944), imputations.
    """
    for found in case.leavers:
        if len(found.members) == 1:
            yield _finding(case, found)


def _finding(case: Case, found: Leavers) -> Finding:
    (party,) = found.members
    lacking, alone, given = case.told(found)
    return Finding(
        "S301",
        "individual",
        Severity.ERROR,
        f"{party} is {lacking} {case.money} worse off than alone",
        case.agreement.key_place("parties", party),
        reasons=(f"alone it has {alone}, the agreement gives it {given}",),
        remedy=share_that_stops(case, found),
    )
