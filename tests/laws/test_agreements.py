"""What holds for every agreement whatever: its money adds up, and it can be judged."""

import json
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.clauses import CLAUSES
from contracts.fiscal.cascade import take_apart
from contracts.streams import Stream
from sharing.case import Case
from sharing.checks.conservation import conservation
from sharing.formats import FORMATS, format_named
from sharing.formats.envelope import Envelope
from sharing.pages.verdict import page_of_verdict
from sharing.verdict import judge
from tests.agreements import agreed, fee, half
from tests.laws.agreements import MODES, Tree, trees

often = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
seldom = settings(often, max_examples=15)


@pytest.mark.parametrize("kind", CLAUSES)
@seldom
@given(data=st.data())
def test_receipts_add_up_to_what_all_bring_together_in_every_year(kind: str, data: st.DataObject) -> None:
    """sum_i x_i(t) = v_t(N), exactly, whatever the clauses of a kind say."""
    tree = data.draw(trees(data.draw(st.sampled_from(MODES)), (kind, "ratio")))
    case = Case.of(Agreement.model_validate(tree))
    received = {
        year: sum(case.receipts[party][year] for party in case.parties) for year in case.agreement.years
    }

    assert brought(case.agreement) == received


@often
@given(tree=trees())
def test_present_values_add_up_to_the_worth_of_all_together(tree: Tree) -> None:
    """sum_i X_i = v(N)."""
    case = Case.of(Agreement.model_validate(tree))

    factor, first = 1 / (1 + case.agreement.discount), case.agreement.years.first
    worth = sum(amount * factor ** (year - first) for year, amount in brought(case.agreement).items())

    assert worth == case.game.worth(case.game.grand) == sum(case.totals.values())


@pytest.mark.parametrize("mode", MODES)
@often
@given(data=st.data())
def test_every_agreement_can_be_judged_and_hands_out_its_pots(mode: str | None, data: st.DataObject) -> None:
    verdict = judge(Agreement.model_validate(data.draw(trees(mode))))

    assert [] == [finding.message for finding in verdict.findings if finding.code == "M201"]
    assert [line.pot for line in verdict.case.pool_years] == [
        sum(line.split.values()) for line in verdict.case.pool_years
    ]


@often
@given(tree=trees(), later=st.integers(0, 3))
def test_nobody_who_gains_by_leaving_is_overlooked(tree: Tree, later: int) -> None:
    """Every coalition is compared, exactly: R_S(t) with v_t(S)."""
    case = Case.of(Agreement.model_validate(tree))
    year = case.agreement.years.first + later
    game = case.game_in(year)
    gains = {
        frozenset(members): Fraction(game.worth(game.coalition(*members)))
        - sum(case.still_to_come(member, year) for member in members)
        for size in range(1, game.n)
        for members in combinations(case.parties, size)
    }

    assert {members: gain for members, gain in gains.items() if gain > 0} == {
        frozenset(leavers.members): leavers.gain for leavers in case.leavers_in(year)
    }


@pytest.mark.parametrize("gain", ["1/1000000000", "0", "-1/1000000000"])
def test_a_gain_far_below_the_stakes_is_seen(gain: str) -> None:
    """Of stakes of ten to the eighteenth a billionth is told apart from nothing."""
    stake = Fraction(10**18)
    alone = str(stake + Fraction(gain))
    streams = [fee(str(2 * stake)), fee(alone, id="alone", pool=None, needs=[], without=["home"])]
    case = Case.of(agreed(years="2026", streams=streams, clauses=[half()]))

    assert [Fraction(gain)] * (Fraction(gain) > 0) == [leavers.gain for leavers in case.leavers]


@often
@given(tree=trees())
def test_a_verdict_agrees_with_itself(tree: Tree) -> None:
    """Nobody refuses what is acceptable, and without a stable split nothing is acceptable."""
    verdict = judge(Agreement.model_validate(tree))
    refusing = [standing.party for standing in verdict.standings if standing.margin < 0]

    assert refusing == [standing.party for standing in verdict.standings if standing.says == "refuses"]
    assert not (verdict.acceptable and (refusing or verdict.hopeless))


@seldom
@given(tree=trees(), unit=st.sampled_from((None, "元", "亿元")))
def test_every_verdict_can_be_shown_in_every_way(tree: Tree, unit: str | None) -> None:
    """JSON fits its schema, and in the table the parts add up to the rounded whole."""
    page = page_of_verdict(judge(Agreement.model_validate(tree), shown_in=unit), "a.yaml", unit, by_year=True)
    shown = {name: format_named(name)([page], 80) for name in FORMATS}
    *parties, together = page.tables[0].rows

    Envelope.model_validate(json.loads(shown["json"]))
    for column in range(1, 4):
        amounts = [Fraction(row[column].replace(",", "")) for row in (*parties, together)]
        assert amounts[-1] == sum(amounts[:-1])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Fraction(1, 3), "0.33 is promised twice"),
        (Fraction(-50), "50.00 is handed to nobody"),
    ],
)
def test_a_payout_that_was_changed_by_hand_is_found(change: Fraction, says: str) -> None:
    """M201 cannot arise from an agreement, so the case is tampered with."""
    case = Case.of(agreed(clauses=[half()]))
    first, *others = case.pool_years
    changed = replace(first, split={"home": Fraction(50), "host": 50 + change})
    findings = list(conservation(replace(case, pool_years=(changed, *others))))

    assert ["M201", "M201"] == [finding.code for finding in findings]
    assert f"pool 'tax' in 2026 bring 100.00 {case.money}, {says}" == findings[0].message


def brought(agreement: Agreement) -> dict[int, Fraction]:
    """v_t(N): what the streams bring the parties in each year when everybody takes part."""
    together = [stream for stream in agreement.streams if not stream.without]
    return {
        year: sum((kept(agreement, stream, year) for stream in together), Fraction(0))
        for year in agreement.years
    }


def kept(agreement: Agreement, stream: Stream, year: int) -> Fraction:
    """The part of a stream that reaches a party: its collector, or a government above that is a party."""
    if year not in stream.period:
        return Fraction(0)
    amount, collector = stream.amounts.at(year), agreement.parties[stream.booked_by]
    amount *= stream.period.part_of(year)
    if stream.tax is None:
        return stream.sign * amount
    parts = take_apart(amount, stream.layer, stream.tax, collector.province, year, agreement.fiscal)
    roles = {party.role for party in agreement.parties.values()}
    has_province = any(
        party.role == "upper" and party.province == collector.province for party in agreement.parties.values()
    )
    return parts.retained + parts.central * ("central" in roles) + parts.upper * has_province
