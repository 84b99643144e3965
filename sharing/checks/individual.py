"""S301: is each party at least as well off as alone?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.money import amount_text
from sharing.remedies import share_that_stops


def individual(case: Case) -> Iterator[Finding]:
    """Nobody signs what leaves it worse off than staying alone (individual rationality).

    What it asks: X_i >= v(i), where v(i) is what the party secures without the others?
    Why it matters: a party that loses will not sign, or will not perform.
    Fails: a party receives 2.60 and would have 3.00 alone.
    Passes: it receives 3.00 or more.
    Source: von Neumann and Morgenstern (1944), imputations.
    """
    for found in case.objections:
        if len(found.members) == 1 < len(case.parties):
            (party,) = found.members
            yield Finding(
                "S301",
                "individual",
                Severity.ERROR,
                f"{party} is {amount_text(found.gain)} {case.money} worse off than alone",
                case.place("parties", party),
                reasons=(
                    f"alone it has {amount_text(found.secures)}, the agreement gives it {amount_text(found.receives)}",
                ),
                remedy=share_that_stops(case, found),
            )
