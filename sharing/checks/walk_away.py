"""S304: does anybody gain by leaving later?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case, Leavers


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
    told = [(frozenset(found.members), found.gain) for found in case.leavers]
    for members, years in _leaving_later(case).items():
        most = max(found.gain for found in years.values())
        if not any(smaller <= frozenset(members) and gain >= most for smaller, gain in told):
            told.append((frozenset(members), most))
            yield _finding(case, years)


def _leaving_later(case: Case) -> dict[tuple[str, ...], dict[int, Leavers]]:
    """Who gains by leaving, in which years after the first; small groups and early years first."""
    found: dict[tuple[str, ...], dict[int, Leavers]] = {}
    for year in list(case.agreement.years)[1:]:
        for leavers in case.leavers_in(year):
            found.setdefault(leavers.members, {})[year] = leavers
    return dict(sorted(found.items(), key=lambda entry: (len(entry[0]), min(entry[1]))))


def _finding(case: Case, years: dict[int, Leavers]) -> Finding:
    first = min(years)
    found, worst = years[first], max(years, key=lambda year: years[year].gain)
    verb, together = ("gains", "") if len(found.members) == 1 else ("gain", " together")
    gain, to_come, secured = map(case.text, (found.gain, found.receives, found.secures))
    most = case.text(years[worst].gain)
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
        remedy=f"a deposit of {most} {case.money} (value of {worst}) that a leaver forfeits, "
        "or a larger part in later years",
    )
