"""What `feidi split` says."""

from __future__ import annotations

from fractions import Fraction

from sharing.case import Case
from sharing.division import Division
from sharing.games import EmptyCore
from sharing.money import percent_text
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data, marks_table
from sharing.pages.page import Json, Page, Table
from sharing.pages.verdict import basis


def page_of_split(case: Case, divided: tuple[Division, ...], file: str, shown_in: str | None = None) -> Page:
    """The proposal beside the solution concepts, in money and as shares of the pot."""
    agreement = case.agreement
    figures = Figures.of(agreement, shown_in)
    hopeless = isinstance(case.core, EmptyCore)
    return Page(
        file=file,
        title=agreement.name,
        status="hopeless" if hopeless else "ok",
        intro=(basis(agreement.years, agreement.discount, figures),),
        tables=(
            division_table(case, divided, figures),
            stability_table(divided, figures),
            *marks_table(agreement),
        ),
        closing=(_conclusion(divided, hopeless),),
        data=_data(case, divided, figures),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def division_table(case: Case, divided: tuple[Division, ...], figures: Figures) -> Table:
    """One row for each party, one column for each way to divide."""
    shown = [division for division in divided if division.amounts is not None]
    pot = Fraction(case.game.worth(case.game.grand))
    cells = [_cells(division, pot, figures) for division in shown]
    rows = tuple((party, *(column[party] for column in cells)) for party in case.parties)
    return Table(("party", *(division.name for division in shown)), rows)


def stability_table(divided: tuple[Division, ...], figures: Figures) -> Table:
    """What each way to divide is, and whether it keeps everybody in."""
    rows = tuple((division.name, division.title, _holds(division, figures)) for division in divided)
    columns = ("division", "what it is", "does it hold")
    return Table(columns, rows, text_columns=frozenset(columns))


def _holds(division: Division, figures: Figures) -> str:
    if division.amounts is None:
        return f"undefined: {division.undefined}"
    if division.stable:
        return "yes, nobody gains by leaving"
    return f"no, {'+'.join(division.objector)} gains {figures.text(Fraction(division.gain))} by leaving"


def _cells(division: Division, pot: Fraction, figures: Figures) -> dict[str, str]:
    amounts = {party: Fraction(amount) for party, amount in (division.amounts or {}).items()}
    texts = figures.texts(amounts)
    return {party: f"{texts[party]}{_part(amounts[party], pot)}" for party in amounts}


def _part(amount: Fraction, pot: Fraction) -> str:
    return f" {percent_text(amount / pot, 1):>6}" if pot > 0 else ""


def _conclusion(divided: tuple[Division, ...], hopeless: bool) -> str:
    if hopeless:
        return "No split of this pot can hold: whatever is divided, some coalition gains by leaving."
    stable = [division.name for division in divided if division.stable]
    return (
        f"Nobody gains by leaving under: {', '.join(stable)}."
        if stable
        else "A stable split exists, but none of these is one."
    )


def _data(case: Case, divided: tuple[Division, ...], figures: Figures) -> dict[str, Json]:
    return {
        "name": case.agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "pot": figures.exact(Fraction(case.game.worth(case.game.grand))),
        "stable_split_exists": not isinstance(case.core, EmptyCore),
        "solutions": [_division_data(division, figures) for division in divided],
        "marks": marks_data(case.agreement),
    }


def _division_data(division: Division, figures: Figures) -> dict[str, Json]:
    amounts: dict[str, Json] | None = None
    if division.amounts is not None:
        amounts = figures.exact_split({party: Fraction(amount) for party, amount in division.amounts.items()})
    return {
        "solution": division.name,
        "title": division.title,
        "amounts": amounts,
        "undefined": division.undefined,
        "stable": division.stable,
        "largest_gain_by_leaving": figures.exact(Fraction(division.gain)),
        "objector": list(division.objector),
        "gap": figures.exact(Fraction(division.gap)),
        "proof": division.proof,
    }
