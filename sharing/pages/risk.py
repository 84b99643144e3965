"""What `feidi risk` says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sharing.money import decimal_text
from sharing.negotiate.risk import Chance, CoalitionRisk, Risk, SourceRisk
from sharing.pages.chances import chance_data, error_text, percentile_name, share_text
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data, marks_table
from sharing.pages.page import Json, Page, Table
from sharing.pages.risk_sketch import sketch
from sharing.pages.verdict import measure

MOST_COALITIONS = 10
"""Coalitions that are shown; the others are counted."""

BAR = 50
"""How long a bar is that stands for all futures."""

STRONG = 0.1
"""A source whose rank correlations all lie below this is not said to matter."""


def page_of_risk(found: Risk, file: str, shown_in: str | None = None) -> Page:
    """What everybody may get, who would leave and how likely, and what it depends on."""
    agreement = found.case.agreement
    figures = Figures.of(agreement, shown_in)
    return Page(
        file=file,
        title=agreement.name,
        status="ok",
        intro=(f"{measure(agreement.years, agreement.discount, figures)}. {_drawn(found)}",),
        tables=(
            _parties(found, figures),
            *_coalitions(found),
            *_years(found),
            _sources(found),
            *marks_table(agreement),
        ),
        drawing=sketch(found, figures),
        closing=tuple(_closing(found)),
        data=_data(found, figures),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def _drawn(found: Risk) -> str:
    kinds = [one.source.kind for one in found.sources]
    counts = ((kinds.count("driver"), "driver"), (kinds.count("stream"), "stream"))
    parts = [f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count]
    return f"{found.plan.draws:,} futures, seed {found.plan.seed}; uncertain: {' and '.join(parts)}."


def _parties(found: Risk, figures: Figures) -> Table:
    columns = ("party", "as written", "mean", *map(percentile_name, found.percentiles), "worst 5%", "alone")
    written = figures.texts(found.case.totals)
    rows = tuple(
        (
            one.party,
            written[one.party],
            figures.text(one.mean),
            *map(figures.text, one.bands),
            figures.text(one.downside),
            figures.text(one.alone),
            share_text(one.gains),
        )
        for one in found.parties
    )
    title = "What everybody may get (worst 5%: the mean of these futures; alone: the mean of all)"
    return Table((*columns, "gains in"), rows, title)


def _coalitions(found: Risk) -> Iterator[Table]:
    if not found.coalitions:
        return
    rows = tuple(
        (
            " and ".join(one.members),
            share_text(one.at_signing),
            share_text(one.ever),
            error_text(one.ever),
            _likeliest(one),
        )
        for one in found.coalitions[:MOST_COALITIONS]
    )
    columns = ("who", "at signing", "in some year", "error", "likeliest")
    yield Table(columns, rows, "Who would gain by leaving, and in how many futures", frozenset({"likeliest"}))


def _likeliest(one: CoalitionRisk) -> str:
    year = max(one.by_year, key=lambda at: one.by_year[at].count)
    return f"{year} ({share_text(one.by_year[year])})"


def _years(found: Risk) -> Iterator[Table]:
    """In how many futures somebody gains by leaving, year by year; nothing when nobody ever does."""
    if any(chance.count for chance in found.by_year.values()):
        rows = tuple(
            (str(year), share_text(chance), error_text(chance), "#" * round(chance.share * BAR))
            for year, chance in found.by_year.items()
        )
        title = "In how many futures somebody gains by leaving at the start of the year"
        yield Table(("year", "futures", "error", "of all"), rows, title, frozenset({"of all"}))


def _sources(found: Risk) -> Table:
    parties = found.case.parties
    rows = tuple(
        (
            source_label(one),
            *(_correlation_text(one.with_receipts[party]) for party in parties),
            _correlation_text(one.with_leaving),
        )
        for one in found.sources
    )
    title = "What it depends on: rank correlation with what a party gets, and with the gain by leaving"
    return Table(("source", *parties, "leaving"), rows, title)


def source_label(one: SourceRisk) -> str:
    """What a source is called."""
    return f"{one.source.kind} {one.source.name}"


def _correlation_text(found: float | None) -> str:
    if found is None:
        return "-"
    text = decimal_text(Fraction(found), 2)
    return text if text.startswith("-") or text == "0.00" else f"+{text}"


def _closing(found: Risk) -> Iterator[str]:
    signing, ever = found.holds_at_signing, found.holds
    yield (
        f"Nobody gains by leaving in {share_text(ever)} of the futures (standard error {error_text(ever)}), "
        f"and before the first year in {share_text(signing)}."
    )
    if (more := len(found.coalitions) - MOST_COALITIONS) > 0:
        yield f"{more} more coalition{'s' if more > 1 else ''} would gain by leaving, in fewer futures."
    if strong := [one for one in found.sources if one.weight >= STRONG]:
        yield f"What matters most: {', '.join(source_label(one) for one in strong[:3])}."


def _data(found: Risk, figures: Figures) -> dict[str, Json]:
    agreement = found.case.agreement
    return {
        "name": agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "draws": found.plan.draws,
        "seed": found.plan.seed,
        "holds_at_signing": chance_data(found.holds_at_signing),
        "holds": chance_data(found.holds),
        "parties": _parties_data(found, figures),
        "coalitions": [_coalition_data(one) for one in found.coalitions],
        "by_year": [_year_data(year, chance) for year, chance in found.by_year.items()],
        "sources": [_source_data(one) for one in found.sources],
        "marks": marks_data(agreement),
    }


def _year_data(year: int, chance: Chance) -> dict[str, Json]:
    return {"year": year, "chance": chance_data(chance)}


def _parties_data(found: Risk, figures: Figures) -> list[Json]:
    written = figures.exact_split(found.case.totals)
    return [
        {
            "party": one.party,
            "offer": written[one.party],
            "mean": figures.exact(one.mean),
            "bands": [
                {"percentile": percentile_name(part), "amount": figures.exact(amount)}
                for part, amount in zip(found.percentiles, one.bands, strict=True)
            ],
            "downside": figures.exact(one.downside),
            "alone": figures.exact(one.alone),
            "gains": chance_data(one.gains),
        }
        for one in found.parties
    ]


def _coalition_data(one: CoalitionRisk) -> dict[str, Json]:
    return {
        "members": list(one.members),
        "at_signing": chance_data(one.at_signing),
        "ever": chance_data(one.ever),
        "by_year": [_year_data(year, chance) for year, chance in one.by_year.items()],
    }


def _source_data(one: SourceRisk) -> dict[str, Json]:
    return {
        "kind": one.source.kind,
        "name": one.source.name,
        "with_receipts": {party: _correlation_data(found) for party, found in one.with_receipts.items()},
        "with_leaving": _correlation_data(one.with_leaving),
    }


def _correlation_data(found: float | None) -> str | None:
    return decimal_text(Fraction(found), 4) if found is not None else None
