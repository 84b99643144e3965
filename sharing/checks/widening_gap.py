"""F405: does the agreement leave the weaker region further behind?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.money import amount_text
from sharing.regions import Gap, apart, gap_in, per_head_text, regions, weaker


def widening_gap(case: Case) -> Iterator[Finding]:
    """A deal may leave everybody better off and the poorer side further behind.

    What it asks: in the last year, is the ratio of the highest to the lowest revenue for each inhabitant
    larger with the agreement than it would be without?
    Why it matters: enclave zones are meant to narrow gaps between regions; a split that fits contributions
    may widen them year after year, and nobody sees it in the totals.
    Fails: a rich side with 90% of the pool, and profiles that say who is rich.
    Passes: shares under which the poorer side gains more in proportion to its own revenue.
    Source: `docs/reference/gap.md`; domain notes 6.2.
    """
    low, last = weaker(case.agreement), case.agreement.years.last
    if low is None:
        return
    without, with_it = gap_in(case, last, apart(case)), gap_in(case, last)
    if _is_wider(with_it, without):
        yield Finding(
            "F405",
            "widening gap",
            Severity.WARNING,
            f"in {last} the regions are {_times(with_it)} apart, without the agreement {_times(without)}",
            case.agreement.place("parties", low, "profile"),
            reasons=tuple(
                f"{region.party}: {per_head_text(case.agreement, with_it.per_head[region.party])} a head, "
                f"without the agreement {per_head_text(case.agreement, without.per_head[region.party])}"
                for region in regions(case.agreement)
            ),
            remedy=f"raise the share of {low}, or let it step up over the years; see `feidi gap`",
        )


def _is_wider(one: Gap, other: Gap) -> bool:
    return one.ratio is not None and other.ratio is not None and one.ratio > other.ratio


def _times(found: Gap) -> str:
    return f"{amount_text(found.ratio, 3)} times" if found.ratio is not None else "beyond measure"
