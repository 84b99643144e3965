"""What `feidi walkaway` concludes, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from sharing.leaving.departures import Departure
from sharing.leaving.retiming import NoTiming, Retiming, Timed
from sharing.leaving.wording import listed, who, why_no_timing
from sharing.negotiate.walkaway import Remedies, WalkAway
from sharing.pages.figures import Figures

KEPT = "every party keeps the worth of its receipts, every year its sum"


def closing(found: WalkAway, figures: Figures) -> Iterator[str]:
    """Who goes first, what each remedy needs, and what none of them changes."""
    if found.earliest is not None and found.remedies is not None:
        yield _first(found, found.earliest, figures)
        yield _deposits(found.remedies)
        yield _set_off(found.remedies)
        yield from _timing(found, found.remedies, figures)
    else:
        yield _nobody(found, figures)
    if found.at_the_start:
        yield _at_the_start(found, figures)


def _first(found: WalkAway, departure: Departure, figures: Figures) -> str:
    members, leaving = departure.members, departure.years[departure.first]
    verb = "gains" if len(members) == 1 else "gain"
    first = "Once it has begun, first" if found.at_the_start else "First"
    return (
        f"{first} {who(found.case, members)} {verb} {figures.text(leaving.gain)} {figures.money} "
        f"by leaving in {departure.first}: {figures.text(leaving.receives)} is still to come, "
        f"leaving secures {figures.text(leaving.secures)}."
    )


def _deposits(remedies: Remedies) -> str:
    able = remedies.deposits.holders
    holder = (
        f"it can be held by {' or '.join(able)}"
        if able
        else "every party may leave, so an outsider has to hold it"
    )
    return f"Deposit: at its worth in the year of leaving, bearing the agreement's interest; {holder}."


def _set_off(remedies: Remedies) -> str:
    able = sorted({name for party, above in remedies.set_off.by.items() for name in above[:1]})
    who_can = (
        f"{listed(able)} can withhold it from transfers to the leaver"
        if able
        else "no party above the leaver is sure to stay; a government outside the agreement has to promise it"
    )
    return f"Set-off: {who_can}."


def _timing(found: WalkAway, remedies: Remedies, figures: Figures) -> Iterator[str]:
    yield f"Other times: {_told(found, remedies.timing, figures)}."
    if remedies.if_owing is not None:
        yield (
            "With --may-owe, where a party may receive less than nothing in a year: "
            f"{_told(found, remedies.if_owing, figures)}."
        )


def _told(found: WalkAway, timing: Timed, figures: Figures) -> str:
    if isinstance(timing, Retiming):
        first = found.case.agreement.years.first
        return f"{figures.text(timing.moved)} {figures.money} change hands (worth in {first}); {KEPT}"
    if isinstance(timing, NoTiming):
        return f"the same money cannot do it; {why_no_timing(found.case, timing)}"
    return "whether the same money would do it could not be proven, as amounts of very different size meet"


def _nobody(found: WalkAway, figures: Figures) -> str:
    if len(found.case.parties) == 1:
        return "With one party there is nobody to leave."
    if len(found.curve) == 1:
        return "The agreement lasts one year, so nobody can leave later."
    later = {
        year: leavers for year, leavers in found.curve.items() if year > found.case.agreement.years.first
    }
    year = max(later, key=lambda at: later[at].gain)
    members, lost = later[year].members, figures.text(-later[year].gain)
    return (
        f"Nobody gains by leaving later. {who(found.case, members)} would lose least in {year}: {lost} "
        f"{figures.money}."
    )


def _at_the_start(found: WalkAway, figures: Figures) -> str:
    keenest = found.at_the_start[0]
    verb = "gains" if len(keenest.members) == 1 else "gain"
    others = len(found.at_the_start) - 1
    more = f", and {others} other group{'s gain' if others > 1 else ' gains'} too" if others else ""
    gain = f"{figures.text(keenest.gain)} {figures.money}"
    return (
        f"Before anything starts, {who(found.case, keenest.members)} already {verb} {gain} by not signing"
        f"{more}; none of these remedies changes that (feidi check)."
    )
