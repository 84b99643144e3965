"""F401: is somebody paid who adds nothing?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.games.properties.null_players import null_players


def null_party(case: Case) -> Iterator[Finding]:
    """Who adds nothing to any coalition has nothing to claim (the null-player axiom).

    What it asks: is there a party that changes the worth of no coalition, and yet receives money?
    Why it matters: either somebody is paid for nothing, or a stream forgets to name a party it needs.
    Fails: a fund receives 20 % and no stream needs it.
    Passes: the streams that it makes possible name it in `needs`.
    Source: Shapley (1953), dummy axiom.
    """
    for party in null_players(case.game).players:
        if case.totals[party] > 0:
            yield Finding(
                "F401",
                "null party",
                Severity.WARNING,
                f"{party} receives {case.text(case.totals[party])} {case.money} and adds nothing",
                case.agreement.key_place("parties", party),
                remedy=f"name {party} in `needs` of the streams that it makes possible, or stop paying it; "
                "a fund of the parties is written as their shares",
            )
