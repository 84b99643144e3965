"""What of two agreements can be compared, and what cannot."""

from __future__ import annotations

from collections.abc import Iterator

from contracts.quantities import percent
from contracts.units import unit_label
from sharing.negotiate.compare import Comparison


def cautions(found: Comparison) -> tuple[str, ...]:
    """A sentence for whatever makes the two agreements less alike than their names say."""
    return tuple(_cautions(found))


def _cautions(found: Comparison) -> Iterator[str]:
    one, other = found.one.case.agreement, found.as_written
    if one.currency != other.currency:
        yield (
            f"The first file counts in {one.currency}, the second in {other.currency}: without a rate "
            "of exchange their money cannot be compared, so only their words are."
        )
    elif one.unit != other.unit:
        labels = [unit_label(agreement.unit, agreement.currency) for agreement in (one, other)]
        yield f"The second file counts in {labels[1]}; its amounts are shown in {labels[0]}."
    gone, new = (sorted(set(a.parties) - set(b.parties)) for a, b in ((one, other), (other, one)))
    if gone:
        yield f"Only in the first file: {', '.join(gone)}. In the second they get nothing."
    if new:
        yield f"Only in the second file: {', '.join(new)}. In the first they get nothing."
    if one.years != other.years:
        yield (
            f"The first file calculates {one.years}, the second {other.years}: all amounts are worths in "
            f"{one.years.first}, and years that only one file calculates are part of what differs."
        )
    if one.discount != other.discount:
        yield (
            f"Later money counts {percent(one.discount)} less a year in the first file, "
            f"{percent(other.discount)} in the second."
        )
