"""F406: is the weaker region held where it is?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from contracts.ledgers import Indicator
from sharing.case import Case
from sharing.money import percent_text
from sharing.regions import pool_share, weaker


def lock_in(case: Case) -> Iterator[Finding]:
    """Roles at the low end harden: the share of the weaker side should not fall as the zone grows up.

    What it asks: does the weaker region's part of the income pools fall from the first to the last year in
    which they hold anything, or does a part of an indicator (`part_of`, such as skilled jobs of jobs) at its
    place fall?
    Why it matters: a side that brings land and gets the simple work is paid least when the zone is worth
    most; clauses that step up after a milestone are the usual cure.
    Fails: phases that give the poorer host 60%, then 40%.
    Passes: phases that give it 40%, then 60%.
    Source: `docs/reference/gap.md`; domain notes 6.1 question 4.
    """
    low = weaker(case.agreement)
    if low is None:
        return
    shares = [(year, pool_share(case, low, year)) for year in case.agreement.years]
    known = [(year, share) for year, share in shares if share is not None]
    if known and known[-1][1] < known[0][1]:
        (first, before), (last, after) = known[0], known[-1]
        yield Finding(
            "F406",
            "lock-in",
            Severity.WARNING,
            f"{low}, the weaker region, receives {percent_text(before)} of the pools in {first} "
            f"and {percent_text(after)} in {last}",
            case.agreement.place("parties", low, "profile"),
            remedy=f"let the share of {low} step up, such as with `kind: phases`",
        )
    for at, part in enumerate(case.agreement.indicators):
        if part.booked_in == low and part.part_of is not None:
            yield from _falling_part(case, at, part)


def _falling_part(case: Case, at: int, part: Indicator) -> Iterator[Finding]:
    """A part, such as skilled jobs, that falls in the whole from the first to the last year."""
    whole = next(other for other in case.agreement.indicators if other.id == part.part_of)
    years = [year for year in case.agreement.years if whole.at(year) and part.has_figure(year)]
    if not years:
        return
    before, after = (part.at(year) / whole.at(year) for year in (years[0], years[-1]))
    if after < before:
        yield Finding(
            "F406",
            "lock-in",
            Severity.WARNING,
            f"{part.id!r} are {percent_text(before)} of {whole.id!r} in {part.booked_in} in {years[0]}, "
            f"{percent_text(after)} in {years[-1]}",
            case.agreement.place("indicators", at, "amounts"),
            remedy=f"agree on a milestone for {part.id!r} after which the share of {part.booked_in} rises",
        )
