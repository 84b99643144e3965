"""Whether a split can be written as shares of the pools, or some party must add money of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.negotiate.money_needed import Paid


@dataclass(frozen=True)
class Beyond:
    """What a party pays to others in a year beyond its part of the pools.

    Attributes:
        party: Who.
        year: When.
        amount: How much, positive.
    """

    party: str
    year: int
    amount: Fraction


def beyond_pools(case: Case, paid: Paid) -> Iterator[Beyond]:
    """Who pays others more than the pools give it today; where it pays into a pool today, more than that.

    Args:
        case: The agreement.
        paid: Year -> party -> what it receives beside the agreement.
    """
    for year, changes in paid.items():
        for party, change in changes.items():
            lines = (line for line in case.pool_years if line.year == year)
            from_pools = sum((line.split.get(party, ZERO) for line in lines), ZERO)
            lacking = -change - max(ZERO, from_pools)
            if lacking > 0:
                yield Beyond(party, year, lacking)
