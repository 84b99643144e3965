"""What `feidi counter` says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.quantities import percent
from sharing.evaluate import ZERO
from sharing.games import SOLUTIONS
from sharing.money import amount_text
from sharing.negotiate.conflict import Conflict
from sharing.negotiate.counter import Counter, Proposal, standing_findings
from sharing.negotiate.requirements import Requirement
from sharing.pages.chances import share_data
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data, marks_table
from sharing.pages.numbers import number_label, value_data, value_text
from sharing.pages.page import Json, Page, Table
from sharing.pages.robust import in_the_futures, robust_data
from sharing.pages.verdict import basis

OBJECTIONS = ("S301", "S302", "S303", "S304")


def page_of_counter(
    found: Counter, file: str, shown_in: str | None = None, public: bool = False, again: str = ""
) -> Page:
    """The proposals, or why there are none.

    Args:
        found: The answer.
        file: What was read.
        shown_in: Unit of the figures; by default that of the agreement.
        public: Whether the page is for others: of red lines it shows nothing.
        again: The file and the options of the call, to be repeated; by default the file.
    """
    agreement = found.offer.case.agreement
    figures = Figures.of(agreement, shown_in)
    tables = [_changes(found, proposal, at, figures) for at, proposal in enumerate(found.proposals, start=1)]
    return Page(
        file=file,
        title=agreement.name,
        status="ok" if found.proposals else "hopeless",
        intro=(basis(agreement.years, agreement.discount, figures), *_about_the_offer(found)),
        tables=(*(table for table in tables if table.rows), _money(found, figures), *marks_table(agreement)),
        closing=tuple(_closing(found, again or file, figures, public)),
        data=_data(found, figures, public),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def _about_the_offer(found: Counter) -> Iterator[str]:
    told = [one.message for one in found.offer.findings if one.code in OBJECTIONS]
    if found.wish.at_signing:
        told = [one.message for one in found.offer.findings if one.code in OBJECTIONS[:3]]
        yield "Only leaving before the first year is looked at; who might leave later is not."
    if told:
        yield f"The offer does not hold: {'; '.join(told[:4])}{' and more' if len(told) > 4 else ''}."
    else:
        yield "Nobody gains by leaving the offer."


def _changes(found: Counter, proposal: Proposal, at: int, figures: Figures) -> Table:
    """The numbers that change."""
    agreement = found.offer.case.agreement
    rows = tuple(
        (
            number_label(agreement, number),
            value_text(number, number.value, figures),
            value_text(number, value, figures),
            number.name,
        )
        for number, value in proposal.changes.items()
    )
    count = amount_text(proposal.steps) if proposal.steps.denominator != 1 else str(proposal.steps)
    title = (
        f"Proposal {at}: {count} step{'' if proposal.steps == 1 else 's'} of {_step(found)} from the offer"
    )
    columns, path = ("number", "offer", "proposal", "path"), frozenset({"path"})
    return Table(columns, rows, title, path, unbroken=path)


def _step(found: Counter) -> str:
    return percent(found.wish.step)


def _money(found: Counter, figures: Figures) -> Table:
    """What everybody gets, by the offer and by each proposal."""
    case = found.offer.case
    columns = {"alone": {party: case.alone(party) for party in case.parties}, "offer": case.totals}
    if found.target is not None and found.wish.target is not None:
        columns[found.wish.target] = found.target
    columns |= {
        f"proposal {at}": proposal.verdict.case.totals
        for at, proposal in enumerate(found.proposals, start=1)
        if proposal.changes
    }
    shown = [figures.texts(column) for column in columns.values()]
    rows = [(party, *(column[party] for column in shown)) for party in case.parties]
    sums = (figures.text(sum(column.values(), ZERO)) for column in columns.values())
    return Table(("party", *columns), (*rows, ("together", *sums)), "What everybody gets", totals=1)


def _closing(found: Counter, again: str, figures: Figures, public: bool) -> Iterator[str]:
    if found.conflict is not None:
        yield from _why_none(found, found.conflict, figures, public)
        return
    yield from in_the_futures(found)
    if found.proposals:
        yield from _how_near(found)
        yield from _what_remains(found, again)


def _how_near(found: Counter) -> Iterator[str]:
    if found.needs_none:
        yield "The offer holds as it is; nothing has to change."
    elif all(proposal.is_nearest for proposal in found.proposals):
        near = f"the {SOLUTIONS[found.wish.target].title}" if found.wish.target else "the offer"
        yield f"No other formula in steps of {_step(found)} is nearer to {near}."
    elif found.held is None:
        yield (
            "The formula bends, where a limit begins to bind or one share is taken of another; a nearer "
            "formula cannot be excluded."
        )


def _what_remains(found: Counter, again: str) -> Iterator[str]:
    if len(found.proposals) < found.wish.count:
        there = (
            "is 1 such formula" if len(found.proposals) == 1 else f"are {len(found.proposals)} such formulas"
        )
        yield f"There {there}, not {found.wish.count}."
    if standing := sorted({code for proposal in found.proposals for code in standing_findings(proposal)}):
        codes = ", ".join(standing)
        yield f"What no share can cure still stands against signing: {codes} (`feidi check`)."
    if any(proposal.changes for proposal in found.proposals):
        yield f"Write one into a new file: `feidi counter {again} --apply 1 --to NEW.yaml`."


def _why_none(found: Counter, reason: Conflict, figures: Figures, public: bool) -> Iterator[str]:
    if reason.is_of_steps:
        yield f"There is none in steps of {_step(found)}, but there is one in between: try a smaller --step."
        return
    sure = (
        "These cannot all be met by any shares:"
        if reason.is_proved
        else "No formula was found that meets all of:"
    )
    needs = [_need(found, one, figures, public) for one, _ in reason.requirements]
    yield f"{sure} {'; '.join(needs)}."
    if _is_hidden(reason, public):
        return
    gives = [
        f"{' and '.join(one.members)} {figures.text(lacking)}{_then(found, one)}"
        for one, lacking in reason.requirements
        if lacking is not None
    ]
    if gives:
        amounts = f"{'; '.join(gives)} ({figures.money})"
        yield f"It would be enough if one of them alone had this much less to ask for: {amounts}."
    else:
        yield (
            "That one of them gives way is not enough; in all, "
            f"at least {figures.text(reason.lacking)} {figures.money} too much is asked for."
        )


def _is_hidden(reason: Conflict, public: bool) -> bool:
    """Whether what one side would have to give betrays the red line of another."""
    return public and any(one.year is None for one, _ in reason.requirements)


def _then(found: Counter, one: Requirement) -> str:
    is_first = one.year in (None, found.offer.case.agreement.years.first)
    return "" if is_first else f" in {one.year}"


def _need(found: Counter, one: Requirement, figures: Figures, public: bool) -> str:
    who = " and ".join(one.members)
    needs = "needs" if len(one.members) == 1 else "need"
    if one.year is None and public:
        return f"{who} {needs} what it keeps to itself"
    amount = figures.text(one.secures.value)
    if one.year is None:
        return f"{who} {needs} {amount}, as asked for"
    if one.year == found.offer.case.agreement.years.first:
        return f"{who} {needs} {amount}, which leaving secures"
    return f"{who} {needs} {amount} still to come in {one.year}, which leaving then secures"


def _data(found: Counter, figures: Figures, public: bool) -> dict[str, Json]:
    agreement = found.offer.case.agreement
    return {
        "name": agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "step": str(found.wish.step),
        "target": found.wish.target,
        "offer_holds": found.needs_none,
        "proposals": [_proposal_data(proposal, figures) for proposal in found.proposals],
        "conflict": _conflict_data(found.conflict, figures, public),
        "robust": robust_data(found),
        "marks": marks_data(agreement),
    }


def _proposal_data(proposal: Proposal, figures: Figures) -> Json:
    return {
        "steps": str(proposal.steps),
        "nearest": proposal.is_nearest,
        "changes": [
            {
                "path": number.name,
                "offer": value_data(number, number.value, figures),
                "proposal": value_data(number, value, figures),
            }
            for number, value in proposal.changes.items()
        ],
        "amounts": figures.exact_split(proposal.verdict.case.totals),
        "standing_findings": list(standing_findings(proposal)),
        "holds_in": share_data(proposal.holds_in) if proposal.holds_in is not None else None,
    }


def _conflict_data(reason: Conflict | None, figures: Figures, public: bool) -> Json:
    if reason is None:
        return None
    return {
        "proved": reason.is_proved,
        "of_steps": reason.is_of_steps,
        "lacking": None if _is_hidden(reason, public) else figures.exact(reason.lacking),
        "requirements": [
            _requirement_data(one, None if _is_hidden(reason, public) else lacking, figures, public)
            for one, lacking in reason.requirements
        ],
    }


def _requirement_data(one: Requirement, lacking: Fraction | None, figures: Figures, public: bool) -> Json:
    is_hidden = public and one.year is None
    return {
        "members": list(one.members),
        "year": one.year,
        "needs": None if is_hidden else figures.exact(one.secures.value),
        "would_have_to_give": figures.exact(lacking),
    }
