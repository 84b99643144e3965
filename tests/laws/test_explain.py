"""What holds for every explanation: its parts add up to what it explains, exactly."""

import json
from fractions import Fraction
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from sharing.case import Case
from sharing.checks import findings
from sharing.errors import UndefinedSolution
from sharing.formats import FORMATS, format_named
from sharing.formats.envelope import Envelope
from sharing.negotiate.bargaining import bargain
from sharing.negotiate.binding import binding
from sharing.negotiate.explain import explain
from sharing.negotiate.grounds import grounds
from sharing.negotiate.origins import origins, year_trace
from sharing.negotiate.stream_shares import secured, stream_shares
from sharing.pages.explain import page_of_explanation
from sharing.pages.grounds import page_of_grounds
from sharing.pages.year_trace import page_of_year
from tests.laws.agreements import FIRST, LAST, Tree, trees

often = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
seldom = settings(often, max_examples=4)
ZERO = Fraction(0)


def case_of(tree: Tree) -> Case:
    return Case.of(Agreement.model_validate(tree))


@often
@given(tree=trees())
def test_the_parts_of_all_streams_add_up_to_the_shapley_value(tree: Tree) -> None:
    case = case_of(tree)
    shares = stream_shares(case)

    assert case.shapley == {
        party: sum((share.shares.get(party, ZERO) for share in shares), ZERO) for party in case.parties
    }


@often
@given(tree=trees())
def test_what_streams_and_clauses_give_adds_up_to_what_everybody_receives_each_year(tree: Tree) -> None:
    case = case_of(tree)
    found = origins(case)
    received = {
        party: {
            year: sum((origin.by_party.get(party, {}).get(year, ZERO) for origin in found), ZERO)
            for year in case.agreement.years
        }
        for party in case.parties
    }

    assert case.receipts == received
    assert case.totals == {
        party: sum(origin.worth(case, party) for origin in found) for party in case.parties
    }


@often
@given(tree=trees(), year=st.integers(FIRST, LAST))
def test_a_year_that_is_followed_gives_what_everybody_receives(tree: Tree, year: int) -> None:
    case = case_of(tree)
    trace = year_trace(case, year)

    assert {party: case.receipts[party][year] for party in case.parties} == {
        party: trace.received(party) for party in case.parties
    }
    for pool in trace.pools:
        given_out = sum((amount for step in pool.steps for amount in step.amounts.values()), ZERO)
        assert pool.line.pot == given_out == sum((item.net for item in pool.collected), ZERO)


@often
@given(tree=trees(), later=st.integers(0, 3))
def test_what_a_group_secures_adds_up_to_the_worth_of_the_game(tree: Tree, later: int) -> None:
    case = case_of(tree)
    year = case.agreement.years.first + later
    game = case.game_in(year)

    for size in range(1, game.n + 1):
        for members in combinations(case.parties, size):
            parts = secured(case, members, year)
            assert game.worth(game.coalition(*members)) == sum((part.worth for part in parts), ZERO)


@often
@given(tree=trees())
def test_the_offer_follows_from_the_powers_that_it_implies(tree: Tree) -> None:
    case = case_of(tree)
    implied = bargain(case)

    assert (implied.gain > 0) == (implied.powers is not None)
    if implied.powers is not None:
        assert case.totals == {
            party: case.alone(party) + power * implied.gain for party, power in implied.powers.items()
        }
    if implied.weights is not None:
        assert 1 == sum(implied.weights.values())


@often
@given(tree=trees())
def test_the_first_level_of_the_nucleolus_is_the_least_margin_of_all_groups(tree: Tree) -> None:
    case = case_of(tree)
    try:
        found = binding(case)
    except UndefinedSolution:
        return
    margins = [
        sum(found.amounts[member] for member in members)
        - Fraction(case.game.worth(case.game.coalition(*members)))
        for size in range(1, case.game.n)
        for members in combinations(case.parties, size)
    ]

    assert case.nucleolus == found.amounts
    assert min(margins) == found.levels[0].margin
    assert {
        level.margin - (group.receives - group.secures) for level in found.levels for group in level.groups
    } == {ZERO}


@often
@given(tree=trees())
def test_every_finding_is_explained_and_its_objectors_add_up(tree: Tree) -> None:
    case = case_of(tree)
    for code in {finding.code for finding in findings(case)}:
        found = grounds(case, code)

        assert {code} == {finding.code for finding in found.findings}
        assert (code in ("S301", "S302", "S304")) == bool(found.objectors)
        for objectors in found.objectors:
            assert objectors.leavers.secures == sum((part.worth for part in objectors.secured), ZERO)
            assert objectors.leavers.receives == sum(
                (sum(worths.values(), ZERO) for _, worths in objectors.received), ZERO
            )


@seldom
@given(tree=trees(), unit=st.sampled_from((None, "亿元")), year=st.integers(FIRST, LAST))
def test_every_explanation_can_be_shown_in_every_way(tree: Tree, unit: str | None, year: int) -> None:
    """JSON fits its schema, and the columns of the tables add up to their last row."""
    agreement = Agreement.model_validate(tree)
    case = Case.of(agreement, unit)
    pages = [
        page_of_explanation(explain(agreement), "a.yaml", unit),
        *(page_of_explanation(explain(agreement, party), "a.yaml", unit) for party in case.parties),
        page_of_year(case, year_trace(case, year), "a.yaml", None, unit),
        *(
            page_of_grounds(grounds(case, code), "a.yaml", unit)
            for code in {finding.code for finding in findings(case)}
        ),
        page_of_grounds(grounds(case, "A141"), "a.yaml", unit),
    ]
    shown = {name: format_named(name)(pages, 80) for name in FORMATS}

    Envelope.model_validate(json.loads(shown["json"]))
    for page in pages:
        for table in page.tables:
            if table.totals == 1 and table.rows[-1][0] in ADDED_UP:
                assert [] == wrong_sums(table.columns, table.rows)


ADDED_UP = ("Shapley value", "the offer gives", "paid")
NOT_ADDED = ("part", "worth", "left to share")


def wrong_sums(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """The columns of amounts whose last row is not the sum of the rows above."""
    wrong = []
    for at, column in enumerate(columns):
        cells = [row[at].replace(",", "") for row in rows]
        if column not in NOT_ADDED and cells[-1].replace(".", "").lstrip("-").isdigit():
            amounts = [Fraction(cell or "0") for cell in cells]
            wrong += [column] if amounts[-1] != sum(amounts[:-1]) else []
    return wrong
