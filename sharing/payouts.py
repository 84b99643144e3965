"""What each pool pays to whom, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType

from contracts.agreement import Agreement
from contracts.terms import Term, Transfer, over_parts
from sharing.evaluate import ZERO, Meters, Split, evaluate, together
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


@dataclass(frozen=True)
class Opening:
    """Where a pool stands when a year begins that goes on from another version of the agreement.

    Attributes:
        year: The first year that is evaluated.
        loss: What the holder still has to take back.
        meters: Running totals of limits for life before that year.
    """

    year: int
    loss: Fraction = ZERO
    meters: Meters = field(default_factory=dict)


def pots(agreement: Agreement, flows: Iterable[Flow], pool: str) -> Mapping[int, Fraction]:
    """What flows into a pool each year when everybody takes part."""
    feeding = [flow for flow in flows if flow.pool == pool and flow.arises_together]
    return {year: sum((flow.by_year[year] for flow in feeding), ZERO) for year in agreement.years}


def payouts(
    agreement: Agreement, flows: Iterable[Flow], openings: Mapping[str, Opening] = MappingProxyType({})
) -> tuple[PoolYear, ...]:
    """Every pool in every year, in exact amounts; each split adds up to its pot.

    Args:
        agreement: Whose pools.
        flows: Its net flows.
        openings: Pool -> where it goes on from another version of the agreement.
    """
    kept = tuple(flows)
    return tuple(
        line
        for pool in agreement.pool_ids()
        for line in evaluate_pool(agreement, kept, pool, agreement.term(pool), openings.get(pool))
    )


def evaluate_pool(
    agreement: Agreement, flows: Iterable[Flow], pool: str, term: Term, opening: Opening | None = None
) -> Iterator[PoolYear]:
    """One pool over the years, divided by `term`; limits for life are counted from year to year.

    The clauses of a pool of costs, net of grants, divide the burden, so its payouts are negative. With an
    `opening`, the years before it are left out and the counting goes on from it.
    """
    sign = -1 if agreement.is_burden(pool) else 1
    term = term if sign == 1 else bearing(term)
    rule = LossRule(
        agreement.holder(pool), agreement.pools[pool].negative if pool in agreement.pools else None
    )
    opening = opening or Opening(agreement.years.first)
    meters, loss = opening.meters, opening.loss
    by_year = pots(agreement, flows, pool)
    for year, pot in ((year, by_year[year]) for year in agreement.years if year >= opening.year):
        shared, loss_after = rule.shared(sign * pot, loss)
        outcome = evaluate(term, shared, year, meters)
        split = together(outcome.split, {rule.holder: sign * pot - shared})
        meters, loss = outcome.meters, loss_after
        yield PoolYear(pool, year, pot, {party: sign * part for party, part in split.items()}, loss, meters)


def bearing(term: Term) -> Term:
    """The term of a pool of costs, whose parts are burdens: who is paid a transfer bears less."""
    if isinstance(term, Transfer):
        term = replace(term, payer=term.payee, payee=term.payer)
    return over_parts(term, bearing)


@dataclass(frozen=True)
class LossRule:
    """Who bears a loss of a pool, and whether it is taken back from later years.

    Attributes:
        holder: Who holds the pool.
        negative: carry, claw_back or floor_zero; None counts as claw_back, and M205 says so.
    """

    holder: str
    negative: str | None

    def shared(self, pot: Fraction, loss: Fraction) -> tuple[Fraction, Fraction]:
        """What the clauses divide of a pot, and the loss that is still open afterwards.

        The holder bears or takes back the difference, so the split of every year adds up to its pot.
        """
        if pot < 0 and self.negative == "carry":
            return ZERO, loss - pot
        if pot < 0 and self.negative == "floor_zero":
            return ZERO, ZERO
        taken_back = max(ZERO, min(loss, pot))
        return pot - taken_back, loss - taken_back
