"""What `feidi stabilise` says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.finding import Finding
from sharing.negotiate.money_needed import Answer, LeavesLater, Money
from sharing.negotiate.stabilise import Stabilisation
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_table
from sharing.pages.page import Page, Table
from sharing.pages.stabilise_closing import closing_of, needs_money, refusal, to_paste, way_text
from sharing.pages.stabilise_data import data_of
from sharing.pages.stops import stop_sentences, stop_tables
from sharing.pages.tax_breaks import break_findings, break_sentences, break_tables
from sharing.pages.verdict import basis, by_law


def page_of_stabilisation(found: Stabilisation, file: str, shown_in: str | None = None) -> Page:
    """The least money of each way of paying, to whom, what depends on it, and who bears a tax break."""
    agreement = found.case.agreement
    figures = Figures.of(agreement, shown_in)
    return Page(
        file=file,
        title=agreement.name,
        status="hopeless" if found.is_hopeless else "ok",
        intro=(basis(agreement.years, agreement.discount, figures), *_asked(found, figures)),
        tables=(
            *_money_tables(found, figures),
            *_margins(found, figures),
            *stop_tables(found.removal, figures, agreement.years.first),
            *break_tables(found.breaks, figures),
            *marks_table(agreement),
        ),
        findings=tuple(sorted(_findings(found), key=lambda finding: finding.order)),
        drawing=to_paste(found),
        closing=(
            *closing_of(found, figures),
            *stop_sentences(found.removal, figures, agreement.years),
            *break_sentences(found.breaks),
        ),
        data=data_of(found, figures),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def _findings(found: Stabilisation) -> Iterator[Finding]:
    yield from break_findings(found.case, found.breaks)


def _asked(found: Stabilisation, figures: Figures) -> Iterator[str]:
    """How the amounts are meant."""
    yield "Money is paid only to those who stay, and only as long as they stay."
    if found.payer is not None:
        yield f"As written, {found.payer} pays out of what it receives; in the first table the money is new."
    if found.ask.red_lines:
        yield "Red lines were counted, and the amounts betray them: this page is for your side only."
    if needs_money(found):
        yield from by_law(found.case, figures, "Where any split will do, that includes")


def _money_tables(found: Stabilisation, figures: Figures) -> Iterator[Table]:
    """What is needed and how it can be divided; nothing where nothing is needed in either situation."""
    if needs_money(found):
        yield _open_table(found, figures)
        yield from _split_table(found, figures)
        yield _written_table(found, figures)


def _open_table(found: Stabilisation, figures: Figures) -> Table:
    """What is needed if the shares are open."""
    rows = tuple(
        (
            way_text(plan.any_times),
            *_amounts(plan.any_split, figures),
            _remark(plan.any_split, plan.any_then, figures),
        )
        for plan in found.plans
    )
    title = "Outside money needed if what there is may be divided in any way"
    columns = _columns(found, "remark")
    return Table(columns, rows, title, frozenset(columns[-1:]))


def _written_table(found: Stabilisation, figures: Figures) -> Table:
    """What is needed beside the formula."""
    rows = tuple(
        (
            way_text(plan.times),
            *_amounts(plan.as_written, figures),
            _to_whom(plan.as_written, found.payer, figures),
            _remark(plan.as_written, plan.then, figures),
        )
        for plan in found.plans
    )
    title = "Money needed if the formula stays as written"
    columns = _columns(found, "first payment to", "remark")
    return Table(columns, rows, title, frozenset(columns[-2:]))


def _columns(found: Stabilisation, *last: str) -> tuple[str, ...]:
    worth = f"worth in {found.case.agreement.years.first}"
    return ("paid", "first payment", "in all", worth, *last)


def _amounts(answer: Answer, figures: Figures) -> tuple[str, str, str]:
    if not isinstance(answer, Money):
        return "-", "-", "-"
    return figures.text(answer.first), figures.text(answer.total), figures.text(answer.worth)


def _remark(answer: Answer, then: LeavesLater | None, figures: Figures) -> str:
    """Whether no money is needed, or none is enough."""
    if not isinstance(answer, Money):
        return f"not enough: {refusal(answer, figures)}"
    told = ["not needed"] if not answer.total else []
    return ", but ".join([*told, *([refusal(then, figures)] if then else [])])


def _to_whom(answer: Answer, payer: str | None, figures: Figures) -> str:
    """Who gets how much of the first payment, and how much more or less it could be."""
    if not isinstance(answer, Money) or not answer.paid:
        return "-"
    first = answer.paid[min(answer.paid)]
    got = {party: amount for party, amount in first.items() if amount > 0 and party != payer}
    texts = figures.texts(got)
    return ", ".join(f"{party} {text}{_range(answer, party, figures)}" for party, text in texts.items())


def _range(answer: Money, party: str, figures: Figures) -> str:
    least, most = answer.ranges.get(party, (Fraction(0), Fraction(0)))
    return f" ({figures.text(least)} to {figures.text(most)})" if least < most else ""


def _split_table(found: Stabilisation, figures: Figures) -> Iterator[Table]:
    """One way of dividing what there is and the money, as changes of what everybody receives."""
    plan = found.plan(found.ask.pay)
    if not isinstance(plan.any_split, Money) or not plan.any_split.paid:
        return
    parties = found.case.parties
    rows = []
    for year, changes in plan.any_split.paid.items():
        shown = figures.texts(changes)
        outside = figures.text(sum(changes.values(), Fraction(0)))
        rows.append((str(year), *(shown[party] for party in parties), outside))
    how = f"paid {way_text(plan.any_times)}" if plan.any_split.total else "without money from outside"
    title = f"One such split, {how}: what each receives beside the agreement"
    yield Table(("year", *parties, "from outside"), tuple(rows), title)


def _margins(found: Stabilisation, figures: Figures) -> Iterator[Table]:
    rows = tuple(
        ("+".join(margin.members), str(margin.year), figures.text(margin.margin)) for margin in found.margins
    )
    if rows:
        title = "Who is nearest to leaving the formula as written"
        yield Table(("group", "year", "margin"), rows, title)
