"""Where an amount comes from: which stream or which clause gave a party how much, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.fiscal.cascade import Layers
from sharing.bridge import worth_in
from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.flows import Flow, layers
from sharing.negotiate.stream_shares import from_year
from sharing.payouts import PoolYear
from sharing.settlement.trace import TracedStep, traced_years


@dataclass(frozen=True)
class Origin:
    """What one stream, or one clause of one pool, gives each party.

    Attributes:
        stream: Position of the stream, for money that never joins a pool; else None.
        pool: The pool, for what a clause gives; else None.
        clause: Position of the clause; None for a loss of the pool and for money that no clause shares.
        what: Label of the stream, kind of the clause, `loss` or `unshared`.
        by_party: Party -> year -> amount, not discounted; below zero, what it pays or gives up.
    """

    stream: int | None
    pool: str | None
    clause: int | None
    what: str
    by_party: Mapping[str, Mapping[int, Fraction]]

    def worth(self, case: Case, party: str, year: int | None = None) -> Fraction:
        """The worth in `year` (by default the first) of what the party receives here from then on."""
        at = case.agreement.years.first if year is None else year
        return worth_in(case.agreement, from_year(self.by_party.get(party, {}), at), at)


def origins(case: Case) -> tuple[Origin, ...]:
    """Everything that anybody receives, by stream and clause, in the order of the file.

    For each party and year the amounts add up exactly to what it receives, so their worths add up to X_i.

    >>> from contracts import load
    >>> case = Case.of(load("examples/qingchuan-guangyuan/agreement.yaml"))
    >>> worths = [origin.worth(case, "qingchuan") for origin in origins(case)]
    >>> sum(worths) == case.totals["qingchuan"]
    True
    """
    return (*_own(case), *_from_pools(case))


def _own(case: Case) -> Iterator[Origin]:
    for flow in case.flows:
        if flow.recipient is not None and flow.arises_together and any(flow.by_year.values()):
            yield Origin(flow.stream, None, None, flow.label, {flow.recipient: flow.by_year})


def _from_pools(case: Case) -> Iterator[Origin]:
    for pool in case.agreement.pool_ids():
        found: dict[tuple[int | None, str], dict[str, dict[int, Fraction]]] = {}
        for year, steps in traced_years(case.agreement, case.flows, pool).items():
            for step in steps:
                by_party = found.setdefault((step.clause, step.what), {})
                for party, amount in step.amounts.items():
                    by_party.setdefault(party, {})[year] = amount
        for (clause, what), table in found.items():
            if any(amount for by_year in table.values() for amount in by_year.values()):
                yield Origin(None, pool, clause, what, table)


@dataclass(frozen=True)
class Collected:
    """One stream in one year: what was written of it, who kept which part, what was left.

    Attributes:
        flow: The net flow.
        layers: The amount of the year, taken apart by level.
        net: What reaches the party or the pool; costs are negative.
    """

    flow: Flow
    layers: Layers
    net: Fraction


@dataclass(frozen=True)
class PoolTrace:
    """One pool in one year.

    Attributes:
        line: Pot and payouts.
        collected: The streams that feed it.
        steps: What each clause does with it, in the order in which they are applied.
    """

    line: PoolYear
    collected: tuple[Collected, ...]
    steps: tuple[TracedStep, ...]


@dataclass(frozen=True)
class YearTrace:
    """One year, from the streams to what everybody receives.

    Attributes:
        year: Fiscal year.
        own: Streams that stay with a party.
        pools: The pools, step by step.
    """

    year: int
    own: tuple[Collected, ...]
    pools: tuple[PoolTrace, ...]

    def received(self, party: str) -> Fraction:
        """What a party receives in the year, from the streams and pools that are traced."""
        kept = sum((item.net for item in self.own if item.flow.recipient == party), ZERO)
        return kept + sum((trace.line.split.get(party, ZERO) for trace in self.pools), ZERO)


def year_trace(case: Case, year: int, pools: tuple[str, ...] | None = None) -> YearTrace:
    """Follow every amount of a year from its stream to its receiver.

    Args:
        case: The agreement, worked out.
        year: Fiscal year.
        pools: Only these pools, and no streams outside them; by default everything.
    """
    together = [flow for flow in case.flows if flow.arises_together]
    own = [flow for flow in together if flow.recipient is not None] if pools is None else []
    lines = [line for line in case.pool_years if line.year == year and (pools is None or line.pool in pools)]
    return YearTrace(
        year,
        tuple(collected_in(case, flow, year) for flow in own if flow.by_year[year]),
        tuple(
            _pool_trace(case, line, [flow for flow in together if flow.pool == line.pool]) for line in lines
        ),
    )


def collected_in(case: Case, flow: Flow, year: int) -> Collected:
    """A stream in one year, taken apart by level."""
    stream = case.agreement.streams[flow.stream]
    return Collected(flow, layers(case.agreement, stream, year), flow.by_year[year])


def _pool_trace(case: Case, line: PoolYear, feeding: list[Flow]) -> PoolTrace:
    steps = traced_years(case.agreement, case.flows, line.pool)[line.year]
    collected = tuple(collected_in(case, flow, line.year) for flow in feeding if flow.by_year[line.year])
    return PoolTrace(line, collected, steps)
