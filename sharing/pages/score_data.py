"""What `feidi score` says to machines: points and weights exact, money to the fen."""

from __future__ import annotations

from fractions import Fraction

from contracts.quantities import plain
from sharing.negotiate.score import LEDGERS, STEPS, ScoreReport
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data
from sharing.pages.page import Json
from sharing.scores import Points, Score

CHOICES = {1: "sign", -1: "stay out", 0: "either"}


def choice(gain: Fraction) -> str:
    """What somebody does who gains so much by signing."""
    return CHOICES[(gain > 0) - (gain < 0)]


def score_data(report: ScoreReport, figures: Figures) -> dict[str, Json]:
    """Every score with its criteria and the choices that follow."""
    agreement = report.case.agreement
    return {
        "name": agreement.name,
        "currency": agreement.currency,
        "unit": figures.shown_in,
        "surplus": figures.exact(report.surplus),
        "scores": [_score_data(score, figures) for score in report.scores],
        "marks": marks_data(agreement),
    }


def _score_data(score: Score, figures: Figures) -> dict[str, Json]:
    return {
        "party": score.party,
        "money": figures.exact(score.money),
        "by_money": choice(score.money),
        "alone": plain(score.alone),
        "ledgers": [_ledger_data(score, ledger) for ledger in LEDGERS],
        "criteria": [_points_data(points) for points in score.points],
    }


def _ledger_data(score: Score, ledger: str) -> dict[str, Json]:
    flip, lowered = score.flip(ledger), score.lowered
    weights = [step * lowered.criterion.weight for step in STEPS] if lowered else []
    return {
        "ledger": ledger,
        "deal": plain(score.deal(ledger)),
        "change": plain(score.gain(ledger)),
        "by_score": choice(score.gain(ledger)),
        "differs": score.differs(ledger),
        "lowered": lowered.name if lowered else None,
        "flips_at": plain(flip) if flip is not None else None,
        "by_weight": [{"weight": plain(w), "change": plain(score.gain_at(ledger, w))} for w in weights],
    }


def _points_data(points: Points) -> dict[str, Json]:
    return {
        "criterion": points.name,
        "weight": plain(points.criterion.weight),
        "target": plain(points.criterion.target),
        "better": points.criterion.better,
        "alone": plain(points.alone),
        "alone_is_written": points.alone_is_written,
        "years": list(points.years),
        "years_alone": list(points.years_alone),
        "amounts": {ledger: plain(points.deal[ledger]) for ledger in LEDGERS},
        "points": {ledger: plain(points.criterion.weight * points.change(ledger)) for ledger in LEDGERS},
    }
