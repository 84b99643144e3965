"""Which entries of two agreements are the same one, and what stands between the agreements."""

from typing import Any

from contracts.comparing.differences import Difference, Versions
from contracts.comparing.pairs import pairs
from tests.agreements import HOME, HOST, ZONE, agreed, fee, half

SUNSET = {"kind": "sunset", "pool": "tax", "from": 2028, "payee": "host"}
FUND = {"kind": "reserve", "pool": "tax", "payee": "host", "amount": 5}


def versions(one: dict[str, Any], other: dict[str, Any]) -> Versions:
    return Versions.of(agreed(**one), agreed(**other))


def differences(one: dict[str, Any], other: dict[str, Any]) -> tuple[Difference, ...]:
    return versions(one, other).differences


def test_a_clause_that_is_equal_is_the_same_one_wherever_it_stands() -> None:
    early, late = half(to=2026), half(**{"from": 2027})

    assert [(0, 1), (1, None), (None, 0)] == [
        tuple(pair) for pair in pairs("clauses", [early, FUND], [half(to=2027), early])
    ]
    assert [(0, 1), (1, 0)] == [tuple(pair) for pair in pairs("clauses", [early, late], [late, early])]


def test_a_clause_with_another_payee_is_changed_and_not_replaced() -> None:
    assert (Difference("changed", "clauses", 1, 1, ("payee",)),) == differences(
        {"clauses": [half(), SUNSET]}, {"clauses": [half(), SUNSET | {"payee": "home"}]}
    )


def test_a_stream_with_another_name_is_changed_and_not_replaced() -> None:
    assert (Difference("changed", "streams", 0, 0, ("id",)),) == differences(
        {"streams": [fee(100)]}, {"streams": [fee(100, id="charge")]}
    )


def test_what_only_says_where_a_figure_comes_from_is_a_remark() -> None:
    (found,) = differences({"clauses": [half()]}, {"clauses": [half(mark="memory", note="not seen")]})

    assert Difference("remark", "clauses", 0, 0, ("mark", "note")) == found
    assert not found.moves_money


def test_the_same_share_in_other_words_is_no_difference() -> None:
    assert () == differences(
        {"clauses": [half()]}, {"clauses": [half(shares={"home": "1/2", "host": "0.5"})]}
    )


def test_two_clauses_of_a_pool_that_changed_places_are_one_difference() -> None:
    cap = {"kind": "cap", "pool": "tax", "payee": "home", "amount": 30, "per": "year", "beyond": "host"}
    floor = {"kind": "floor", "pool": "tax", "payee": "home", "amount": 40, "payer": "host"}
    found = versions({"clauses": [half(), cap, floor]}, {"clauses": [half(), floor, cap]})

    assert (Difference("reordered", "clauses"),) == found.differences
    assert found.other == found.with_only(found.differences)
    assert found.one == found.with_only([])


def test_clauses_of_different_pools_may_stand_in_any_order() -> None:
    streams = [fee(100), fee(50, id="rent", pool="rent")]
    rent = half(pool="rent")

    assert () == differences(
        {"streams": streams, "clauses": [half(), rent]}, {"streams": streams, "clauses": [rent, half()]}
    )


def test_a_new_clause_stands_behind_the_one_that_it_follows_in_the_second_file() -> None:
    found = versions({"clauses": [half(), SUNSET]}, {"clauses": [FUND, half(), SUNSET]})

    assert [Difference("added", "clauses", None, 0)] == list(found.differences)
    assert found.other["clauses"] == found.with_only(found.differences)["clauses"]


def test_a_party_that_only_one_file_has_is_added_or_removed() -> None:
    two, three = {"home": HOME, "host": HOST}, {"home": HOME, "host": HOST, "zone": ZONE}

    assert (Difference("added", "parties", "zone", "zone"),) == differences(
        {"parties": two}, {"parties": three}
    )
    assert (Difference("removed", "parties", "zone", "zone"),) == differences(
        {"parties": three}, {"parties": two}
    )
