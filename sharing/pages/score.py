"""What `feidi score` says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.clocks import years_text
from contracts.quantities import percent, plain
from sharing.evaluate import ZERO
from sharing.money import SHOWN_GRAIN, amount_text, nearest, percent_text
from sharing.negotiate.score import LEDGERS, STEPS, ScoreReport
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_table
from sharing.pages.page import Page, Table
from sharing.pages.score_data import choice, score_data
from sharing.scores import Score

SHORT = 7
"""An exact percentage of fewer characters than this is shown as it is."""


def page_of_score(report: ScoreReport, file: str, shown_in: str | None = None) -> Page:
    """The points of each side by both ledgers, where they come from, and how they move with a weight."""
    agreement = report.case.agreement
    figures = Figures.of(agreement, shown_in)
    return Page(
        file=file,
        title=agreement.name,
        status="ok",
        intro=(
            "Points a year by which officials are assessed: 100 x weight x amount / target for each "
            "criterion, negative where less is better; amounts are spread evenly over the years.",
            f"Money is what a side gains by signing, in {figures.money}{figures.explained}, present value.",
        ),
        tables=(_choices(report, figures), _criteria(report), *_lowered(report), *marks_table(agreement)),
        closing=tuple(_closing(report, figures)),
        data=score_data(report, figures),
        digest=agreement.digest,
        tables_read=agreement.files,
    )


def _choices(report: ScoreReport, figures: Figures) -> Table:
    money = _money(report, figures)
    rows = tuple(
        (
            score.party,
            ledger,
            *_alone_deal_change(score, ledger),
            choice(score.gain(ledger)),
            amount_text(money[score.party]),
            choice(score.money),
            "differ" if score.differs(ledger) else "agree",
        )
        for score in report.scores
        for ledger in LEDGERS
    )
    columns = ("side", "ledger", "alone", "deal", "change", "by score", "money", "by money", "choices")
    title = f"Points a year {report.case.agreement.years}, and what follows from them"
    return Table(columns, rows, title, frozenset({"ledger", "by score", "by money", "choices"}))


def _money(report: ScoreReport, figures: Figures) -> dict[str, Fraction]:
    """What each party gains, rounded as in the table of the verdict."""
    gets = figures.rounded(report.case.totals)
    alone = {party: figures.rounded({party: report.case.alone(party)})[party] for party in gets}
    return {party: gets[party] - alone[party] for party in gets}


def _alone_deal_change(score: Score, ledger: str) -> tuple[str, str, str]:
    """Rounded so that the row adds up."""
    alone, change = (nearest(points, SHOWN_GRAIN) for points in (score.alone, score.gain(ledger)))
    return amount_text(alone), amount_text(alone + change), amount_text(change)


def _criteria(report: ScoreReport) -> Table:
    rows = tuple(
        (
            score.party,
            points.name,
            percent(points.criterion.weight),
            plain(points.criterion.target),
            points.criterion.better,
            ledger,
            amount_text(points.alone),
            amount_text(points.deal[ledger]),
            amount_text(points.criterion.weight * points.change(ledger)),
        )
        for score in report.scores
        for points in score.points
        for ledger in LEDGERS
    )
    columns = ("side", "criterion", "weight", "target", "better", "ledger", "alone", "deal", "points")
    title = "Where they come from: amounts a year, and the points that signing adds"
    return Table(columns, rows, title, frozenset({"criterion", "better", "ledger"}))


def _lowered(report: ScoreReport) -> tuple[Table, ...]:
    """What signing adds to the points as the weight of a criterion is lowered."""
    rows = tuple(
        (
            score.party,
            score.lowered.name,
            ledger,
            *(amount_text(score.gain_at(ledger, step * score.lowered.criterion.weight)) for step in STEPS),
            _flip_text(score.flip(ledger)),
        )
        for score in report.scores
        if score.lowered is not None
        for ledger in LEDGERS
    )
    columns = ("side", "lowered", "ledger", *(f"to {percent(step)}" for step in STEPS), "flips at")
    title = "Change of the points as one weight is lowered to a part of today's; the rest goes to the others"
    return (Table(columns, rows, title, frozenset({"lowered", "ledger"})),) if rows else ()


def _flip_text(weight: Fraction | None) -> str:
    """The weight for people, exact where that is short."""
    if weight is None:
        return "never"
    exact = percent(weight)
    return exact if exact.endswith("%") and len(exact) < SHORT else percent_text(weight)


def _closing(report: ScoreReport, figures: Figures) -> Iterator[str]:
    money = _money(report, figures)
    for score in report.scores:
        yield from _differing(score, money[score.party], figures)
        official, assessed = (choice(score.gain(ledger)) for ledger in LEDGERS)
        if official != assessed:
            yield (
                f"{score.party}: the ledger decides; officials {official} by the official books "
                f"and {assessed} by the assessment."
            )
    yield from _together(report, figures)
    yield from _some_years_only(report)
    yield from _not_written(report)


def _differing(score: Score, money: Fraction, figures: Figures) -> Iterator[str]:
    """Which sides choose by points what they would not choose by money."""
    ledgers = [ledger for ledger in LEDGERS if score.differs(ledger)]
    if not ledgers:
        return
    amount, points = (
        amount_text(abs(money)),
        ", ".join(amount_text(abs(score.gain(each))) for each in ledgers),
    )
    gains, lose, then = ("gains", "lose", "stay out") if score.money > 0 else ("loses", "gain", "sign")
    yield (
        f"{score.party} {gains} {amount} {figures.money} by signing, but its officials {lose} {points} "
        f"points a year by the {' and the '.join(ledgers)} ledger: they would {then}."
    )


def _together(report: ScoreReport, figures: Figures) -> Iterator[str]:
    """Whether officials sign what all parties together gain by."""
    word = "gain" if report.surplus >= 0 else "lose"
    worth = f"{amount_text(abs(sum(_money(report, figures).values(), ZERO)))} {figures.money}"
    choices = "; ".join(f"by the {ledger} ledger {_who_stays_out(report, ledger)}" for ledger in LEDGERS)
    yield f"All parties together {word} {worth} by signing; {choices}."


def _who_stays_out(report: ScoreReport, ledger: str) -> str:
    against = [score.party for score in report.scores if score.gain(ledger) < 0]
    verb = "stays" if len(against) == 1 else "stay"
    return f"{' and '.join(against)} {verb} out" if against else "nobody stays out"


def _some_years_only(report: ScoreReport) -> Iterator[str]:
    """Which averages leave out years without a figure."""
    every = tuple(report.case.agreement.years)
    told = [
        f"{points.name} of {score.party} {situation} over {years_text(years) or 'no year'}"
        for score in report.scores
        for points in score.points
        for situation, years in (("alone", points.years_alone), ("under the deal", points.years))
        if years != every and (situation != "alone" or points.alone_is_written)
    ]
    if told:
        yield f"Averaged over the years with a figure only: {'; '.join(told)}."


def _not_written(report: ScoreReport) -> Iterator[str]:
    """What counts as 0 without the agreement because nothing is written."""
    silent = [
        f"{points.name} of {score.party}"
        for score in report.scores
        for points in score.points
        if not points.alone_is_written
    ]
    if silent:
        yield f"Taken as 0 without the agreement, as no `alone` is written: {', '.join(silent)}."
    if all(score.lowered is None for score in report.scores):
        yield "No indicator is assessed, so points follow money; add `indicators` to `assessment`."
