"""What `feidi walkaway` says, for machines; amounts are exact to the fen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from sharing.case import Leavers
from sharing.leaving.departures import Departure
from sharing.leaving.retiming import NoTiming, Retiming, Timed
from sharing.leaving.wording import why_no_timing
from sharing.negotiate.walkaway import Remedies, WalkAway
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data
from sharing.pages.page import Json


def walkaway_data(found: WalkAway, figures: Figures) -> dict[str, Json]:
    """Everything: all groups that gain, with their years, the curve and the remedies."""
    agreement = found.case.agreement
    return {
        "name": agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "years": [agreement.years.first, agreement.years.last],
        "discount": str(agreement.discount),
        "time_consistent": found.consistent,
        "first_year": found.earliest.first if found.earliest else None,
        "at_the_start": [
            {"members": [*leavers.members], **_compared(leavers, figures)} for leavers in found.at_the_start
        ],
        "departures": [_departure(departure, figures) for departure in found.departures],
        "curve": {"members": [*found.shown], "years": list(_years(found.curve, figures))},
        "remedies": _remedies(found, found.remedies, figures) if found.remedies else None,
        "marks": marks_data(agreement),
    }


def _compared(leavers: Leavers, figures: Figures) -> dict[str, Json]:
    return {
        "still_to_come": figures.exact(leavers.receives),
        "leaving_secures": figures.exact(leavers.secures),
        "gain": figures.exact(leavers.gain),
    }


def _years(years: Mapping[int, Leavers], figures: Figures) -> Iterator[Json]:
    for year, leavers in sorted(years.items()):
        yield {"year": year, **_compared(leavers, figures)}


def _departure(departure: Departure, figures: Figures) -> Json:
    return {
        "members": [*departure.members],
        "first": departure.first,
        "worst": departure.worst,
        "years": list(_years(departure.years, figures)),
    }


def _remedies(found: WalkAway, remedies: Remedies, figures: Figures) -> Json:
    further = remedies.if_owing
    return {
        "deposits": {
            "every_year": _amounts(remedies.deposits.constant, figures),
            "by_year": [
                {"year": year, "deposits": _amounts(amounts, figures)}
                for year, amounts in remedies.deposits.by_year.items()
            ],
            "holders": [*remedies.deposits.holders],
        },
        "set_off": {
            "a_year": _amounts(remedies.set_off.yearly, figures),
            "by": {party: [*above] for party, above in remedies.set_off.by.items()},
        },
        "timing": _timing(found, remedies.timing, figures),
        "timing_if_owing": _timing(found, further, figures) if further is not None else None,
    }


def _amounts(amounts: Mapping[str, Fraction], figures: Figures) -> dict[str, Json]:
    return {party: figures.exact(amount) for party, amount in amounts.items()}


def _timing(found: WalkAway, timing: Timed, figures: Figures) -> Json:
    if isinstance(timing, Retiming):
        return {
            "possible": True,
            "moved": figures.exact(timing.moved),
            "payments": [
                {
                    "year": year,
                    "payer": payment.payer,
                    "payee": payment.payee,
                    "amount": figures.exact(payment.amount),
                }
                for year, payment in timing.payments()
            ],
        }
    if isinstance(timing, NoTiming):
        return {
            "possible": False,
            "why": why_no_timing(found.case, timing),
            **_contradiction(timing, figures),
        }
    return {"possible": None}


def _contradiction(timing: NoTiming, figures: Figures) -> dict[str, Json]:
    return {
        "worth_in": timing.year,
        "asked": figures.exact(timing.asked),
        "most": figures.exact(timing.most),
        "demands": [
            {
                "members": [*demand.members],
                "year": demand.year,
                "times": str(demand.times),
                "leaving_secures": figures.exact(demand.secures),
            }
            for demand in timing.demands
        ],
    }
