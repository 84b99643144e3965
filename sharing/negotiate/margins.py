"""How near each group is to leaving the formula as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sharing.games.coalitions import players_of
from sharing.games.money_on_top import tightest
from sharing.negotiate.money_needed import Needs

MOST_SHOWN = 10


@dataclass(frozen=True)
class Margin:
    """A group in the year in which it is nearest to leaving.

    Attributes:
        members: Who.
        year: When; of equal years the first.
        margin: What it has beyond what it secures, worth in that year; below 0 it leaves.
    """

    members: tuple[str, ...]
    year: int
    margin: Fraction


def margins(needs: Needs) -> tuple[Margin, ...]:
    """The groups with the least margins, at most ten, the least first."""
    parties = needs.case.parties
    factor = 1 / (1 + needs.case.agreement.discount)
    return tuple(
        Margin(players_of(coalition, parties), needs.years[k], -excess)
        for k, coalition, excess in tightest(needs.games, needs.received, factor, MOST_SHOWN)
    )
