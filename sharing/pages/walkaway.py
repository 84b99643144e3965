"""What `feidi walkaway` says."""

from __future__ import annotations

from collections.abc import Iterator

from contracts.quantities import percent
from sharing.leaving.departures import Departure
from sharing.leaving.retiming import Retiming
from sharing.leaving.wording import listed, who
from sharing.negotiate.walkaway import Remedies, WalkAway
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_table
from sharing.pages.page import Page, Table
from sharing.pages.walkaway_closing import closing
from sharing.pages.walkaway_data import walkaway_data
from sharing.pages.walkaway_sketch import sketch

MOST_GROUPS = 12
"""More groups that gain are counted, not listed."""


def page_of_walkaway(found: WalkAway, file: str, shown_in: str | None = None) -> Page:
    """Who gains by leaving and when, the curve of one group, and the smallest remedy of each kind."""
    agreement = found.case.agreement
    figures = Figures.of(agreement, shown_in)
    return Page(
        file=file,
        title=agreement.name,
        status="ok" if found.consistent else "findings",
        intro=(
            _basis(found, figures),
            "At the start of each year, what is still to come is compared with what leaving then secures, "
            "both at their worth in that year.",
        ),
        tables=(
            *_groups(found, figures),
            *_curve(found, figures),
            *_remedies(found, figures),
            *marks_table(agreement),
        ),
        drawing=sketch(found, figures),
        closing=tuple(closing(found, figures)),
        data=walkaway_data(found, figures),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def _basis(found: WalkAway, figures: Figures) -> str:
    """What the amounts mean."""
    agreement = found.case.agreement
    rate = f"at {percent(agreement.discount)} a year" if agreement.discount else "not discounted"
    return (
        f"{agreement.years}, {rate}, in {figures.money}{figures.explained}; each figure is rounded by itself."
    )


def _groups(found: WalkAway, figures: Figures) -> Iterator[Table]:
    """Who gains by leaving in any year, group by group."""
    if found.told:
        shown = found.told[:MOST_GROUPS]
        rows = tuple(_group_row(found, departure, figures) for departure in shown)
        columns = ("who", "from", "gains then", "most in", "gains most")
        more = f", {len(shown)} of {len(found.told)} groups" if len(found.told) > len(shown) else ""
        yield Table(columns, rows, f"Who gains by leaving{more}")


def _group_row(found: WalkAway, departure: Departure, figures: Figures) -> tuple[str, ...]:
    first, worst = departure.first, departure.worst
    then, most = figures.text(departure.years[first].gain), figures.text(departure.most)
    return who(found.case, departure.members), str(first), then, str(worst), most


def _curve(found: WalkAway, figures: Figures) -> Iterator[Table]:
    """What one group has still to come and would secure by leaving, year by year."""
    rows = tuple(
        (str(year), *map(figures.text, (leavers.receives, leavers.secures, leavers.gain)))
        for year, leavers in found.curve.items()
    )
    if rows:
        title = f"{who(found.case, found.shown)}, year by year"
        yield Table(("leaves in", "still to come", "leaving secures", "gain"), rows, title)


def _remedies(found: WalkAway, figures: Figures) -> Iterator[Table]:
    if found.remedies is not None:
        yield _deposits(found.remedies, figures)
        yield _set_off(found.remedies, figures)
        timing = found.remedies.timing
        if isinstance(timing, Retiming):
            yield _payments(timing, figures)


def _deposits(remedies: Remedies, figures: Figures) -> Table:
    """The deposit of every party that has to lay one down: in every year, and in single years."""
    every = (remedies.deposits.constant, *remedies.deposits.by_year.values())
    paying = [party for party in remedies.deposits.constant if any(amounts[party] for amounts in every)]
    rows = [("every year", *(figures.text(remedies.deposits.constant[party]) for party in paying))]
    rows += [
        (f"in {year}", *(figures.text(amounts[party]) for party in paying))
        for year, amounts in remedies.deposits.by_year.items()
        if any(amounts.values())
    ]
    return Table(("leaver", *paying), tuple(rows), "Smallest deposits that leavers forfeit")


def _set_off(remedies: Remedies, figures: Figures) -> Table:
    rows = tuple(
        (party, figures.text(amount), _by(remedies, party))
        for party, amount in remedies.set_off.yearly.items()
        if amount
    )
    title = "Or smallest set-off: withheld from a leaver each year until the end"
    return Table(("leaver", "a year", "by"), rows, title, frozenset({"by"}))


def _by(remedies: Remedies, party: str) -> str:
    able = remedies.set_off.by[party]
    return f"{listed(able)}" if able else "a government above it, not a party"


def _payments(timing: Retiming, figures: Figures) -> Table:
    """Who pays whom, beside the pools."""
    rows = tuple(
        (str(year), payment.payer, payment.payee, figures.text(payment.amount))
        for year, payment in timing.payments()
    )
    title = "Or the same money at other times: payments beside the pools"
    return Table(("year", "pays", "receives", "amount"), rows, title, frozenset({"pays", "receives"}))
