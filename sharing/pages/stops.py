"""What stops when money from outside stops."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from contracts.clocks import Period
from sharing.negotiate.removal import Removal, Stopped
from sharing.pages.figures import Figures
from sharing.pages.page import Table

COLUMNS = ("first to leave", "year", "gain by leaving", "missing")


def stop_tables(removal: Removal | None, figures: Figures, first: int) -> Iterator[Table]:
    """Without each payment; and with all of them stopping in each year."""
    if removal is None:
        return
    title = f"If money from outside or above stopped (missing: what would replace it, worth in {first})"
    rows = (
        ("as it stands", "-", "-", *leaving(removal.today, figures)),
        *(_row(stopped, figures) for stopped in _without(removal)),
    )
    yield Table(
        ("without", "paid by", "loses", *COLUMNS), rows, title, frozenset(COLUMNS[:1]) | {"paid by", "loses"}
    )
    yield Table(
        ("stopping in", *COLUMNS),
        tuple(_by_year(removal, figures)),
        "If all of it stopped later",
        frozenset(COLUMNS[:1]),
    )


def _without(removal: Removal) -> Iterator[Stopped]:
    if len(removal.payments) > 1:
        yield removal.together
    yield from removal.singly


def _row(stopped: Stopped, figures: Figures) -> tuple[str, ...]:
    names = [payment.label for payment in stopped.payments]
    payers = dict.fromkeys(payment.payer for payment in stopped.payments)
    what = names[0] if len(names) == 1 else f"all {len(names)}"
    lost = ", ".join(
        f"{party} {figures.text(-change)}" for party, change in stopped.changes.items() if change < 0
    )
    return what, ", ".join(payers), lost or "nobody", *leaving(stopped, figures)


def leaving(stopped: Stopped, figures: Figures) -> tuple[str, str, str, str]:
    """Who leaves first, when, what they gain, and what is missing."""
    if stopped.leavers is None:
        return "nobody", "-", "-", "-"
    more = f" and {stopped.others} more" if stopped.others else ""
    who = f"{'+'.join(stopped.leavers.members)}{more}"
    return who, str(stopped.year), figures.text(stopped.leavers.gain), figures.text(stopped.missing)


def _by_year(removal: Removal, figures: Figures) -> Iterator[tuple[str, ...]]:
    """Years in a row in which the same follows are one row."""
    told = ((year, leaving(stopped, figures)) for year, stopped in removal.since.items())
    for what, group in groupby(told, key=lambda entry: entry[1]):
        years = [year for year, _ in group]
        yield str(Period(years[0], years[-1])) if len(years) > 1 else str(years[0]), *what


def stop_sentences(removal: Removal | None, figures: Figures, years: Period) -> Iterator[str]:
    """What depends on the money, in one sentence."""
    if removal is None:
        yield "The file counts on no money from outside or above, so nothing depends on it."
    elif removal.today.leavers is not None:
        yield "Somebody gains by leaving even with the outside money that the file counts on."
    elif removal.together.leavers is None:
        yield "Without the outside money in the file nobody gains by leaving either: it is not needed."
    elif removal.needed_to is None:
        yield f"The agreement needs the outside money in the file to the end, {years.last}."
    else:
        yield f"The agreement needs the outside money in the file, but none from {removal.needed_to} on."
