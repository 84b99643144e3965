"""The data of `feidi stabilise`, for machines."""

from __future__ import annotations

from sharing.case import Case
from sharing.negotiate.beyond_pools import beyond_pools
from sharing.negotiate.money_needed import Answer, Asked, CannotPay, LeavesLater, Money
from sharing.negotiate.outside_clause import Suggestion
from sharing.negotiate.paying_times import Times
from sharing.negotiate.removal import Removal, Stopped
from sharing.negotiate.stabilise import Plan, Stabilisation
from sharing.negotiate.tax_breaks import Borne, TaxBreak
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data
from sharing.pages.page import Json


def data_of(found: Stabilisation, figures: Figures) -> dict[str, Json]:
    """Everything, with amounts to the fen."""
    agreement = found.case.agreement
    return {
        "name": agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "payer": found.ask.payer or None,
        "plans": [_plan(found.case, plan, figures) for plan in found.plans],
        "margins": [
            {"members": list(one.members), "year": one.year, "margin": figures.exact(one.margin)}
            for one in found.margins
        ],
        "suggestion": _suggestion(found.suggestion) if found.suggestion else None,
        "removal": _removal(found.removal, figures) if found.removal else None,
        "breaks": [_break(one, figures) for one in found.breaks],
        "marks": marks_data(agreement),
    }


def _plan(case: Case, plan: Plan, figures: Figures) -> Json:
    return {
        "way": plan.times.way,
        "any_split": _situation(plan.any_times, plan.any_split, plan.any_then, figures),
        "beyond_pools": [
            {"party": one.party, "year": one.year, "amount": figures.exact(one.amount)}
            for one in (beyond_pools(case, plan.any_split.paid) if isinstance(plan.any_split, Money) else ())
        ],
        "as_written": _situation(plan.times, plan.as_written, plan.then, figures),
    }


def _situation(times: Times, answer: Answer, then: LeavesLater | None, figures: Figures) -> Json:
    return {
        "from": times.first,
        "to": times.last,
        "money": _money(answer, figures) if isinstance(answer, Money) else None,
        "leaves": _leaves(answer, figures) if isinstance(answer, LeavesLater) else None,
        "payer_lacks": figures.exact(answer.lacks) if isinstance(answer, CannotPay) else None,
        "leaves_later": _leaves(then, figures) if then else None,
    }


def _money(money: Money, figures: Figures) -> Json:
    return {
        "first_payment": figures.exact(money.first),
        "in_all": figures.exact(money.total),
        "worth": figures.exact(money.worth),
        "paid": [{"year": year, "receives": figures.exact_split(row)} for year, row in money.paid.items()],
        "first_payment_to": [
            {"party": party, "least": figures.exact(least), "most": figures.exact(most)}
            for party, (least, most) in money.ranges.items()
        ],
        "because": [_asked(asked, figures) for asked in money.because],
    }


def _asked(asked: Asked, figures: Figures) -> Json:
    return {
        "members": list(asked.members),
        "year": asked.year,
        "times": str(asked.times),
        "amount": figures.exact(asked.amount),
    }


def _leaves(leaves: LeavesLater, figures: Figures) -> Json:
    return {"members": list(leaves.members), "year": leaves.year, "lacks": figures.exact(leaves.lacks)}


def _suggestion(suggested: Suggestion) -> Json:
    return {
        "section": suggested.section,
        "entries": list(suggested.lines),
        "everybody_stays": suggested.still_leaves is None,
    }


def _removal(removal: Removal, figures: Figures) -> Json:
    return {
        "payments": [
            {"path": payment.path, "payer": payment.payer, "label": payment.label}
            for payment in removal.payments
        ],
        "today": _stopped(removal.today, figures),
        "together": _stopped(removal.together, figures),
        "singly": [_stopped(stopped, figures) for stopped in removal.singly],
        "since": [{"year": year, "stopped": _stopped(one, figures)} for year, one in removal.since.items()],
        "can_stop_in": removal.needed_to,
    }


def _stopped(stopped: Stopped, figures: Figures) -> Json:
    leavers = stopped.leavers
    return {
        "without": [payment.path for payment in stopped.payments],
        "changes": figures.exact_split(stopped.changes),
        "leaving": list(leavers.members) if leavers else [],
        "year": stopped.year,
        "gain": figures.exact(leavers.gain) if leavers else None,
        "missing": figures.exact(stopped.missing),
    }


def _break(one: TaxBreak, figures: Figures) -> Json:
    return {
        "kind": one.kind,
        "label": one.label,
        "layer": one.layer,
        "by_year": [{"year": year, **_borne(borne, figures)} for year, borne in one.by_year.items()],
        "in_all": _borne(one.total(), figures),
    }


def _borne(borne: Borne, figures: Figures) -> dict[str, Json]:
    return {"layers": figures.exact_split(borne.layers), "parties": figures.exact_split(borne.parties)}
