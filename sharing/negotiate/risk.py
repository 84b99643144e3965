"""Risk: how an agreement fares in many futures, who would leave in them, and what it depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.quantities import percent
from sharing.case import Case
from sharing.games.coalitions import players_of
from sharing.scenarios.draws import NoUncertainty, Source, Uncertainty
from sharing.scenarios.outcomes import Outcomes, Plan, TooManyDraws, WrongDraws, outcomes
from sharing.scenarios.prepared import prepared
from sharing.scenarios.statistics import Chance, correlation, downside, mean, percentiles, ranks

__all__ = ["Chance", "NoUncertainty", "Risk", "TooManyDraws", "WrongDraws", "risk"]

DRAWS, SEED = 10_000, 1
BANDS = (Fraction(5, 100), Fraction(1, 2), Fraction(95, 100))

TOLD_APART = 1e-9
"""Factors that differ by less are equal."""


@dataclass(frozen=True)
class PartyRisk:
    """What may become of one party; present values.

    Attributes:
        party: Its id.
        gains: How often it receives more than it would secure alone.
        mean: What it receives on average.
        bands: What it receives at each percentile.
        downside: The mean of its worst 5 %.
        alone: What it would secure alone, on average.
    """

    party: str
    gains: Chance
    mean: Fraction
    bands: tuple[Fraction, ...]
    downside: Fraction
    alone: Fraction


@dataclass(frozen=True)
class CoalitionRisk:
    """How often some parties would gain by leaving, alone or together.

    Attributes:
        members: Who.
        at_signing: Before the first year.
        ever: In some year.
        by_year: Year -> how often they would gain by leaving at its start; years without are left out.
    """

    members: tuple[str, ...]
    at_signing: Chance
    ever: Chance
    by_year: Mapping[int, Chance]


@dataclass(frozen=True)
class SourceRisk:
    """How much depends on something uncertain.

    Attributes:
        source: The driver or the stream.
        with_receipts: Party -> rank correlation with what it receives; None where one of them never varies.
        with_leaving: The same with the most that anybody gains by leaving.
    """

    source: Source
    with_receipts: Mapping[str, float | None]
    with_leaving: float | None

    @property
    def weight(self) -> float:
        """The strongest of the correlations."""
        return max(abs(found or 0.0) for found in (*self.with_receipts.values(), self.with_leaving))


@dataclass(frozen=True)
class Risk:
    """An agreement in many futures.

    Attributes:
        case: The agreement with the amounts as written.
        plan: Which futures were drawn.
        percentiles: Those of the bands.
        holds_at_signing, holds: How often nobody gains by leaving: before the first year; in any year.
        parties: One entry for each party, in the order of the file.
        coalitions: Those that gain by leaving in some draw, the likeliest first.
        by_year: Year -> how often anybody gains by leaving at its start.
        sources: What is uncertain, what matters most first.
    """

    case: Case
    plan: Plan
    percentiles: tuple[Fraction, ...]
    holds_at_signing: Chance
    holds: Chance
    parties: tuple[PartyRisk, ...]
    coalitions: tuple[CoalitionRisk, ...]
    by_year: Mapping[int, Chance]
    sources: tuple[SourceRisk, ...]


def risk(
    agreement: Agreement,
    draws: int = DRAWS,
    seed: int = SEED,
    bands: Sequence[Fraction] = BANDS,
    executor: Executor | None = None,
    shown_in: str | None = None,
) -> Risk:
    """How an agreement fares when its uncertain amounts are drawn.

    The same seed gives the same figures, whoever works on them.

    Args:
        agreement: With `uncertain` at some stream.
        draws: How many futures.
        seed: Which futures; 0 or more.
        bands: The percentiles that are shown, as parts of the draws.
        executor: Who works on the draws; by default this process. Any `concurrent.futures.Executor`.
        shown_in: Unit of the figures.

    Raises:
        NoUncertainty: no stream is uncertain.
        WrongDraws, TooManyDraws: the draws or the seed cannot be meant, or would take too long.

    >>> from contracts import load
    >>> found = risk(load("examples/risk/agreement.yaml"), draws=1000)
    >>> [party.party for party in found.parties]
    ['river', 'hill']
    """
    _check_bands(bands)
    uncertainty = Uncertainty.of(agreement)
    case = Case.of(agreement, shown_in)
    ready = prepared(case.agreement, case.flows)
    plan = Plan.of(ready, draws, seed)
    found = outcomes(ready, uncertainty, plan, executor)
    return Risk(
        case=case,
        plan=plan,
        percentiles=tuple(bands),
        holds_at_signing=Chance(int((~found.leaves[0]).sum()), draws),
        holds=Chance(int((~found.leaves.any(axis=0)).sum()), draws),
        parties=tuple(_parties(case, found, bands, ready.tolerance)),
        coalitions=_coalitions(case, found, draws),
        by_year={year: Chance(int(found.leaves[at].sum()), draws) for at, year in enumerate(agreement.years)},
        sources=_sources(case, uncertainty, found, ready.tolerance),
    )


def _check_bands(bands: Sequence[Fraction]) -> None:
    if not bands or any(not 0 < part < 1 for part in bands) or list(bands) != sorted(set(bands)):
        shown = ", ".join(percent(part) for part in bands)
        raise WrongDraws(f"percentiles {shown or 'none'} are not rising between 0% and 100%; write 5,50,95")


def _parties(case: Case, found: Outcomes, bands: Sequence[Fraction], tolerance: float) -> Iterator[PartyRisk]:
    for party, totals, alone in zip(case.parties, found.totals, found.alone, strict=True):
        yield PartyRisk(
            party=party,
            gains=Chance(int((totals > alone + tolerance).sum()), len(totals)),
            mean=mean(totals),
            bands=percentiles(totals, bands),
            downside=downside(totals),
            alone=mean(alone),
        )


def _coalitions(case: Case, found: Outcomes, draws: int) -> tuple[CoalitionRisk, ...]:
    years = tuple(case.agreement.years)
    risks = [
        CoalitionRisk(
            members=players_of(coalition, case.parties),
            at_signing=Chance(int(found.objections[0, coalition]), draws),
            ever=Chance(int(ever), draws),
            by_year={
                year: Chance(int(count), draws)
                for year, count in zip(years, found.objections[:, coalition], strict=True)
                if count
            },
        )
        for coalition, ever in enumerate(found.ever)
        if ever
    ]
    return tuple(sorted(risks, key=lambda one: (-one.ever.count, -one.at_signing.count, len(one.members))))


def _sources(
    case: Case, uncertainty: Uncertainty, found: Outcomes, tolerance: float
) -> tuple[SourceRisk, ...]:
    receipts = [ranks(totals, tolerance) for totals in found.totals]
    leaving = ranks(found.worst, tolerance) if len(case.parties) > 1 else None
    risks = []
    for source, factors in zip(uncertainty.sources, found.sources, strict=True):
        ranked = ranks(factors, TOLD_APART)  # a mean over years differs in its last bit
        with_receipts = {
            party: correlation(ranked, row) for party, row in zip(case.parties, receipts, strict=True)
        }
        with_leaving = correlation(ranked, leaving) if leaving is not None else None
        risks.append(SourceRisk(source, with_receipts, with_leaving))
    return tuple(sorted(risks, key=lambda one: -round(one.weight, 9)))
