"""M214: is the outlay recovered when the agreement says so?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from contracts.moments import month_text
from sharing.case import Case
from sharing.recovery import Recovery, awaited, recovery


def recovery_date(case: Case) -> Iterator[Finding]:
    """A clock that starts with recovery starts when the money is there, whatever date is written.

    What it asks: does an event with `recovery_of` lie in the year in which the `cost_recovery` clauses of
    that pool are complete under the forecast, or at its end?
    Why it matters: "twenty years from recovery" and "twenty years from production" are two agreements; with
    100 to recover at 20 a year and 12 a year afterwards they lie 60 apart.
    Fails: `events: {recovered: {date: 2026, recovery_of: tax}}` while recovery takes until 2030.
    Passes: `events: {recovered: {date: 2031, recovery_of: tax}}`.
    Source: Zibo, policy of 2022 on enclaves (capital-link projects).
    """
    for name, pool, written in awaited(case.agreement):
        found = recovery(case.agreement, case.pool_years, pool)
        if found is None:
            yield _finding(
                case,
                name,
                f"event {name!r} waits for a recovery, but nothing is recovered from pool {pool!r}",
                "name a pool with a `cost_recovery` clause",
            )
        elif found.month is None:
            yield _never(case, name, found)
        elif not found.agrees_with(written):
            yield _other(case, name, found, written)


def _never(case: Case, name: str, found: Recovery) -> Finding:
    last = case.agreement.years.last
    message = (
        f"event {name!r} never happens under the forecast: by the end of {last} "
        f"{case.text(found.open)} {case.money} are still to be recovered from pool {found.pool!r}"
    )
    return _finding(case, name, message, "calculate more years, or agree on a latest date for the event")


def _other(case: Case, name: str, found: Recovery, written: int | None) -> Finding:
    month = month_text(found.month or 0)
    said = f"written is {month_text(written)}" if written is not None else "no date is written"
    message = f"under the forecast the outlay of pool {found.pool!r} is recovered by {month}; {said}"
    return _finding(case, name, message, f"write `{name}: {{date: {month}, recovery_of: {found.pool}}}`")


def _finding(case: Case, name: str, message: str, remedy: str) -> Finding:
    place = case.agreement.key_place("events", name)
    return Finding("M214", "recovery date", Severity.WARNING, message, place, remedy=remedy)
