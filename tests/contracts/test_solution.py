"""Shares that lead to a solution of the game."""

from fractions import Fraction
from typing import Any

import pytest

from contracts.agreement import Agreement
from contracts.clauses.solution import Solution
from sharing.case import Case
from sharing.verdict import judge
from tests.agreements import Tree, agreed, fee, half
from tests.worked_example import OFFER


def solved(*more: Tree, concept: str = "shapley", **changes: Any) -> Case:
    clauses = [*more, {"kind": "solution", "pool": "tax", "concept": concept}]
    return Case.of(Agreement.model_validate(OFFER | {"clauses": clauses} | changes))


@pytest.mark.parametrize("concept", ["shapley", "nucleolus"])
def test_everybody_ends_where_the_concept_puts_it(concept: str) -> None:
    """The worked example: 60 and 80. Home has paid 60, so it has 120 of the pool of 200."""
    case = solved(concept=concept)

    assert {"home": 60, "host": 80} == dict(case.totals)
    assert [{"home": 60, "host": 40}] * 2 == [dict(line.split) for line in case.pool_years]


def test_what_clauses_above_have_given_is_counted() -> None:
    """A reserve of a quarter for the host; the other 150 are divided 120 : 30."""
    case = solved({"kind": "reserve", "pool": "tax", "share": "25%", "payee": "host"})

    assert {"home": 60, "host": 80} == dict(case.totals)
    assert {"home": 60, "host": 40} == dict(case.pool_years[0].split)


def test_shares_are_worked_out_at_present_value() -> None:
    case = solved(discount="10%")

    assert case.shapley == dict(case.totals)


def test_a_party_that_has_too_much_elsewhere_pays() -> None:
    """Host earns 200 a year on its own account if home takes part; halves of 600 leave it 300 too many."""
    streams = [fee(100), fee(200, id="own", pool=None)]
    case = Case.of(
        agreed(streams=streams, clauses=[{"kind": "solution", "pool": "tax", "concept": "shapley"}])
    )

    assert {"home": Fraction(150), "host": Fraction(-50)} == dict(case.pool_years[0].split)


def test_where_the_concept_is_not_defined_the_holder_keeps_the_pool() -> None:
    """Apart they have more than together, so there is no imputation and no nucleolus."""
    case = Case.of(
        agreed(
            streams=[
                fee(100),
                {"id": "apart", "kind": "fee", "amounts": 200, "without": ["home"], "booked_by": "host"},
            ],
            clauses=[{"kind": "solution", "pool": "tax", "concept": "nucleolus"}],
        )
    )

    assert {"host": 100} == dict(case.pool_years[0].split)


def test_two_concepts_of_one_game_are_refused() -> None:
    with pytest.raises(ValueError, match="two solutions of one game: nucleolus and shapley"):
        solved({"kind": "solution", "pool": "tax", "concept": "nucleolus"})


def test_shares_that_are_not_worked_out_cannot_be_used() -> None:
    agreement = agreed(clauses=[{"kind": "solution", "pool": "tax", "concept": "shapley"}])

    with pytest.raises(ValueError, match=r"Case\.of"):
        agreement.term("tax")


def test_an_agreement_without_solutions_is_left_as_it_is() -> None:
    agreement = agreed(clauses=[half()])

    assert Case.of(agreement).agreement is agreement


@pytest.mark.parametrize(
    ("streams", "concept", "because"),
    [
        (
            [
                fee(100),
                {"id": "apart", "kind": "fee", "amounts": 200, "without": ["home"], "booked_by": "host"},
            ],
            "nucleolus",
            "no imputation exists: alone the players secure 600",
        ),
        ([fee({2026: 0}), fee(10, id="own", pool=None)], "shapley", "nothing that could be divided reaches"),
    ],
    ids=["no nucleolus", "an empty pool"],
)
def test_why_there_are_no_shares_is_kept_and_shown(streams: list[Tree], concept: str, because: str) -> None:
    clauses = [{"kind": "solution", "pool": "tax", "concept": concept}]
    judged = judge(agreed(streams=streams, clauses=clauses))
    (found,) = [finding for finding in judged.findings if finding.code == "M204"]

    assert [True] == [because in reason for reason in found.reasons]


def test_a_clause_with_shares_has_no_reason_to_lack_them() -> None:
    (clause,) = [each for each in solved().agreement.clauses if isinstance(each, Solution)]

    assert "" == clause.unsolved_because
