"""An agreement made ready to be read on arrays: everything that is the same in all draws, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from contracts.agreement import Agreement
from contracts.clauses.deposit import Deposit
from contracts.clauses.exit_payment import ExitPayment
from sharing.evaluate import ZERO
from sharing.flows import Flow
from sharing.games.game import RELATIVE_TOLERANCE
from sharing.scenarios.pools import PoolRule
from sharing.scenarios.terms import Floats, floats


@dataclass(frozen=True)
class Base:
    """The flows that one stream moves under one condition, as written.

    Attributes:
        stream: Position of the stream; its factor multiplies the amounts.
        needs, without: Bitmasks of parties.
        exit_after: It exists only for those who leave in this year or later.
        recipient: Position of the party that keeps it; None when it joins a pool.
        pool: The pool that it joins.
        amounts: By year, shape (years,).
    """

    stream: int
    needs: int
    without: int
    exit_after: int | None
    recipient: int | None
    pool: str | None
    amounts: Floats

    @property
    def arises_together(self) -> bool:
        """Whether it arises when everybody takes part."""
        return not self.without and self.exit_after is None


@dataclass(frozen=True)
class Leaving:
    """What leaving costs by one exit clause, in floats; see `sharing.exits`.

    Attributes:
        leaver, left: Positions of who goes and who stays.
        pool, payee: Where the receipts stand that the payment is measured on; None for a deposit.
        fixed: By year, shape (years,): what is owed in any case.
        spent: By year: the outlay until the year before.
        part: Part of the receipts to come.
        applies: By year: whether it is owed.
    """

    leaver: int
    left: int
    pool: str | None
    payee: str
    fixed: Floats
    spent: Floats
    part: float
    applies: tuple[bool, ...]


@dataclass(frozen=True)
class Prepared:
    """An agreement without its fractions; it can be sent to other processes.

    Attributes:
        parties: In the order of the file.
        years: All years that are calculated.
        discounted: d, what a later year counts less.
        bases: Its flows.
        pools: How each pool is divided.
        leaving: The exit clauses and deposits.
    """

    parties: tuple[str, ...]
    years: tuple[int, ...]
    discounted: float
    bases: tuple[Base, ...]
    pools: tuple[PoolRule, ...]
    leaving: tuple[Leaving, ...]

    @property
    def tolerance(self) -> float:
        """What floats may be off: a gain below this is none."""
        return RELATIVE_TOLERANCE * max(1e-9, sum(float(np.abs(base.amounts).sum()) for base in self.bases))


def prepared(agreement: Agreement, flows: Iterable[Flow]) -> Prepared:
    """An agreement made ready.

    Args:
        agreement: With the shares of its `solution` clauses, as a `Case` has it: they are fixed at signing,
            by the amounts as written. Shares and limits of its other clauses may be arrays, one value for
            each draw.
        flows: Its flows, exact.
    """
    parties = tuple(agreement.parties)
    return Prepared(
        parties=parties,
        years=tuple(agreement.years),
        discounted=float(1 / (1 + agreement.discount)),
        bases=tuple(_bases(parties, flows)),
        pools=tuple(PoolRule.of(agreement, pool) for pool in agreement.pool_ids()),
        leaving=(*_exit_payments(agreement, parties), *_deposits(agreement, parties)),
    )


def _bases(parties: Sequence[str], flows: Iterable[Flow]) -> Iterable[Base]:
    """One entry for each stream and condition: flows that differ in nothing else are added up."""
    found: dict[tuple[object, ...], Base] = {}
    for flow in flows:
        recipient = parties.index(flow.recipient) if flow.recipient is not None else None
        base = Base(
            flow.stream,
            _mask(parties, flow.needs),
            _mask(parties, flow.without),
            flow.exit_after,
            recipient,
            flow.pool,
            np.array([float(amount) for amount in flow.by_year.values()]),
        )
        key = (base.stream, base.needs, base.without, base.exit_after, base.recipient, base.pool)
        old = found.get(key)
        found[key] = base if old is None else replace(base, amounts=base.amounts + old.amounts)
    return [base for base in found.values() if base.amounts.any()]


def _mask(parties: Sequence[str], members: Iterable[str]) -> int:
    return sum(1 << parties.index(member) for member in members)


def _exit_payments(agreement: Agreement, parties: Sequence[str]) -> Iterator[Leaving]:
    years = tuple(agreement.years)
    for clause in agreement.clauses:
        if isinstance(clause, ExitPayment):
            fixed = [clause.amount.at(year) if clause.amount else ZERO for year in years]
            outlay = clause.outlay.running_total() if clause.outlay else None
            yield Leaving(
                leaver=parties.index(clause.leaver),
                left=parties.index(clause.payee),
                pool=clause.pool,
                payee=clause.payee,
                fixed=floats(fixed),
                spent=floats([outlay.at(year - 1) if outlay else ZERO for year in years]),
                part=float(clause.part),
                applies=tuple(year in clause.period and year != years[0] for year in years),
            )


def _deposits(agreement: Agreement, parties: Sequence[str]) -> Iterator[Leaving]:
    """Who holds a deposit owes its worth to its payer."""
    years = tuple(agreement.years)
    factor = 1 / (1 + agreement.discount)
    for clause in agreement.clauses:
        if isinstance(clause, Deposit):
            owed = [clause.sum * factor ** max(0, clause.returned_in - year) for year in years]
            yield Leaving(
                leaver=parties.index(clause.held_by),
                left=parties.index(clause.payer),
                pool=None,
                payee=clause.payer,
                fixed=floats(owed),
                spent=np.zeros(len(years)),
                part=0.0,
                applies=tuple(clause.paid_in < year <= clause.returned_in for year in years),
            )
