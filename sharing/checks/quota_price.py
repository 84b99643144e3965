"""M213: at which price of a quota is each side as well off as alone?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.clauses.quota_exchange import QuotaExchange
from contracts.finding import Finding, Severity
from sharing.bridge import worth_in
from sharing.case import Case
from sharing.evaluate import ZERO


def quota_price(case: Case) -> Iterator[Finding]:
    """Quotas have no market price between governments, so the price is a bargain with two limits.

    What it asks: which price leaves the seller, and which the buyer, exactly as well off as alone, everything
    else unchanged; and does the agreed price keep to the limits that the agreement sets?
    Why it matters: below the first the seller refuses, above the second the buyer does; a policy change
    moves both.
    Fails: a price above `at_most`, or a seller whose limit lies above the buyer's.
    Passes: nothing; the two limits are information for every exchange.
    Source: docs/reference/clauses-field.md, quota_exchange.
    """
    for at, clause in enumerate(case.agreement.clauses):
        if isinstance(clause, QuotaExchange):
            delivered = {
                year: number
                for year, number in clause.quantity.items()
                if year in clause.period and year in case.agreement.years
            }
            quantity = worth_in(case.agreement, delivered, case.agreement.years.first)
            if quantity > 0:
                yield _finding(case, at, clause, quantity)


def _finding(case: Case, at: int, clause: QuotaExchange, quantity: Fraction) -> Finding:
    price = clause.price or ZERO
    least = price - (case.totals[clause.seller] - case.alone(clause.seller)) / quantity
    most = price + (case.totals[clause.buyer] - case.alone(clause.buyer)) / quantity
    wrong = [*_outside(case, clause, price)]
    if least > most:
        wrong.append("no price suits both sides: the seller's limit lies above the buyer's")
    return Finding(
        "M213",
        "quota price",
        Severity.WARNING if wrong else Severity.NOTE,
        f"{clause.seller} is as well off as alone at {case.text(least)} {case.money} a {clause.measure}, "
        f"{clause.buyer} at {case.text(most)}; "
        + (f"agreed are {case.text(price)}" if clause.price is not None else "no price is agreed"),
        case.agreement.clause_place(at),
        reasons=tuple(wrong),
        remedy=_remedy(case, clause, least, most) if wrong else "",
    )


def _remedy(case: Case, clause: QuotaExchange, least: Fraction, most: Fraction) -> str:
    lowest = max(least, clause.at_least or ZERO)
    highest = min(most, clause.at_most) if clause.at_most is not None else most
    if lowest > highest:
        return "change the shares of the pool, or the limits of the price"
    return f"agree on a price between {case.text(lowest)} and {case.text(highest)}"


def _outside(case: Case, clause: QuotaExchange, price: Fraction) -> Iterator[str]:
    if clause.at_least is not None and price < clause.at_least:
        yield f"the price lies below the lowest one allowed, {case.text(clause.at_least)} {case.money}"
    if clause.at_most is not None and price > clause.at_most:
        yield f"the price lies above the highest one allowed, {case.text(clause.at_most)} {case.money}"
