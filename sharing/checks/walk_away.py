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
    told = {found.members for found in case.leavers}
    for year in list(case.agreement.years)[1:]:
        for found in case.leavers_in(year):
            if found.members not in told:
                told.add(found.members)
                yield _finding(case, year, found)


def _finding(case: Case, year: int, found: Leavers) -> Finding:
    verb, together = ("gains", "") if len(found.members) == 1 else ("gain", " together")
    gain, to_come, secured = map(case.text, (found.gain, found.receives, found.secures))
    return Finding(
        "S304",
        "walk-away",
        Severity.ERROR,
        f"{' and '.join(found.members)} {verb} {gain} {case.money} by leaving{together} in {year}",
        case.agreement.key_place("clauses"),
        reasons=(
            f"from {year} on the agreement gives {to_come}, leaving secures {secured} (values of {year})",
        ),
        remedy=f"a deposit of {gain} {case.money} (value of {year}) that a leaver forfeits, "
        "or a larger part in later years",
    )
