"""The weaker side: how far apart the regions are before, under the offer and under each fair division."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from sharing.case import Case
from sharing.division import split
from sharing.errors import SharingError
from sharing.evaluate import ZERO
from sharing.regions import Gap, apart, gap_in, level_gap, regions, weaker


class NoProfiles(SharingError, ValueError):
    """Fewer than two parties have a profile with population and revenue, so there is no gap to measure."""


@dataclass(frozen=True)
class GapReport:
    """How far apart the regions are.

    Attributes:
        case: What was looked at.
        weaker: The region that has least for each inhabitant today; None if two have as little.
        states: Name -> gap on average over the years: outside the agreement, apart, under the offer, under
            each division that is defined.
        years: Year -> the gap apart and under the offer.
    """

    case: Case
    weaker: str | None
    states: Mapping[str, Gap]
    years: Mapping[int, tuple[Gap, Gap]]


def gap_report(agreement: Agreement) -> GapReport:
    """The gap of an agreement, over the years and under each division.

    Divisions are present values; they are compared as the yearly payment that has the same worth.

    Raises:
        NoProfiles: fewer than two parties have `population` and `revenue_per_head`; add them as `profile`.
    """
    if not regions(agreement):
        raise NoProfiles(
            "a gap needs two parties with `profile: {population: ..., revenue_per_head: ...}`; add them"
        )
    case, divided = split(agreement)
    alone = apart(case)
    states = {
        "outside the agreement": level_gap(case, dict.fromkeys(case.parties, ZERO)),
        "apart": level_gap(case, {party: case.alone(party) for party in case.parties}),
    }
    for division in divided:
        if division.amounts is not None:
            worths = {party: Fraction(amount) for party, amount in division.amounts.items()}
            states["offer" if division.name == "proposal" else division.name] = level_gap(case, worths)
    years = {year: (gap_in(case, year, alone), gap_in(case, year)) for year in agreement.years}
    return GapReport(case, weaker(agreement), states, years)
