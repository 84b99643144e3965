"""Explanations of agreements that can be worked out by hand."""

from fractions import Fraction

import pytest

from contracts.agreement import Agreement
from sharing.case import Case
from sharing.negotiate.bargaining import bargain
from sharing.negotiate.binding import binding
from sharing.negotiate.explain import NotInTheAgreement, explain
from sharing.negotiate.grounds import NoSuchCode, grounds, question
from sharing.negotiate.origins import origins, year_trace
from sharing.negotiate.stream_shares import LEAVING, secured
from tests.agreements import agreed, fee, half
from tests.worked_example import OFFER, offer

EXIT = {"kind": "exit_payment", "pool": "tax", "leaver": "host", "payee": "home", "amount": 30}


def test_each_stream_is_divided_by_who_makes_it_possible() -> None:
    """Of tax and cost half each; of an outside option half for the one and against the other."""
    found = explain(offer())

    assert [
        ("zone tax", {"home": 100, "host": 100}),
        ("own use", {"host": 30, "home": -30}),
        ("firms that stay", {"home": 20, "host": -20}),
        ("building", {"home": -30, "host": -30}),
    ] == [(share.flow.label, share.shares) for share in found.streams]
    assert ["keeps the zone"] == [flow.label for flow in found.waiting]
    assert {"home": 60, "host": 80} == found.case.shapley


def test_the_offer_of_the_worked_example_gives_home_no_bargaining_power() -> None:
    """Home has 40 alone and gets 40; the host takes the whole gain of 40."""
    found = bargain(Case.of(offer()))

    assert (40, {"home": 0, "host": 1}) == (found.gain, found.powers)
    assert {"home": Fraction(1, 2), "host": Fraction(1, 2)} == found.weights
    assert {"home": -20, "host": 20} == found.distances[0].surplus
    assert 20 == found.distances[0].moved


@pytest.mark.parametrize(("alone", "gain"), [(100, 0), (130, -90)])
def test_without_a_gain_there_is_no_power(alone: int, gain: int) -> None:
    streams = [fee(100), fee(alone, id="alone", pool=None, needs=[], without=["home"])]
    found = bargain(Case.of(agreed(streams=streams, clauses=[half()])))

    assert (gain, None) == (found.gain, found.powers)


def test_who_pays_the_others_has_no_weight() -> None:
    floor = {"kind": "floor", "pool": "tax", "payee": "home", "amount": 150, "payer": "host"}
    found = bargain(Case.of(agreed(clauses=[half(), floor])))

    assert (300, None) == (found.pot, found.weights)


def test_the_groups_of_the_nucleolus_have_the_same_margin() -> None:
    (level,) = binding(Case.of(offer())).levels

    assert (20, {("home",), ("host",)}) == (level.margin, {group.members for group in level.groups})
    assert {(40, 60), (60, 80)} == {(group.secures, group.receives) for group in level.groups}


def test_a_group_of_a_stable_game_without_gain_is_held_at_what_it_has() -> None:
    """Alone 100 and 0, together 100: nobody gains, and nobody can give up anything."""
    streams = [fee(100), fee(100, id="alone", pool=None, needs=[], without=["home"])]
    (level,) = binding(Case.of(agreed(streams=streams))).levels

    assert 0 == level.margin


def test_what_clauses_give_is_told_one_by_one() -> None:
    floor = {"kind": "floor", "pool": "tax", "payee": "home", "amount": 70, "payer": "host"}
    case = Case.of(agreed(clauses=[half(), floor]))

    assert [
        ("ratio", {"home": 150, "host": 150}),
        ("floor", {"home": 60, "host": -60}),
    ] == [(o.what, {party: o.worth(case, party) for party in case.parties}) for o in origins(case)]


def test_a_year_shows_what_the_levels_above_keep() -> None:
    """Of 100 VAT half is central; of the local 50 the province keeps 20 %."""
    tax = {"id": "vat", "tax": "vat", "layer": "headline", "amounts": 100, "booked_by": "host", "pool": "tax"}
    case = Case.of(agreed(streams=[tax], fiscal=[{"province": "Inland", "upper": "20%"}], clauses=[half()]))
    (pool,) = year_trace(case, 2027).pools
    (collected,) = pool.collected

    assert (50, 10, 40) == (collected.layers.central, collected.layers.upper, collected.net)
    assert [("ratio", {"home": 20, "host": 20})] == [(step.what, step.amounts) for step in pool.steps]


def test_leaving_later_costs_what_the_exit_clause_says() -> None:
    tree = OFFER | {"clauses": [*OFFER["clauses"], EXIT]}
    case = Case.of(Agreement.model_validate(tree))

    assert [("own use", 30), ("keeps the zone", 70), (LEAVING, -30)] == [
        (part.label, part.worth) for part in secured(case, ["host"], 2027)
    ]


def test_a_walk_away_is_taken_apart_in_its_first_year() -> None:
    """In 2027 the host leaves 50 of tax for 30 of its own and the 70 of the zone."""
    found = grounds(Case.of(offer()), "S304")
    (host,) = found.objectors

    assert (2027, ("host",), 100, 50) == (
        host.year,
        host.leavers.members,
        host.leavers.secures,
        host.leavers.receives,
    )
    assert [("ratio", {"host": 50})] == [(origin.what, worths) for origin, worths in host.received]


def test_a_code_that_does_not_arise_has_no_findings() -> None:
    found = grounds(Case.of(offer("70%", "30%")), "S301")

    assert ((), ()) == (found.findings, found.objectors)
    assert "S304" in found.others


def test_where_nobody_objects_the_nearest_to_leaving_is_told() -> None:
    """Home has 40 alone and gets 40; the host has 60 and gets 100."""
    nearest = grounds(Case.of(offer()), "S301").nearest

    assert nearest is not None
    assert (("home",), 40, 40) == (nearest.members, nearest.secures, nearest.receives)
    assert grounds(Case.of(offer()), "S302").nearest is None


def test_a_fault_of_writing_is_explained_in_a_file_that_has_none() -> None:
    assert ("unknown party", "") == (question("A141").name, question("A141").asks)


def test_names_that_are_not_there_are_refused() -> None:
    with pytest.raises(NotInTheAgreement, match="there is no party 'hme'; did you mean 'home'"):
        explain(offer(), "hme")
    with pytest.raises(NoSuchCode, match="there is no code 'S399'"):
        grounds(Case.of(offer()), "S399")
