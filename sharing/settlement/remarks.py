"""What a statement points out beside its amounts; none of it stops the settlement."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.finding import Finding
from contracts.moments import month_text
from contracts.settling.faults import settling_fault
from contracts.units import unit_label
from sharing.money import amount_text
from sharing.recovery import awaited, recovery
from sharing.settlement.carrying import dropped
from sharing.settlement.figures_used import expected_only
from sharing.settlement.settlement import Settlement


def remarks_on(made: Settlement) -> Iterator[Finding]:
    """Totals that end, values that were only expected, money paid ahead, clocks of recovery."""
    yield from _dropped(made)
    yield from expected_only(made)
    yield from made.paid_so_far.remarks() if made.paid_so_far else ()
    yield from _recovered(made)


def _dropped(made: Settlement) -> Iterator[Finding]:
    """Totals with which the amended agreement does not go on; said once, when it begins."""
    if not made.begins_a_version:
        return
    money = unit_label(None, made.agreement.currency)
    for total in dropped(made.after.totals(len(made.versions.signed) - 1)):
        amount = amount_text(Fraction(total.amount))
        message = f"{total.what} in pool {total.pool!r} ends with {amount} {money}"
        remedy = "if it is to go on, write the clause into the amended agreement with the same payee"
        yield settling_fault("A189", message, remedy)


def _recovered(made: Settlement) -> Iterator[Finding]:
    """Clocks that start with recovery, where the collections so far show another date than is written."""
    books, past = made.after.books(made.year), 12 * (made.year + 1)
    for name, pool, written in awaited(books.agreement):
        found = recovery(books.actual, books.pool_years.values(), pool)
        if found is None or found.agrees_with(written):
            continue
        if found.month is not None and found.month <= past:
            message = f"the outlay of pool {pool!r} was recovered by {month_text(found.month)}"
        elif written is not None and written <= past:
            message = f"the outlay of pool {pool!r} is not recovered by the end of {made.year}"
        else:
            continue
        at = month_text(written) if written is not None else "no date"
        remedy = "amend the date of the event, and settle on from the amended agreement"
        yield settling_fault("A167", f"{message}, but event {name!r} has {at}", remedy)
