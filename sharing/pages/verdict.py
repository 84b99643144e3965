"""What `feidi check` says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.clocks import Period
from contracts.quantities import percent
from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.money import amount_text
from sharing.pages.figures import Figures
from sharing.pages.ledgers import ledgers_data, ledgers_tables
from sharing.pages.marks import marks_data, marks_table
from sharing.pages.page import Json, Page, Table
from sharing.pages.tally import tally
from sharing.verdict import Verdict

TITLES = ("party", "alone", "gets", "margin", "core low", "core high", "verdict")


def page_of_verdict(verdict: Verdict, file: str, shown_in: str | None = None, by_year: bool = False) -> Page:
    """The verdict as a page.

    Args:
        verdict: The judgement.
        file: What was read.
        shown_in: Unit of the figures; by default that of the agreement.
        by_year: Whether to show what everybody receives each year.
    """
    agreement = verdict.case.agreement
    figures = Figures.of(agreement, shown_in)
    tables = [standings_table(verdict, figures)]
    tables += [years_table(verdict.case, figures), pools_table(verdict.case, figures)] if by_year else []
    return Page(
        file=file,
        title=agreement.name,
        status="hopeless" if verdict.hopeless else "ok" if verdict.acceptable else "findings",
        intro=(basis(agreement.years, agreement.discount, figures), *by_law(verdict.case, figures)),
        tables=(*tables, *ledgers_tables(agreement, by_year), *marks_table(agreement)),
        findings=verdict.findings,
        closing=(conclusion(verdict),),
        data=verdict_data(verdict, figures),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def basis(years: Period, discount: Fraction, figures: Figures) -> str:
    """What the amounts mean, in a page whose columns are added up."""
    return f"{measure(years, discount, figures)}; figures are rounded so that columns add up."


def measure(years: Period, discount: Fraction, figures: Figures) -> str:
    """Years, discount and unit."""
    worth = f"worth in {years.first} at {percent(discount)} a year" if discount else "not discounted"
    return f"{years}, {worth}, in {figures.money}{figures.explained}"


def by_law(case: Case, figures: Figures, what: str = "Core low and core high also divide") -> Iterator[str]:
    """That what is shown treats parts of taxes as if they could be given away."""
    kept = [f"{party} ({figures.text(worth)})" for party, worth in case.by_law.items()]
    if kept:
        yield (
            f"{what} the part of taxes that the law leaves to {' and '.join(kept)}; "
            "only a refund could move it."
        )


def standings_table(verdict: Verdict, figures: Figures) -> Table:
    """The verdict table, with the sums."""
    gets = figures.rounded(verdict.case.totals)
    alone = {standing.party: figures.rounded({0: standing.alone})[0] for standing in verdict.standings}
    rows = [
        (
            standing.party,
            amount_text(alone[standing.party]),
            amount_text(gets[standing.party]),
            amount_text(gets[standing.party] - alone[standing.party]),
            figures.text(standing.least),
            figures.text(standing.most),
            standing.says,
        )
        for standing in verdict.standings
    ]
    apart, together = sum(alone.values(), ZERO), sum(gets.values(), ZERO)
    total = ("together", amount_text(apart), amount_text(together), amount_text(together - apart), "", "", "")
    return Table(TITLES, (*rows, total), text_columns=frozenset({"verdict"}), totals=1)


def years_table(case: Case, figures: Figures) -> Table:
    """What everybody receives each year, not discounted."""
    rows = []
    for year in case.agreement.years:
        received = {party: case.receipts[party][year] for party in case.parties}
        rows.append(
            (str(year), *figures.texts(received).values(), figures.text(sum(received.values(), ZERO)))
        )
    return Table(("year", *case.parties, "together"), tuple(rows), "Receipts by year, not discounted")


def pools_table(case: Case, figures: Figures) -> Table:
    """What every pool pays in every year in which it holds or pays anything."""
    rows = []
    for line in case.pool_years:
        if not line.pot and not any(line.split.values()):
            continue
        paid = figures.texts({party: line.split.get(party, ZERO) for party in case.parties})
        rows.append((line.pool, str(line.year), figures.text(line.pot), *paid.values()))
    return Table(("pool", "year", "pot", *case.parties), tuple(rows), "Pools by year, not discounted")


def conclusion(verdict: Verdict) -> str:
    """The outcome in a sentence."""
    found = tally(verdict.findings)
    if verdict.hopeless:
        return f"{found}. No split of this pot can hold."
    return f"{found}. {'Acceptable to everybody.' if verdict.acceptable else 'Not acceptable as it stands.'}"


def verdict_data(verdict: Verdict, figures: Figures) -> dict[str, Json]:
    """The verdict for machines."""
    case = verdict.case
    return {
        "name": case.agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "years": [case.agreement.years.first, case.agreement.years.last],
        "discount": str(case.agreement.discount),
        "acceptable": verdict.acceptable,
        "stable_split_exists": not verdict.hopeless,
        "parties": _standings_data(verdict, figures),
        "by_year": list(_years_data(case, figures)),
        "pools": list(_pools_data(case, figures)),
        "marks": marks_data(case.agreement),
        **ledgers_data(case.agreement),
    }


def _standings_data(verdict: Verdict, figures: Figures) -> list[Json]:
    gets = figures.exact_split(verdict.case.totals)
    return [
        {
            "party": standing.party,
            "alone": figures.exact(standing.alone),
            "gets": gets[standing.party],
            "margin": figures.exact(standing.margin),
            "core_low": figures.exact(standing.least),
            "core_high": figures.exact(standing.most),
            "verdict": standing.says,
        }
        for standing in verdict.standings
    ]


def _years_data(case: Case, figures: Figures) -> Iterator[Json]:
    for year in case.agreement.years:
        received = {party: case.receipts[party][year] for party in case.parties}
        yield {"year": year, "receipts": figures.exact_split(received)}


def _pools_data(case: Case, figures: Figures) -> Iterator[Json]:
    for line in case.pool_years:
        paid = figures.exact_split(line.split)
        yield {"pool": line.pool, "year": line.year, "pot": figures.exact(line.pot), "paid": paid}
