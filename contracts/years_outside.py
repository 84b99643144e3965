"""Does everything happen in years that the agreement calculates?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.amounts import Amounts
from contracts.clauses import Clause
from contracts.clocks import Period
from contracts.draft import Draft, Fault, Path


def outside_the_years(draft: Draft) -> Iterator[Fault]:
    """Every entry that lies in years which are not calculated."""
    if draft.years is None:
        return
    for at, stream in draft.streams.items():
        yield from _outside(draft.years, stream.period, ("streams", at))
        yield from _listed_outside(draft.years, stream.amounts, ("streams", at, "amounts"))
    for at, clause in draft.clauses.items():
        yield from _years_of(clause, draft.years, ("clauses", at))
    yield from _years_of_the_rest(draft, draft.years)


def _years_of_the_rest(draft: Draft, years: Period) -> Iterator[Fault]:
    for at, rule in enumerate(draft.fiscal):
        if rule.preset is None:  # a known rule may have ended before
            yield from _outside(years, rule.period, ("fiscal", at))
    for at, indicator in draft.indicators.items():
        yield from _outside(years, indicator.period, ("indicators", at))
        yield from _listed_outside(years, indicator.amounts, ("indicators", at, "amounts"))
        for party, amounts in indicator.alone.items():
            yield from _listed_outside(years, amounts, ("indicators", at, "alone", party))


def _years_of(clause: Clause, years: Period, path: Path) -> Iterator[Fault]:
    if clause.kind != "sunset":  # an end after the last year that is calculated is still an end
        yield from _outside(years, clause.period, path)
    for name, value in clause:
        if isinstance(value, Amounts):
            yield from _listed_outside(years, value, (*path, name))
    for named, year in clause.years_named():
        if year not in years:
            yield _year_outside(years, str(year), (*path, *named))


def _outside(years: Period, period: Period, path: Path) -> Iterator[Fault]:
    if not period.overlaps(years):
        word = "from" if period.first > years.last else "to"
        yield _year_outside(years, str(period), (*path, word))


def _year_outside(years: Period, what: str, path: Path, *, at_key: bool = False) -> Fault:
    return Fault(
        "A145",
        path,
        f"{what} lies outside the years {years} of the agreement",
        f"write years within {years}, or change `years`",
        at_key,
    )


def _listed_outside(years: Period, amounts: Amounts, path: Path) -> Iterator[Fault]:
    for listed in amounts.listed:
        if listed > years.last or (listed < years.first and amounts.growth is None and not amounts.ramp):
            yield _year_outside(years, str(listed), (*path, listed), at_key=True)
