"""F402: does somebody contribute and gain nothing?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.games import Game
from sharing.games.contributions import contributions


def unpaid_party(case: Case) -> Iterator[Finding]:
    """Who makes the others richer should gain by it.

    What it asks: is there a party that adds more to some coalition than it has alone, and that the agreement
    leaves exactly where it would be alone? (A party that even loses is reported by S301.)
    Why it matters: it has no reason to perform, and every reason to be courted away.
    Fails: home brings the firms, has 40 alone and receives 40.
    Passes: it receives more than 40.
    Source: Shapley (1953); in superadditive games whoever contributes has a value above what it has alone.
    """
    for party in case.parties:
        if case.totals[party] == case.alone(party) and _adds_more_than_it_has(case.game, party):
            yield _finding(case, party)


def _adds_more_than_it_has(game: Game, party: str) -> bool:
    """Whether some coalition gains more by the party than the party has alone."""
    added = contributions(game.table.counts, game.players.index(party))
    return bool((added > added[0]).any())


def _finding(case: Case, party: str) -> Finding:
    alone = case.text(case.alone(party))
    return Finding(
        "F402",
        "unpaid party",
        Severity.WARNING,
        f"{party} contributes and gains nothing: {alone} {case.money} with the agreement as without it",
        case.agreement.key_place("parties", party),
        reasons=(f"the Shapley value would give it {case.text(case.shapley[party])}",),
        remedy=f"raise what {party} receives above {alone} {case.money}",
    )
