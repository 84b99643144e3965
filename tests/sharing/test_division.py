"""What each solution concept would give."""

from fractions import Fraction

import pytest

from sharing.division import SHOWN, core_ranges, divisions, split
from sharing.games import SOLUTIONS, CostGame, EmptyCore, Game
from tests.agreements import agreed, fee
from tests.worked_example import offer

TOWNS = {"1": 230, "2": 160, "3": 230, "1+2": 350, "2+3": 365, "1+3": 460, "1+2+3": 556}
"""Sewage of three towns (domain.md TV2); towns 1 and 3 would not build together."""


def test_the_worked_example_divided_in_each_way() -> None:
    """Proportional: 140 in the proportion 40 : 60."""
    _, ways = split(offer())

    assert {
        "proposal": {"home": 40, "host": 100},
        "shapley": {"home": 60, "host": 80},
        "nucleolus": {"home": 60, "host": 80},
        "proportional": {"home": 56, "host": 84},
        "equal_surplus": {"home": 60, "host": 80},
    } == {way.name: way.amounts for way in ways}
    assert {True} == {way.stable for way in ways}


def test_the_proposal_comes_first_and_then_what_is_compared() -> None:
    assert ("proposal", *SHOWN) == tuple(way.name for way in split(offer())[1])
    assert set() == set(SHOWN) - set(SOLUTIONS)


def test_an_unstable_way_names_who_gains_most_by_leaving() -> None:
    proposal = split(offer("30%", "70%"))[1][0]

    assert (False, ("home",), 40) == (proposal.stable, proposal.objector, proposal.gain)


def test_a_concept_that_is_not_defined_says_why() -> None:
    """Nobody secures anything alone, so there are no proportions."""
    agreement = agreed(streams=[fee(100)])
    proportional = next(way for way in split(agreement)[1] if way.name == "proportional")

    assert (None, False) == (proportional.amounts, proportional.stable)
    assert "" != proportional.undefined


def test_a_game_of_costs_is_divided_in_what_each_pays() -> None:
    shapley, nucleolus = divisions(CostGame.from_coalitions(TOWNS, ("1", "2", "3")), ("shapley", "nucleolus"))

    assert {"1": Fraction(631, 3), "2": Fraction(767, 6), "3": Fraction(1307, 6)} == shapley.amounts
    assert {"1": Fraction(421, 2), "2": Fraction(255, 2), "3": 218} == nucleolus.amounts
    assert (True, "", True) == (shapley.stable, shapley.proof, nucleolus.proof != "")


def test_the_range_of_a_game_of_costs_is_what_each_pays_at_least_and_at_most() -> None:
    """556 - 350 = 206 at least for town 3, and at most the 230 it pays alone."""
    ranges = core_ranges(CostGame.from_coalitions(TOWNS, ("1", "2", "3")))

    assert not isinstance(ranges, EmptyCore)
    assert (206, 230) == ranges["3"]


def test_where_the_core_is_empty_there_is_a_proof_in_place_of_ranges() -> None:
    majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])

    assert isinstance(core_ranges(majority), EmptyCore)


def test_a_concept_has_to_be_known() -> None:
    with pytest.raises(KeyError):
        divisions(Game(("a",), [0, 1]), ("lottery",))
