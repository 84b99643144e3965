"""What `feidi explain` says of an agreement, or of one party of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from sharing.evaluate import ZERO
from sharing.money import decimal_text
from sharing.negotiate.explain import Explanation
from sharing.negotiate.stream_shares import StreamShare
from sharing.pages.distances import distances_table
from sharing.pages.explain_data import explanation_data
from sharing.pages.explain_words import (
    bargain_words,
    because,
    condition,
    nucleolus_words,
    part_text,
    party_words,
    waiting_words,
)
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_table
from sharing.pages.origins import origin_label, origin_line, secured_table
from sharing.pages.page import Page, Table
from sharing.pages.verdict import basis


def page_of_explanation(found: Explanation, file: str, shown_in: str | None = None) -> Page:
    """The Shapley value by stream, the nucleolus by level, the implied bargain, and where money comes from.

    Args:
        found: The explanation.
        file: What was read.
        shown_in: Unit of the figures; by default that of the agreement.
    """
    agreement = found.case.agreement
    figures = Figures.of(agreement, shown_in)
    about = f": {found.party}" if found.party is not None else ""
    return Page(
        file=file,
        title=f"{agreement.name}{about}",
        status="ok",
        intro=(basis(agreement.years, agreement.discount, figures), *_words(found, figures)),
        tables=tuple(_tables(found, figures)),
        data=explanation_data(found, figures),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def _words(found: Explanation, figures: Figures) -> Iterator[str]:
    if found.party is not None:
        yield from party_words(found, found.party, figures)
    yield from waiting_words(found)
    yield from nucleolus_words(found, figures)
    yield from bargain_words(found, figures)


def _tables(found: Explanation, figures: Figures) -> Iterator[Table]:
    if found.party is None:
        yield _everybodys_streams(found, figures)
        yield _everybodys_origins(found, figures)
    else:
        yield _streams_of(found, found.party, figures)
        yield _origins_of(found, found.party, figures)
        yield from secured_table(
            found.case, found.alone, figures, f"What {found.party} has alone, without the others"
        )
    yield from _levels(found, figures)
    yield _bargain(found, figures)
    yield distances_table(found.bargain.distances, found.case.parties, figures)
    yield from marks_table(found.case.agreement)


def _column(parts: Mapping[int, Fraction], total: Fraction, figures: Figures) -> list[str]:
    """The amounts of a column as text, with their total, which was rounded with those of other columns."""
    rounded = figures.parts_of(parts, total)
    return [*(figures.shown_text(amount) for amount in rounded.values()), figures.shown_text(total)]


def _everybodys_streams(found: Explanation, figures: Figures) -> Table:
    shapley = figures.rounded(found.case.shapley)
    columns = [
        _column(_shares_of(found.streams, party), shapley[party], figures) for party in found.case.parties
    ]
    heads = [
        (share.flow.label, condition(share.flow, found.case), figures.text(share.worth))
        for share in found.streams
    ]
    heads.append(("Shapley value", "", figures.shown_text(sum(shapley.values(), ZERO))))
    rows = tuple((*head, *cells) for head, *cells in zip(heads, *columns, strict=True))
    titles = ("stream", "arises with", "worth", *found.case.parties)
    return Table(titles, rows, "The Shapley value, stream by stream", frozenset(titles[1:2]), totals=1)


def _shares_of(streams: tuple[StreamShare, ...], party: str) -> dict[int, Fraction]:
    return {at: share.shares.get(party, ZERO) for at, share in enumerate(streams)}


def _streams_of(found: Explanation, party: str, figures: Figures) -> Table:
    named = tuple(share for share in found.streams if party in share.shares)
    total = figures.rounded(found.case.shapley)[party]
    amounts = _column(_shares_of(named, party), total, figures)
    heads = [
        (
            share.flow.label,
            figures.text(share.worth),
            part_text(share.part(party)),
            because(share, party, found.case),
        )
        for share in named
    ]
    heads.append(("Shapley value", "", "", ""))
    rows = tuple(
        (label, worth, part, amount, why)
        for (label, worth, part, why), amount in zip(heads, amounts, strict=True)
    )
    titles = ("stream", "worth", "part", "amount", "because")
    title = f"The Shapley value of {party}, stream by stream"
    return Table(titles, rows, title, frozenset(titles[4:]), totals=1)


def _everybodys_origins(found: Explanation, figures: Figures) -> Table:
    case, gets = found.case, figures.rounded(found.case.totals)
    columns = [
        _column(
            {at: origin.worth(case, party) for at, origin in enumerate(found.origins)}, gets[party], figures
        )
        for party in case.parties
    ]
    heads = [(origin_label(origin), origin_line(case, origin)) for origin in found.origins]
    rows = tuple(
        (*head, *cells) for head, *cells in zip([*heads, ("the offer gives", "")], *columns, strict=True)
    )
    titles = ("stream or clause", "where", *case.parties)
    return Table(
        titles, rows, "Where the offer comes from, clause by clause", frozenset(titles[1:2]), totals=1
    )


def _origins_of(found: Explanation, party: str, figures: Figures) -> Table:
    case = found.case
    named = [origin for origin in found.origins if origin.worth(case, party)]
    worths = {at: origin.worth(case, party) for at, origin in enumerate(named)}
    cells = _column(worths, figures.rounded(case.totals)[party], figures)
    heads = [(origin_label(origin), origin_line(case, origin)) for origin in named]
    rows = tuple((*head, cell) for head, cell in zip([*heads, ("the offer gives", "")], cells, strict=True))
    titles = ("stream or clause", "where", party)
    return Table(titles, rows, f"Where the offer to {party} comes from", frozenset(titles[1:2]), totals=1)


def _levels(found: Explanation, figures: Figures) -> Iterator[Table]:
    if found.binding is None:
        return
    rows = [
        (
            f"{number}",
            "+".join(group.members),
            *map(figures.text, (group.secures, group.receives, level.margin)),
        )
        for number, level in enumerate(found.binding.levels, start=1)
        for group in level.groups
    ]
    titles = ("level", "group", "secures", "nucleolus", "margin")
    if rows:
        yield Table(titles, tuple(rows), "The groups that hold the nucleolus", frozenset(titles[1:2]))


def _bargain(found: Explanation, figures: Figures) -> Table:
    case, implied = found.case, found.bargain
    gets = figures.rounded(case.totals)
    alone = {party: figures.rounded({0: case.alone(party)})[0] for party in case.parties}
    rows = [
        (
            party,
            *map(figures.shown_text, (alone[party], gets[party], gets[party] - alone[party])),
            decimal_text(implied.powers[party], 2) if implied.powers else "-",
            decimal_text(implied.weights[party], 2) if implied.weights else "-",
        )
        for party in case.parties
    ]
    whole = [sum(table.values(), ZERO) for table in (alone, gets)]
    sums = map(figures.shown_text, (*whole, whole[1] - whole[0]))
    ones = ("1.00" if implied.powers else "-", "1.00" if implied.weights else "-")
    titles = ("party", "alone", "gets", "gain", "power", "part of pools")
    return Table(titles, (*rows, ("together", *sums, *ones)), "The bargain that the offer implies", totals=1)
