"""The tables behind a finding: the clause, stream, party or pool that it points at, year by year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from contracts.finding import Finding
from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.games import EmptyCore
from sharing.negotiate.bargaining import distances
from sharing.negotiate.grounds import Grounds
from sharing.negotiate.origins import Origin, collected_in, origins
from sharing.negotiate.stream_shares import stream_shares
from sharing.pages.distances import distances_table
from sharing.pages.explain_words import condition
from sharing.pages.figures import Figures
from sharing.pages.origins import origin_label, origin_line
from sharing.pages.page import Table
from sharing.pages.year_trace import streams_table

SHOWN = 3
"""Findings whose place is looked into; the others are like them."""

LEAVING = ("S301", "S302", "S304")
_PLACE = re.compile(r"(?P<section>\w+)(?:\[(?P<at>\d+)\]|\.(?P<name>[^.\[]+))?")


def evidence_tables(found: Grounds, figures: Figures) -> tuple[Table, ...]:
    """The numbers behind a finding; those about leaving are taken apart elsewhere."""
    if found.question.code in LEAVING or not found.findings:
        return ()
    if found.question.code == "S303":
        return tuple(_balance(found.case, figures))
    if found.question.code == "F404":
        return (distances_table(distances(found.case), found.case.parties, figures),)
    tables = [
        table for finding in found.findings[:SHOWN] for table in _at_place(found.case, finding, figures)
    ]
    return tuple(dict.fromkeys(tables))


def _balance(case: Case, figures: Figures) -> Iterator[Table]:
    """The demands that no split can meet together."""
    if not isinstance(case.core, EmptyCore):
        return
    table, rows, demanded = case.game, [], ZERO
    for coalition, weight in case.core.weights:
        secures = Fraction(table.worth(coalition))
        demanded += weight * secures
        rows.append(
            (table.label(coalition), figures.text(secures), str(weight), figures.text(weight * secures))
        )
    rows.append(("demanded in all", "", "", figures.text(demanded)))
    rows.append(("there is", "", "", figures.text(sum(case.totals.values(), ZERO))))
    title = "Groups whose demands cannot be met together; each party counts once in all"
    yield Table(("group", "secures", "counted", "demand"), tuple(rows), title, totals=2)


def _at_place(case: Case, finding: Finding, figures: Figures) -> Iterator[Table]:
    found = _PLACE.match(finding.place.path) if finding.place else None
    if found is None:
        return
    at = int(found["at"]) if found["at"] is not None else None
    match found["section"]:
        case "clauses" if at is not None:
            yield from (_by_year(case, o, figures) for o in origins(case) if o.clause == at)
        case "streams" if at is not None:
            yield from _stream_by_year(case, at, figures)
        case "pools" if found["name"]:
            yield from _pool_by_year(case, found["name"], figures)
        case "parties" if found["name"] in case.agreement.parties:
            yield from _party(case, found["name"], figures)


def _by_year(case: Case, origin: Origin, figures: Figures) -> Table:
    """What a clause gives to whom in every year."""
    rows = []
    for year in case.agreement.years:
        paid = {party: origin.by_party.get(party, {}).get(year, ZERO) for party in case.parties}
        if any(paid.values()):
            rows.append((str(year), *figures.texts(paid).values()))
    title = f"What {origin_label(origin)} ({origin_line(case, origin)}) gives, not discounted"
    return Table(("year", *case.parties), tuple(rows), title)


def _stream_by_year(case: Case, at: int, figures: Figures) -> Iterator[Table]:
    """A stream from what is written to what is left of it, in every year."""
    flows = [flow for flow in case.flows if flow.stream == at]
    items = [collected_in(case, flow, year) for year in case.agreement.years for flow in flows]
    years = [str(year) for year in case.agreement.years for _ in flows]
    for table in streams_table(case, items, figures, "The stream by year, not discounted"):
        rows = tuple((year, *row) for year, row in zip(years, table.rows[:-1], strict=True))
        yield Table(("year", *table.columns), rows, table.title, table.text_columns | {"stream"})


def _pool_by_year(case: Case, pool: str, figures: Figures) -> Iterator[Table]:
    """What a pool holds and pays in every year."""
    rows = []
    for line in case.pool_years:
        if line.pool == pool and (line.pot or any(line.split.values())):
            paid = {party: line.split.get(party, ZERO) for party in case.parties}
            rows.append((str(line.year), figures.text(line.pot), *figures.texts(paid).values()))
    if rows:
        yield Table(("year", "pot", *case.parties), tuple(rows), f"Pool {pool} by year, not discounted")


def _party(case: Case, party: str, figures: Figures) -> Iterator[Table]:
    """What a party brings, stream by stream, and what it gets, clause by clause."""
    shares = [share for share in stream_shares(case) if party in share.shares]
    amounts: Mapping[int, str] = figures.texts({at: share.shares[party] for at, share in enumerate(shares)})
    brings = tuple(
        (share.flow.label, condition(share.flow, case), figures.text(share.worth), amounts[at])
        for at, share in enumerate(shares)
    )
    if brings:
        titles = ("stream", "arises with", "worth", party)
        yield Table(titles, brings, f"What {party} adds, stream by stream", frozenset({"arises with"}))
    found = [(origin, origin.worth(case, party)) for origin in origins(case)]
    given = tuple((origin_label(o), origin_line(case, o), figures.text(w)) for o, w in found if w)
    if given:
        yield Table(("stream or clause", "where", party), given, f"What {party} gets", frozenset({"where"}))
