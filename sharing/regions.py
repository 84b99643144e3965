"""How far apart the regions are: revenue for each inhabitant, with the agreement and without.

Only what the profiles say counts. Who is rich is never taken from a role: in a reverse enclave home is poor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import log

from contracts.agreement import Agreement
from contracts.clocks import Period
from contracts.units import unit_label
from sharing.bridge import annuity, present_values
from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.flows import Flow
from sharing.money import amount_text, converted


@dataclass(frozen=True)
class Region:
    """A party whose profile gives its inhabitants and its revenue outside the agreement.

    Attributes:
        party: Its id.
        population: Inhabitants.
        per_head: Revenue for each of them in the first year, in the unit of the agreement.
        growth: How that revenue grows a year.
    """

    party: str
    population: int
    per_head: Fraction
    growth: Fraction

    def own(self, year: int, first: int) -> Fraction:
        """Revenue outside the agreement for each inhabitant, r (1 + g)^(t - first)."""
        return self.per_head * (1 + self.growth) ** (year - first)


@dataclass(frozen=True)
class Gap:
    """How far apart regions are.

    Attributes:
        per_head: Region -> revenue for each inhabitant.
        ratio: Highest over lowest; None if the lowest is not positive.
        theil: Theil index, weighted by population; 0 if all are equal, None if one has less than nothing.
    """

    per_head: Mapping[str, Fraction]
    ratio: Fraction | None
    theil: float | None


def regions(agreement: Agreement) -> tuple[Region, ...]:
    """The parties that can be compared: those with population and revenue; fewer than two cannot be."""
    known = (
        Region(party, profile.population, profile.revenue_per_head, profile.growth)
        for party, member in agreement.parties.items()
        if (profile := member.profile) and profile.population and profile.revenue_per_head is not None
    )
    found = tuple(known)
    return found if len(found) > 1 else ()


def weaker(agreement: Agreement) -> str | None:
    """The region with the lowest revenue for each inhabitant today; None if none is alone the lowest."""
    ranked = sorted(regions(agreement), key=lambda region: region.per_head)
    return ranked[0].party if ranked and ranked[0].per_head < ranked[1].per_head else None


def gap(found: tuple[Region, ...], per_head: Mapping[str, Fraction]) -> Gap:
    """The measures of one state of affairs.

        ratio = max y / min y,    T = sum over i of  (p_i y_i / Y) ln(y_i / m),   m = Y / P

    with y_i the revenue for each inhabitant of region i, p_i its inhabitants, Y and P the sums.

    >>> one, two = Region("a", 1, Fraction(3), Fraction(0)), Region("b", 1, Fraction(1), Fraction(0))
    >>> gap((one, two), {"a": Fraction(3), "b": Fraction(1)}).ratio
    Fraction(3, 1)
    """
    low, high = min(per_head.values()), max(per_head.values())
    people = sum(region.population for region in found)
    mean = sum((per_head[region.party] * region.population for region in found), ZERO) / people
    return Gap(per_head, high / low if low > 0 else None, _theil(found, per_head, mean, people))


def _theil(
    found: tuple[Region, ...], per_head: Mapping[str, Fraction], mean: Fraction, people: int
) -> float | None:
    if mean <= 0 or min(per_head.values()) < 0:
        return None
    parts = ((region.population, per_head[region.party] / mean) for region in found)
    return sum(float(weight * share / people) * log(share) for weight, share in parts if share > 0)


def gap_in(case: Case, year: int, receipts: Mapping[str, Mapping[int, Fraction]] | None = None) -> Gap:
    """The gap in one year, when the parties receive so much on top of what they have outside the agreement.

    Args:
        case: Gives the regions and the years.
        year: Which.
        receipts: Party -> year -> amount; by default what the agreement gives.
    """
    found, first = regions(case.agreement), case.agreement.years.first
    given = case.receipts if receipts is None else receipts
    return gap(
        found,
        {r.party: r.own(year, first) + given[r.party][year] / r.population for r in found},
    )


def level_gap(case: Case, worths: Mapping[str, Fraction]) -> Gap:
    """The gap on average over the years, when the parties receive amounts of such present value.

    Amounts are spread evenly: y_i = PV / (1 + d + d^2 + ...), the payment of every year that has this worth.
    """
    found, years = regions(case.agreement), case.agreement.years
    each_year = annuity(case.agreement)
    own = {r.party: _worth(case, {year: r.own(year, years.first) for year in years}) for r in found}
    return gap(found, {r.party: (own[r.party] + worths[r.party] / r.population) / each_year for r in found})


def apart(case: Case) -> dict[str, dict[int, Fraction]]:
    """Party -> year -> what it would have without the others."""
    years = case.agreement.years
    return {
        party: {year: sum((flow.by_year[year] for flow in _own(case, party)), ZERO) for year in years}
        for party in case.parties
    }


def _own(case: Case, party: str) -> list[Flow]:
    return [
        flow
        for flow in case.flows
        if flow.needs <= {party} and party not in flow.without and _from_the_start(flow, case.agreement.years)
    ]


def _from_the_start(flow: Flow, years: Period) -> bool:
    return flow.exit_after is None or flow.exit_after <= years.first


def _worth(case: Case, by_year: Mapping[int, Fraction]) -> Fraction:
    return present_values(case.agreement, by_year)[case.agreement.years.first]


def per_head_text(agreement: Agreement, amount: Fraction) -> str:
    """An amount for each inhabitant, in single units of the currency, such as `3,000.00 元`."""
    single = converted(amount, agreement.unit, "1")
    return f"{amount_text(single)} {unit_label('1', agreement.currency)}"


def pool_share(case: Case, party: str, year: int) -> Fraction | None:
    """Which part of the income pools a party receives in a year; None where they hold nothing."""
    lines = [
        line for line in case.pool_years if line.year == year and not case.agreement.is_burden(line.pool)
    ]
    pot = sum((line.pot for line in lines), ZERO)
    return sum((line.split.get(party, ZERO) for line in lines), ZERO) / pot if pot > 0 else None
