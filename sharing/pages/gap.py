"""What `feidi gap` says."""

from __future__ import annotations

from contracts.agreement import Agreement
from contracts.units import unit_label
from sharing.money import amount_text, converted, decimal_text
from sharing.negotiate.gap import GapReport
from sharing.pages.marks import marks_data, marks_table
from sharing.pages.page import Json, Page, Table
from sharing.regions import Gap, per_head_text

DIGITS = 4


def page_of_gap(report: GapReport, file: str) -> Page:
    """Revenue for each inhabitant, the ratio and the Theil index: on average, and year by year."""
    agreement = report.case.agreement
    return Page(
        file=file,
        title=agreement.name,
        status="ok",
        intro=(
            f"Revenue for each inhabitant, in {unit_label('1', agreement.currency)} a year. "
            "Outside the agreement it grows as the profiles say; what a division gives is spread evenly.",
        ),
        tables=(_states(report), _years(report), *marks_table(agreement)),
        closing=(_weaker(report), _change(report)),
        data=_data(report),
        digest=agreement.digest,
    )


def _states(report: GapReport) -> Table:
    regions = tuple(next(iter(report.states.values())).per_head)
    rows = tuple(
        (name, *_heads(report.case.agreement, gap), _ratio(gap), _theil(gap))
        for name, gap in report.states.items()
    )
    title = f"On average {report.case.agreement.years}"
    return Table(("state", *regions, "ratio", "Theil"), rows, title)


def _years(report: GapReport) -> Table:
    rows = tuple(
        (str(year), _ratio(apart), _ratio(offer), _theil(apart), _theil(offer))
        for year, (apart, offer) in report.years.items()
    )
    return Table(("year", "ratio apart", "ratio offer", "Theil apart", "Theil offer"), rows, "By year")


def _heads(agreement: Agreement, gap: Gap) -> tuple[str, ...]:
    return tuple(amount_text(converted(y, agreement.unit, "1")) for y in gap.per_head.values())


def _ratio(gap: Gap) -> str:
    return amount_text(gap.ratio, DIGITS) if gap.ratio is not None else "-"


def _theil(gap: Gap) -> str:
    return f"{gap.theil:.{DIGITS}f}" if gap.theil is not None else "-"


def _weaker(report: GapReport) -> str:
    if report.weaker is None:
        return "No region is weaker than all others: two have the same revenue for each inhabitant."
    profile = report.case.agreement.parties[report.weaker].profile
    assert profile is not None
    assert profile.revenue_per_head is not None
    have = per_head_text(report.case.agreement, profile.revenue_per_head)
    return f"The weaker region is {report.weaker}: {have} a head, as its profile says, whatever its role."


def _change(report: GapReport) -> str:
    apart, offer = report.states["apart"].ratio, report.states["offer"].ratio
    if apart is None or offer is None:
        return "The ratio cannot be compared: a region has nothing."
    if apart == offer:
        return f"The offer leaves the gap as it is: {amount_text(apart, DIGITS)} times."
    word = "narrows" if offer < apart else "widens"
    return (
        f"The offer {word} the gap from {amount_text(apart, DIGITS)} to {amount_text(offer, DIGITS)} times."
    )


def _data(report: GapReport) -> dict[str, Json]:
    agreement = report.case.agreement
    return {
        "name": agreement.name,
        "currency": agreement.currency,
        "weaker": report.weaker,
        "states": [_state_data(agreement, name, gap) for name, gap in report.states.items()],
        "by_year": [
            {
                "year": year,
                "apart": _state_data(agreement, "apart", apart),
                "offer": _state_data(agreement, "offer", offer),
            }
            for year, (apart, offer) in report.years.items()
        ],
        "marks": marks_data(agreement),
    }


def _state_data(agreement: Agreement, name: str, gap: Gap) -> dict[str, Json]:
    heads: dict[str, Json] = {
        party: decimal_text(converted(y, agreement.unit, "1"), 2) for party, y in gap.per_head.items()
    }
    return {
        "state": name,
        "per_head": heads,
        "ratio": decimal_text(gap.ratio, 6) if gap.ratio is not None else None,
        "theil": f"{gap.theil:.6f}" if gap.theil is not None else None,
    }
