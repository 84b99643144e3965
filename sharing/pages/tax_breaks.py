"""Who bears a tax break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.checks.fair_competition import fair_competition
from sharing.negotiate.tax_breaks import LAYERS, Borne, TaxBreak
from sharing.pages.figures import Figures
from sharing.pages.page import Table

LAYER_TITLES = {
    "central": "centre",
    "upper": "province",
    "city": "city",
    "elsewhere": "elsewhere",
    "retained": "own part",
}
"""Layer -> what its column is called; the own part is what the parties bear by their clauses."""


def break_tables(breaks: Sequence[TaxBreak], figures: Figures) -> Iterator[Table]:
    """A table for each break: the layers, the parties, year by year and in all."""
    for one in breaks:
        total = one.total()
        layers = [layer for layer in LAYERS if total.layers[layer] or _any(one, layer)]
        parties = list(total.parties)
        rows = [
            (str(year), *_cells(borne, layers, parties, figures))
            for year, borne in one.by_year.items()
            if any(borne.layers.values()) or any(borne.parties.values())
        ]
        rows.append(("in all", *_cells(total, layers, parties, figures)))
        columns = (
            "year",
            *(LAYER_TITLES[layer] for layer in layers),
            *(f"borne by {party}" for party in parties),
        )
        yield Table(columns, tuple(rows), f"Who bears it: {one.label}", totals=1)


def _any(one: TaxBreak, layer: str) -> bool:
    return any(borne.layers[layer] for borne in one.by_year.values())


def _cells(borne: Borne, layers: Sequence[str], parties: Sequence[str], figures: Figures) -> tuple[str, ...]:
    shown = figures.texts({layer: borne.layers[layer] for layer in layers})
    by_party: Mapping[str, str] = figures.texts(borne.parties)
    return (*(shown[layer] for layer in layers), *(by_party[party] for party in parties))


def break_sentences(breaks: Sequence[TaxBreak]) -> Iterator[str]:
    """How to read the tables, and what they cannot know."""
    if not breaks:
        return
    yield (
        "A break is borne by the layers in the proportions of its tax; the own part is borne by the parties "
        "as their clauses divide it. Governments above that sign bear their layer. Below zero: who gains."
    )
    for one in breaks:
        if one.is_partly_known:
            yield (
                f"{one.label}: the stream is stated as `layer: {one.layer}`, so what the levels above bear "
                "is not known; state it as `layer: headline` to see it."
            )


def break_findings(case: Case, breaks: Sequence[TaxBreak]) -> Iterator[Finding]:
    """P502 for what the file holds and for what is asked for."""
    yield from fair_competition(case)
    for one in breaks:
        if one.kind == "asked":
            yield Finding(
                "P502",
                "fair competition",
                Severity.WARNING,
                f"a tax break of {one.label} for chosen firms needs a fair-competition review",
                case.agreement.key_place(*one.path),
                reasons=(_parties_bear(case, one.total().parties),),
                remedy="have it reviewed before anybody promises it, or open it to every firm",
            )


def _parties_bear(case: Case, parties: Mapping[str, Fraction]) -> str:
    said = [f"{party} {case.text(amount)}" for party, amount in parties.items() if amount]
    return (
        f"it costs {', '.join(said)} {case.money}, not discounted" if said else "it costs no party anything"
    )
