"""What `feidi stabilise` says below its tables: why no less, and entries that pay the money."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sharing.negotiate.beyond_pools import beyond_pools
from sharing.negotiate.money_needed import Answer, Asked, CannotPay, LeavesLater, Money
from sharing.negotiate.paying_times import Times
from sharing.negotiate.stabilise import Plan, Stabilisation
from sharing.pages.figures import Figures

MOST_TOLD = 3
"""Payments beyond the pools that are named; the others are counted."""


def way_text(times: Times) -> str:
    """A way of paying.

    >>> from contracts.clocks import Period
    >>> from sharing.negotiate.paying_times import tapering
    >>> way_text(tapering(Period(2026, 2030), 2026, 2028, "linear"))
    'tapering, 2026-2028'
    """
    if times.way == "start":
        return f"in {times.first}, to get it signed"
    if times.way == "once":
        return f"once, in {times.last}"
    word = "every year" if times.way == "yearly" else "tapering"
    return (
        f"{word}, {times.first}-{times.last}" if times.first < times.last else f"{word}, {times.first} only"
    )


def refusal(answer: LeavesLater | CannotPay, figures: Figures) -> str:
    """Why no money of these times, or of this payer, does it."""
    if isinstance(answer, CannotPay):
        return f"the payer would leave itself, {figures.text(answer.lacks)} more must come from outside"
    verb = "lacks" if len(answer.members) == 1 else "lack"
    return f"{'+'.join(answer.members)} {verb} {figures.text(answer.lacks)} in {answer.year}"


def needs_money(found: Stabilisation) -> bool:
    """Whether any way of paying needs money, or is not enough, in either situation."""
    answers = [
        answer
        for plan in found.plans
        for answer in (plan.any_split, plan.as_written, plan.then, plan.any_then)
    ]
    return any(not _needs_none(answer) for answer in answers if answer is not None)


def closing_of(found: Stabilisation, figures: Figures) -> Iterator[str]:
    """The answer for the way of paying that was asked for, in sentences."""
    plan = found.plan(found.ask.pay)
    if isinstance(plan.any_split, Money) and plan.any_split.total:
        yield _why_open(found, plan.any_split, figures)
    if isinstance(plan.any_split, Money) and plan.any_split.paid and needs_money(found):
        yield _beyond(found, plan.any_split, figures)
    if isinstance(plan.as_written, Money) and plan.as_written.total:
        yield _why_written(plan.as_written, figures)
    yield _judged(found, plan, figures)
    if isinstance(plan.any_split, Money) and not plan.any_split.total and not _needs_none(plan.as_written):
        yield (
            "Another division of what there is holds without any money from outside; `feidi counter` looks "
            "for a formula that gives it."
        )


def _judged(found: Stabilisation, plan: Plan, figures: Figures) -> str:
    """Whether the suggested entries do what they should."""
    answer, suggested = plan.as_written, found.suggestion
    if not isinstance(answer, Money):
        return f"Paid {way_text(plan.times)}, it is not enough as written: {refusal(answer, figures)}."
    if not answer.total:
        return f"As written, no money is needed: {_stays(plan, figures)}."
    if suggested is None:
        return f"{found.payer} pays by a transfer, which belongs to a pool of income, and there is none."
    if suggested.still_leaves is not None:
        leaves = refusal(suggested.still_leaves, figures)
        return (
            f"Judged again with these entries: {leaves}. Exit payments move with what a pool pays, and "
            "amounts are rounded to the fen; look at the entries again before they are used."
        )
    return f"Judged again with these entries ({way_text(plan.times)}): {_stays(plan, figures)}."


def _stays(plan: Plan, figures: Figures) -> str:
    """That nobody leaves; of money at the start, that nobody refuses to sign, and who leaves later."""
    if plan.times.way != "start":
        return "nobody gains by leaving"
    later = f", but {refusal(plan.then, figures)}" if plan.then else ", nor by leaving later"
    return f"nobody gains by not signing{later}"


def _beyond(found: Stabilisation, money: Money, figures: Figures) -> str:
    """Whether the split that is shown divides only what the pools hold."""
    beyond = list(beyond_pools(found.case, money.paid))
    if not beyond:
        return "The split that is shown can be written as shares of the pools and of the money."
    told = [f"{one.party} {figures.text(one.amount)} in {one.year}" for one in beyond[:MOST_TOLD]]
    more = f" and {len(beyond) - MOST_TOLD} more" if len(beyond) > MOST_TOLD else ""
    return (
        f"The split that is shown needs payments beyond the pools, by {', '.join(told)}{more}; shares of the "
        "pools alone may need more money from outside."
    )


def _why_open(found: Stabilisation, money: Money, figures: Figures) -> str:
    """What groups secure apart in the year that asks for most, and what there is."""
    year = money.because[0].year
    left = sum((found.case.still_to_come(party, year) for party in found.case.parties), Fraction(0))
    demands = " + ".join(_counted(asked, figures) for asked in money.because)
    secured = sum((asked.times * asked.amount for asked in money.because), Fraction(0))
    return (
        f"Why no less, if any split will do: from {year} on they secure {demands} = {figures.text(secured)} "
        f"apart, and there are {figures.text(left)} for all."
    )


def _why_written(money: Money, figures: Figures) -> str:
    """What groups lack under the formula, each in the year in which it asks for most."""
    demands = (f"{_counted(asked, figures)} in {asked.year}" for asked in money.because)
    return f"Why no less, as written: what they lack without it, {', '.join(demands)}."


def _counted(asked: Asked, figures: Figures) -> str:
    times = "" if asked.times == 1 else f"{asked.times} x "
    return f"{times}{'+'.join(asked.members)} {figures.text(asked.amount)}"


def to_paste(found: Stabilisation) -> str:
    """The entries that pay the money, one a line."""
    if found.suggestion is None or not found.suggestion.lines:
        return ""
    return "\n".join(
        (
            f"{found.suggestion.section}:  # at the end of them",
            *(f"  {line}" for line in found.suggestion.lines),
        )
    )


def _needs_none(answer: Answer) -> bool:
    return isinstance(answer, Money) and not answer.total
