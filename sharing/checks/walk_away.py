"""S304: does anybody gain by leaving later?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.leaving.departures import Departure, departures, telling
from sharing.leaving.wording import why_no_timing


def walk_away(case: Case) -> Iterator[Finding]:
    """A deal has to hold in every year, not only on the day it is signed (time consistency).

    What it asks: at the start of each year t, is what is still to come for a coalition at least what it
    would secure by leaving then: R_S(t) >= v_t(S)?
    Why it matters: after the roads are built, the host may keep the zone and all its tax.
    Fails: `{id: keeps the zone, kind: profit, amounts: 70, exit_after: 2028, needs: [host], without: [home],
    booked_by: host}` while the agreement gives the host 50 from 2028 on.
    Passes: the host has at least 70 still to come.
    Source: Petrosjan (1977).
    """
    told = telling(case, departures(case))
    if told:
        other_times = _other_times(case)
        for departure in told:
            yield _finding(case, departure, other_times)


def _other_times(case: Case) -> str:
    """Whether more money later, or just the same money at other times, would hold everybody."""
    from sharing.leaving.retiming import NoTiming, Retiming, retiming  # loads a solver, which few need

    found = retiming(case)
    if isinstance(found, Retiming):
        moved = f"{case.text(found.moved)} {case.money}"
        return f"; or the same money at other times, which feidi walkaway shows: {moved} change hands"
    if isinstance(found, NoTiming):
        more = "" if found.of_all else ", or a larger part in later years"
        return f"{more}; other times for the same money cannot do it: {why_no_timing(case, found)}"
    return ", or a larger part in later years; for the same money at other times nothing could be proven"


def _finding(case: Case, departure: Departure, other_times: str) -> Finding:
    first, worst = departure.first, departure.worst
    found = departure.years[first]
    verb, together = ("gains", "") if len(found.members) == 1 else ("gain", " together")
    gain, to_come, secured = map(case.text, (found.gain, found.receives, found.secures))
    most = case.text(departure.most)
    return Finding(
        "S304",
        "walk-away",
        Severity.ERROR,
        f"{' and '.join(found.members)} {verb} {gain} {case.money} by leaving{together} in {first}",
        case.agreement.key_place("clauses"),
        reasons=(
            f"from {first} on the agreement gives {to_come}, leaving secures {secured} (values of {first})",
            *([f"leaving gains the most in {worst}: {most} (value of {worst})"] if worst != first else []),
        ),
        remedy=f"a deposit of {most} {case.money} (value of {worst}) that a leaver forfeits{other_times}",
    )
