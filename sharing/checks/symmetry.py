"""F403: are equals treated unequally?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.games.properties.symmetric_pairs import symmetric_pairs


def symmetry(case: Case) -> Iterator[Finding]:
    """Two parties that add the same to every coalition can expect the same (symmetry).

    What it asks: are there two interchangeable parties that receive different amounts?
    Why it matters: the one with less will ask why, and the streams give no answer.
    Fails: two co-hosts bring the same and receive 60 and 40.
    Passes: they receive 50 each, or a stream says what the one brings more.
    Source: Shapley (1953), symmetry axiom.
    """
    for one, other in symmetric_pairs(case.game).found:
        more, less = sorted((one, other), key=lambda party: -case.totals[party])
        if case.totals[more] != case.totals[less]:
            amounts = [case.text(case.totals[party]) for party in (more, less)]
            yield Finding(
                "F403",
                "symmetry",
                Severity.WARNING,
                f"{more} and {less} add the same to every coalition, yet {more} receives {amounts[0]} "
                f"and {less} {amounts[1]} {case.money}",
                case.agreement.key_place("parties", less),
                remedy="give both the same, or write as a stream what the one brings and the other does not",
            )
