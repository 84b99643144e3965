"""The points of officials, with figures worked by hand, and the laws of a weight that is lowered."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from contracts import ContractError, load
from contracts.agreement import Agreement
from sharing.formats.envelope import Envelope
from sharing.negotiate.score import LEDGERS, NoScore, ScoreReport, Weight, score_report
from sharing.scores import Score
from tests.agreements import Tree, agreed, fee, half, written
from tests.command_line import feidi

JOBS: Tree = {
    "id": "jobs",
    "unit": "jobs",
    "amounts": 100,
    "booked_in": "host",
    "official": "in_place",
    "assessment": {"double_count": ["home", "host"]},
    "alone": {"home": 80},
}
STAYS: Tree = {"id": "stays", "kind": "fee", "amounts": 20, "needs": ["home"], "without": ["host"]}
STREAMS = [fee(100), STAYS | {"booked_by": "home"}]


def criteria(revenue: Any, jobs: Any, better: str = "more") -> Tree:
    """Targets of 100 for revenue and 200 for jobs."""
    return {
        "revenue": {"weight": str(revenue), "target": 100},
        "indicators": {"jobs": {"weight": str(jobs), "target": 200, "better": better}},
    }


def assessed(**changes: Any) -> Tree:
    """Home gets 50 instead of 20 a year and loses 80 jobs officially, or gains 20 in assessment."""
    tree = {"streams": STREAMS, "clauses": [half()], "indicators": [JOBS]}
    return written(**tree | {"assessment": {"home": criteria("30%", "40%")}} | changes)


def agreement(**changes: Any) -> Agreement:
    return Agreement.model_validate(assessed(**changes))


def home(report: ScoreReport) -> Score:
    return next(score for score in report.scores if score.party == "home")


def test_an_indicator_of_single_years_is_averaged_over_these() -> None:
    """100 jobs in 2026 and 300 in 2028 are 200 a year and all the points of the weight; alone 60 in 2027."""
    jobs = JOBS | {"amounts": {2026: 100, 2028: 300}, "alone": {"home": {2027: 60}}}
    report = score_report(agreement(indicators=[jobs]))
    (points,) = [each for each in home(report).points if each.name == "jobs"]
    said = feidi("score", "-", stdin=yaml.safe_dump(assessed(indicators=[jobs]))).stdout

    assert (200, 60) == (points.deal["assessment"], points.alone)
    assert ((2026, 2028), (2027,)) == (points.years, points.years_alone)
    assert (
        "Averaged over the years with a figure only: jobs of home alone over 2027; "
        "jobs of home under the deal over 2026, 2028." in " ".join(said.split())
    )


def test_points_are_weight_times_amount_over_target() -> None:
    """Alone 30 * 20/100 + 40 * 80/200 = 22; officially 15 + 0; in assessment 15 + 40 * 100/200 = 35."""
    score = home(score_report(agreement()))

    assert 22 == score.alone
    assert {"official": 15, "assessment": 35} == {ledger: score.deal(ledger) for ledger in LEDGERS}
    assert {"official": True, "assessment": False} == {ledger: score.differs(ledger) for ledger in LEDGERS}


def test_what_should_be_small_costs_points() -> None:
    """Alone 6 - 16 = -10; officially 15 - 0."""
    score = home(score_report(agreement(assessment={"home": criteria("30%", "40%", better="less")})))

    assert (-10, 15) == (score.alone, score.deal("official"))


def test_a_side_that_loses_money_may_still_score() -> None:
    """Home would have 90 a year alone and gets 50, and counts 20 more jobs: -12 + 4 points by 30 and 40."""
    streams = [fee(100), STAYS | {"booked_by": "home", "amounts": 90}]
    changed = agreement(streams=streams, assessment={"home": criteria("5%", "95%")})
    score = home(score_report(changed))

    assert Fraction(-120) == score.money
    assert Fraction(-5 * 40, 100) + Fraction(95 * 20, 200) == score.gain("assessment")
    assert score.differs("assessment")


def test_the_flip_point_is_the_root_worked_by_hand() -> None:
    """Officially D(u) = -40 u + 30 (0.7 - u) = 21 - 70 u, zero at u = 3/10."""
    score = home(score_report(agreement()))

    assert Fraction(3, 10) == score.flip("official")
    assert 0 == score.gain_at("official", Fraction(3, 10))
    assert score.flip("assessment") is None


def test_money_of_later_years_counts_less_and_revenue_points_follow_the_present_value() -> None:
    """2026: 0, 2027: 0, 2028: 121 at 10% is worth 100; spread over 1 + 1/1.1 + 1/1.21 = 3.31/1.21."""
    late = agreement(streams=[fee({2028: 242})], discount="10%")
    revenue = home(score_report(late)).points[0]

    assert Fraction(100) * Fraction(121, 331) == revenue.deal["official"]


WEIGHTS = st.integers(0, 50).map(lambda percents: Fraction(percents, 100))


@given(revenue=WEIGHTS, jobs=WEIGHTS, alone=st.integers(0, 300), stays=st.integers(0, 100))
def test_at_the_flip_nothing_is_gained_and_before_and_after_it_choices_differ(
    revenue: Fraction, jobs: Fraction, alone: int, stays: int
) -> None:
    indicator = JOBS | {"alone": {"home": alone}}
    streams = [fee(100), STAYS | {"booked_by": "home", "amounts": stays}]
    assessment = {"home": criteria(revenue, jobs)}
    score = home(score_report(agreement(streams=streams, indicators=[indicator], assessment=assessment)))
    for ledger in LEDGERS:
        flip = score.flip(ledger)
        ends = score.gain_at(ledger, Fraction(0)) * score.gain_at(ledger, jobs)
        assert (flip is not None) == (ends < 0)
        assert flip is None or (0 < flip < jobs and score.gain_at(ledger, flip) == 0)
        assert score.gain(ledger) == score.gain_at(ledger, jobs)


@given(revenue=WEIGHTS.filter(bool), jobs=WEIGHTS, to=WEIGHTS)
def test_a_lowered_weight_is_what_an_agreement_with_these_weights_would_give(
    revenue: Fraction, jobs: Fraction, to: Fraction
) -> None:
    """Brute force: write the weights that remain into the agreement."""
    total = revenue + jobs
    assume(to <= total)
    score = home(score_report(agreement(assessment={"home": criteria(revenue, jobs)})))
    other = home(score_report(agreement(assessment={"home": criteria(total - to, to)})))

    assert [score.gain_at(ledger, to) for ledger in LEDGERS] == [other.gain(ledger) for ledger in LEDGERS]


@given(st.integers(1, 1000))
def test_the_unit_of_money_changes_no_score(factor: int) -> None:
    def scaled(times: int) -> Agreement:
        streams = [fee(100 * times), STAYS | {"booked_by": "home", "amounts": 20 * times}]
        weights = criteria("30%", "40%")
        weights["revenue"]["target"] = 100 * times
        return agreement(streams=streams, assessment={"home": weights})

    one, other = home(score_report(scaled(1))), home(score_report(scaled(factor)))

    assert [one.gain(ledger) for ledger in LEDGERS] == [other.gain(ledger) for ledger in LEDGERS]


def test_another_weight_is_as_if_it_had_been_written() -> None:
    asked = score_report(agreement(), [Weight(None, "revenue", Fraction(1, 10))])
    wrote = score_report(agreement(assessment={"home": criteria("10%", "40%")}))

    assert home(wrote) == home(asked)


@pytest.mark.parametrize("turned", [False, True])
def test_weights_may_be_named_in_any_order(turned: bool) -> None:
    """Revenue alone at 70 % would be too much; with jobs at 10 % it is not."""
    weights = [Weight(None, "revenue", Fraction(7, 10)), Weight(None, "jobs", Fraction(1, 10))]
    asked = score_report(agreement(), weights[::-1] if turned else weights)

    assert home(score_report(agreement(assessment={"home": criteria("70%", "10%")}))) == home(asked)


@pytest.mark.parametrize(
    ("weights", "lower", "message"),
    [
        ([Weight(None, "revenue", Fraction(7, 10))], None, "home: the weights add up to 110%; "),
        ([Weight("hame", "revenue", Fraction(0))], None, "no assessment of 'hame'; did you mean 'home'?"),
        ([Weight("home", "job", Fraction(0))], None, "home is not assessed by 'job'; did you mean 'jobs'?"),
        ([], "value", "nobody is assessed by 'value'; known: jobs, revenue"),
    ],
)
def test_what_cannot_be_weighed_is_said(weights: list[Weight], lower: str | None, message: str) -> None:
    with pytest.raises(NoScore) as refusal:
        score_report(agreement(), weights, lower)

    assert str(refusal.value).startswith(message)


def test_without_an_assessment_it_is_said_what_to_write() -> None:
    with pytest.raises(NoScore, match="add for instance `assessment: "):
        score_report(agreed())


def test_without_an_indicator_points_follow_money_and_no_weight_is_lowered(tmp_path: Path) -> None:
    only_revenue = assessed(assessment={"home": {"revenue": {"weight": "30%", "target": 100}}})
    text = feidi("score", saved(tmp_path, only_revenue)).stdout

    assert "No indicator is assessed, so points follow money" in text
    assert "flips at" not in text


def saved(folder: Path, tree: Tree) -> str:
    file = folder / "agreement.yaml"
    file.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return str(file)


def test_json_is_exact_and_fits_the_schema(tmp_path: Path) -> None:
    envelope = json.loads(feidi("score", saved(tmp_path, assessed()), "--format", "json").stdout)
    Envelope.model_validate(envelope)
    (side,) = envelope["results"][0]["data"]["scores"]
    official = side["ledgers"][0]

    assert ("sign", "stay out", "0.3") == (side["by_money"], official["by_score"], official["flips_at"])
    assert ["-7", "-1.4", "4.2", "9.8", "15.4", "21"] == [row["change"] for row in official["by_weight"]]


@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_every_format_says_where_choices_differ(form: str, tmp_path: Path) -> None:
    text = feidi("score", saved(tmp_path, assessed()), "--format", form, width=300).stdout

    assert "home gains 90.00 万元 by signing, but its officials lose 7.00 points a year" in text
    assert "home: the ledger decides; officials stay out by the official books and sign by the" in text


@pytest.mark.parametrize("written_weight", ["revenue", "=5%", "revenue=60", "home:=5%"])
def test_a_weight_that_cannot_be_read_is_misuse(written_weight: str, tmp_path: Path) -> None:
    result = feidi("score", saved(tmp_path, assessed()), "--weight", written_weight)

    assert (2, True) == (result.exit_code, written_weight in result.output)


@pytest.mark.parametrize(
    ("assessment", "code", "message"),
    [
        ({"hame": criteria("30%", "40%")}, "A141", "party 'hame' is not declared"),
        ({"home": {"indicators": {"job": {"weight": "1%", "target": 1}}}}, "A155", "indicator 'job' is not"),
        ({"home": criteria("80%", "40%")}, "A133", "the weights add up to 120%"),
        ({"home": {}}, "A133", "nothing is assessed"),
        ({"home": {"revenue": {"weight": "1%", "target": 0}}}, "A133", "a target of 0"),
        ({"home": {"revenue": {"weight": "1%"}}}, "A132", "assessment.home.revenue lacks `target`"),
    ],
)
def test_a_wrong_assessment_is_refused_at_its_place(
    assessment: Tree, code: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(ContractError) as refusal:
        load(saved(tmp_path, assessed(assessment=assessment)))
    (found,) = refusal.value.findings

    assert code == found.code
    assert message in found.message
    assert found.place is not None
    assert found.place.path.startswith("assessment")
