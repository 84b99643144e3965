"""What each pool pays to whom, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.terms import Pay, Term
from sharing.evaluate import ZERO, Meters, Outcome, Split, evaluate, together
from sharing.flows import Flow


@dataclass(frozen=True)
class PoolYear:
    """One pool in one year.

    Attributes:
        pool, year: Which.
        pot: What flowed in, net of costs; negative when costs or refunds exceed the income.
        split: Party -> what it receives; adds up to `pot`.
        loss: What the holder still has to take back from later years (`negative: carry`).
        meters: Running totals of limits for life after this year.
    """

    pool: str
    year: int
    pot: Fraction
    split: Split
    loss: Fraction
    meters: Meters


def pots(agreement: Agreement, flows: Iterable[Flow], pool: str) -> Mapping[int, Fraction]:
    """What flows into a pool each year when everybody takes part."""
    feeding = [flow for flow in flows if flow.pool == pool and flow.arises_together]
    return {year: sum((flow.by_year[year] for flow in feeding), ZERO) for year in agreement.years}


def payouts(agreement: Agreement, flows: Iterable[Flow]) -> tuple[PoolYear, ...]:
    """Every pool in every year, in exact amounts; each split adds up to its pot."""
    kept = tuple(flows)
    return tuple(
        line for pool in agreement.pool_ids() for line in evaluate_pool(agreement, kept, pool, agreement.term(pool))
    )


def evaluate_pool(agreement: Agreement, flows: Iterable[Flow], pool: str, term: Term) -> Iterator[PoolYear]:
    """One pool over the years, divided by `term`; limits for life are counted from year to year.

    The clauses of a pool that holds nothing but costs divide the burden, so its payouts are negative.
    """
    sign = -1 if agreement.is_burden(pool) else 1
    rule = agreement.pools[pool].negative if pool in agreement.pools else None
    meters: Meters = {}
    loss = ZERO
    for year, pot in pots(agreement, flows, pool).items():
        outcome, loss = _one_year(term, sign * pot, year, meters, agreement.holder(pool), rule, loss)
        meters = outcome.meters
        yield PoolYear(pool, year, pot, {party: sign * amount for party, amount in outcome.split.items()}, loss, meters)


def _one_year(
    term: Term, pot: Fraction, year: int, meters: Meters, holder: str, rule: str | None, loss: Fraction
) -> tuple[Outcome, Fraction]:
    """The split of a year, and the loss that the holder has still to take back.

    Under `carry` the holder bears a loss in its year and takes it back first from later years, so the split
    of every single year adds up to its pot.
    """
    if pot < 0 and rule in ("carry", "floor_zero"):
        divided = evaluate(term, ZERO, year, meters)
        return _adding(divided, holder, pot), loss - pot if rule == "carry" else ZERO
    back = max(ZERO, min(loss, pot))
    divided = evaluate(term, pot - back, year, meters)
    return (_adding(divided, holder, back) if back else divided), loss - back


def _adding(outcome: Outcome, party: str, amount: Fraction) -> Outcome:
    return Outcome(together(outcome.split, {party: amount}), outcome.meters)
