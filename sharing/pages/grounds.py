"""What `feidi explain --code` says: the question, the finding, every number behind it, and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sharing.case import Leavers
from sharing.evaluate import ZERO
from sharing.money import percent_text
from sharing.negotiate.grounds import Grounds, Objectors, together
from sharing.pages.evidence import evidence_tables
from sharing.pages.explain_data import secured_data
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_table
from sharing.pages.origins import line_number, origin_label, origin_line, secured_table
from sharing.pages.page import Json, Page, Table
from sharing.pages.verdict import basis
from sharing.remedies import enough_share, pooled


def page_of_grounds(found: Grounds, file: str, shown_in: str | None = None) -> Page:
    """A finding of a file, explained.

    Args:
        found: The finding and its numbers.
        file: What was read.
        shown_in: Unit of the figures; by default that of the agreement.
    """
    agreement, asked = found.case.agreement, found.question
    figures = Figures.of(agreement, shown_in)
    return Page(
        file=file,
        title=f"{agreement.name}: {asked.code} {asked.name}",
        status="ok",
        intro=(
            asked.rule,
            *([f"What it asks: {asked.asks}"] if asked.asks else []),
            *([f"Why it matters: {asked.matters}"] if asked.matters else []),
            *([basis(agreement.years, agreement.discount, figures)] if found.findings else []),
        ),
        tables=(
            *(
                table
                for objectors in found.objectors
                for table in _objector_tables(found, objectors, figures)
            ),
            *evidence_tables(found, figures),
            *(marks_table(agreement) if found.findings else ()),
        ),
        findings=found.findings,
        closing=tuple(_closing(found, file, figures)),
        data=_data(found, figures),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def _objector_tables(found: Grounds, objectors: Objectors, figures: Figures) -> Iterator[Table]:
    members, year = objectors.leavers.members, objectors.year
    who = f"{' and '.join(members)} {'secures' if len(members) == 1 else 'secure'}"
    whom = members[0] if len(members) == 1 else "them"
    first = found.case.agreement.years.first
    worths = "" if year == first else f", worth in {year}"
    yield from secured_table(
        found.case, objectors.secured, figures, f"What {who} by leaving in {year}{worths}"
    )
    yield from _received_table(
        found, objectors, figures, f"What the agreement gives {whom} from {year} on{worths}"
    )


def _received_table(found: Grounds, objectors: Objectors, figures: Figures, title: str) -> tuple[Table, ...]:
    if not objectors.received:
        return ()
    members = objectors.leavers.members
    is_group = len(members) > 1
    columns = [_member_column(objectors, member, figures) for member in members]
    heads = [(origin_label(origin), origin_line(found.case, origin)) for origin, _ in objectors.received]
    rows = tuple(
        (*head, *map(figures.shown_text, [*cells, sum(cells, ZERO)] if is_group else cells))
        for head, *cells in zip([*heads, ("together", "")], *columns, strict=True)
    )
    titles = ("stream or clause", "where", *members, *(["all of them"] if is_group else []))
    return (Table(titles, rows, title, frozenset({"where"}), totals=1),)


def _member_column(objectors: Objectors, member: str, figures: Figures) -> list[Fraction]:
    """The amounts of a member, with their sum."""
    worths = {at: table.get(member, ZERO) for at, (_, table) in enumerate(objectors.received)}
    amounts = list(figures.rounded(worths).values())
    return [*amounts, sum(amounts, ZERO)]


def _closing(found: Grounds, file: str, figures: Figures) -> Iterator[str]:
    code = found.question.code
    if not found.findings:
        others = f" What does arise: {', '.join(found.others)}." if found.others else ""
        yield f"{code} does not arise in this file.{others}"
        if found.nearest is not None:
            yield _nearest(found.nearest, figures)
        return
    for objectors in found.objectors:
        yield from _checked(found, objectors, figures)
    if found.more:
        yield f"{found.more} more groups object; those shown gain the most."
    if any(finding.remedy for finding in found.findings):
        yield f"To check a remedy: change the file and run `feidi check {file}`; {code} must be gone."


def _nearest(leavers: Leavers, figures: Figures) -> str:
    """Who comes nearest to leaving."""
    is_one = len(leavers.members) == 1
    who, they = " and ".join(leavers.members), "it" if is_one else "they"
    return (
        f"Nearest to leaving {'is' if is_one else 'are'} {who}: {they} {'gets' if is_one else 'get'} "
        f"{figures.text(leavers.receives)} and would have {figures.text(leavers.secures)}, so leaving costs "
        f"{'it' if is_one else 'them'} {figures.text(-leavers.gain)} {figures.money}."
    )


def _checked(found: Grounds, objectors: Objectors, figures: Figures) -> Iterator[str]:
    """The arithmetic of the objection, and of the remedy."""
    leavers, who = objectors.leavers, " and ".join(objectors.leavers.members)
    secures, receives = figures.text(leavers.secures), figures.text(leavers.receives)
    verb = "gains" if len(leavers.members) == 1 else "gain"
    gain = f"{figures.text(leavers.gain)} {figures.money}"
    yield f"{who}: {secures} by leaving less {receives} by staying: {verb} {gain}."
    if objectors.year != found.case.agreement.years.first:
        yield (
            f"The remedy: with {figures.text(leavers.gain)} forfeited in {objectors.year}, leaving gives "
            f"{receives} as well."
        )
        return
    pot, received = pooled(found.case, leavers.members)
    share = enough_share(pot, received, leavers.gain)
    if share is None:
        yield f"The remedy: {figures.text(leavers.gain)} more makes {secures}, as much as leaving."
        return
    after = share * pot + leavers.receives - received
    yield (
        f"The remedy: {percent_text(share)} of the common pools of {figures.text(pot)} is "
        f"{figures.text(share * pot)} instead of {figures.text(received)}; with "
        f"{figures.text(leavers.receives - received)} from elsewhere that makes {figures.text(after)}, "
        f"no less than the {secures} that leaving gives."
    )


def _data(found: Grounds, figures: Figures) -> dict[str, Json]:
    asked, agreement = found.question, found.case.agreement
    return {
        "name": agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "code": asked.code,
        "check": asked.name,
        "rule": asked.rule,
        "asks": asked.asks,
        "matters": asked.matters,
        "arises": bool(found.findings),
        "other_codes": list(found.others),
        "objectors": [_objectors_data(found, objectors, figures) for objectors in found.objectors],
        "more": found.more,
    }


def _objectors_data(found: Grounds, objectors: Objectors, figures: Figures) -> Json:
    leavers = objectors.leavers
    return {
        "members": list(leavers.members),
        "year": objectors.year,
        "secures": figures.exact(leavers.secures),
        "receives": figures.exact(leavers.receives),
        "secured": secured_data(found.case, objectors.secured, figures),
        "received_from": [
            {
                "what": origin_label(origin),
                "line": line_number(found.case, origin.clause, origin.stream),
                "worth": figures.exact(together(worths)),
            }
            for origin, worths in objectors.received
        ],
    }
