"""The comparison for machines."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from contracts.comparing.differences import Difference
from sharing.negotiate.compare import Comparison, Moved
from sharing.pages.comparability import cautions
from sharing.pages.differences import label, numbered, sides
from sharing.pages.figures import Figures
from sharing.pages.page import Json


def comparison_data(found: Comparison, files: tuple[str, str], figures: Figures) -> dict[str, Json]:
    """The comparison for machines."""
    numbers = numbered(found)
    return {
        "names": [found.one.case.agreement.name, found.as_written.name],
        "files": list(files),
        "unit": figures.shown_in,
        "currency": figures.currency,
        "worth_in": found.one.case.agreement.years.first,
        "cautions": list(cautions(found)),
        "parties": list(found.parties),
        "differences": [_difference_data(found, one, numbers.get(one)) for one in found.differences],
        "before": _split(figures, found.before),
        "after": _split(figures, found.after),
        "moved": [_moved_data(figures, row, numbers) for row in found.moved],
        "together": _split(figures, found.together if found.before is not None else None),
        "changed_findings": [
            {"state": change.state, "code": finding.code, "message": finding.message}
            for change in found.findings
            if (finding := change.other or change.one) is not None
        ],
    }


def _moved_data(figures: Figures, row: Moved, numbers: Mapping[Difference, int]) -> Json:
    by_party: dict[str, Json] = {party: figures.exact(amount) for party, amount in row.by_party.items()}
    return {"numbers": [numbers[difference] for difference in row.differences], "by_party": by_party}


def _split(figures: Figures, amounts: Mapping[str, Fraction] | None) -> Json:
    return (
        {party: figures.exact(amount) for party, amount in amounts.items()} if amounts is not None else None
    )


def _difference_data(found: Comparison, difference: Difference, number: int | None) -> Json:
    return {
        "number": number,
        "kind": difference.kind,
        "entry": label(found, difference),
        "keys": list(difference.keys),
        "sides": [[before, after] for _, before, after in sides(found, difference)],
    }
