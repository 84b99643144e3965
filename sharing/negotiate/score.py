"""The officials' view: what an agreement does to the points by which the officials of a side are assessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from contracts.agreement import Agreement
from contracts.assessment import REVENUE
from contracts.wrong import Wrong, did_you_mean
from sharing.bridge import annuity, worth_in
from sharing.case import Case
from sharing.errors import SharingError
from sharing.evaluate import ZERO
from sharing.ledgers import counted_part, years_with_figure
from sharing.scores import Points, Score

LEDGERS = ("official", "assessment")
STEPS = (Fraction(1), Fraction(4, 5), Fraction(3, 5), Fraction(2, 5), Fraction(1, 5), ZERO)
"""Parts of its weight of today to which a criterion is lowered."""


class NoScore(SharingError, ValueError):
    """Officials cannot be scored: no assessment is written, or it lacks what is asked for."""


class Weight(NamedTuple):
    """Another weight for a criterion, of one side or, without `party`, of every side that has it."""

    party: str | None
    criterion: str
    weight: Fraction


@dataclass(frozen=True)
class ScoreReport:
    """The scores of all sides that say how their officials are assessed.

    Attributes:
        case: What was looked at.
        scores: One for each side with an assessment, in the order of the parties.
        surplus: What all parties together gain by the agreement, as present value.
    """

    case: Case
    scores: tuple[Score, ...]
    surplus: Fraction


def score_report(
    agreement: Agreement, weights: Iterable[Weight] = (), lower: str | None = None
) -> ScoreReport:
    """The points of the officials under the agreement and alone, by both ledgers.

        points_i = sum over k of  100 w_k a_k / target_k      (minus where less is better)

    with a_k the level amount: the same every year, of the same present value as what is counted. Of an
    indicator, over the years with a figure.

    Args:
        agreement: Has an `assessment`.
        weights: Other weights than the agreement writes.
        lower: The criterion whose weight is lowered; by default the heaviest indicator of each side.

    Raises:
        NoScore: no assessment; a criterion that nobody is assessed by; weights above 100%.
    """
    if not agreement.assessment:
        raise NoScore(
            "a score needs to know what officials are assessed by; add for instance "
            "`assessment: {home: {revenue: {weight: 40%, target: 100}}}`"
        )
    for weight in sorted(weights, key=lambda new: _rise(agreement, new)):  # falls first: order is no matter
        agreement = _reweighed(agreement, weight)
    if lower is not None:
        _require_somebody(agreement, None, lower)
    case = Case.of(agreement)
    scores = tuple(_score(case, party, lower) for party in case.parties if party in agreement.assessment)
    surplus = sum((case.totals[party] - case.alone(party) for party in case.parties), ZERO)
    return ScoreReport(case, scores, surplus)


def _rise(agreement: Agreement, new: Weight) -> Fraction:
    """By how much a weight grows where it grows most."""
    sides = _require_somebody(agreement, new.party, new.criterion)
    return new.weight - min(agreement.assessment[side].criteria[new.criterion].weight for side in sides)


def _reweighed(agreement: Agreement, new: Weight) -> Agreement:
    """The same agreement with another weight of a criterion."""
    changed = dict(agreement.assessment)
    for party in _require_somebody(agreement, new.party, new.criterion):
        try:
            changed[party] = changed[party].weighing(new.criterion, new.weight)
        except Wrong as wrong:
            raise NoScore(f"{party}: {wrong}; {wrong.remedy}") from None
    return agreement.model_copy(update={"assessment": changed})


def _require_somebody(agreement: Agreement, party: str | None, criterion: str) -> list[str]:
    """The sides that are assessed by a criterion."""
    if party is not None and party not in agreement.assessment:
        raise NoScore(f"no assessment of {party!r}; {did_you_mean(party, agreement.assessment)}")
    asked = {party} if party is not None else set(agreement.assessment)
    known = {name for each in asked for name in agreement.assessment[each].criteria}
    if criterion not in known:
        who = f"{party} is not" if party else "nobody is"
        raise NoScore(f"{who} assessed by {criterion!r}; {did_you_mean(criterion, known)}")
    return [each for each in sorted(asked) if criterion in agreement.assessment[each].criteria]


def _score(case: Case, party: str, lower: str | None) -> Score:
    criteria = case.agreement.assessment[party].criteria
    points = tuple(_points(case, party, name) for name in criteria)
    indicators = [each for each in points if each.name != REVENUE]
    heaviest = max(indicators, key=lambda each: each.criterion.weight, default=None)
    chosen = next((each for each in points if each.name == lower), None) if lower else heaviest
    return Score(party, case.totals[party] - case.alone(party), points, chosen)


def _points(case: Case, party: str, name: str) -> Points:
    agreement = case.agreement
    criterion = agreement.assessment[party].criteria[name]
    if name == REVENUE:
        deal, alone = (worth / annuity(agreement) for worth in (case.totals[party], case.alone(party)))
        every = tuple(agreement.years)
        return Points(name, criterion, alone, dict.fromkeys(LEDGERS, deal), every, every)
    indicator = next(each for each in agreement.indicators if each.id == name)
    years = years_with_figure(agreement, indicator)
    arises = _level(agreement, {year: indicator.at(year) for year in years})
    counted = {ledger: counted_part(indicator, ledger, party) * arises for ledger in LEDGERS}
    written = indicator.alone.get(party)
    known = [year for year in agreement.years if written.says(year)] if written else []
    alone = _level(agreement, {year: written.at(year) for year in known}) if written else ZERO
    alone_years = tuple(known) if written else years
    return Points(name, criterion, alone, counted, years, alone_years, alone_is_written=written is not None)


def _level(agreement: Agreement, by_year: Mapping[int, Fraction]) -> Fraction:
    """The same amount in each of some years that has the same present value; 0 for no years."""
    first = agreement.years.first
    of_ones = worth_in(agreement, dict.fromkeys(by_year, Fraction(1)), first)
    return worth_in(agreement, by_year, first) / of_ones if by_year else ZERO
