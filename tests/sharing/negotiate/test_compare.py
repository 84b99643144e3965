"""The money that differences move, worked out by hand."""

from fractions import Fraction
from typing import Any

from contracts.comparing.differences import Difference
from sharing.negotiate.apart import standing_alone
from sharing.negotiate.compare import MOST_APART, Comparison, compare
from tests.agreements import HOME, HOST, ZONE, agreed, fee, half


def ratio(home: str, host: str, **changes: Any) -> dict[str, Any]:
    return half(shares={"home": home, "host": host}, **changes)


def moved(found: Comparison) -> list[dict[str, int]]:
    return [{party: int(amount) for party, amount in row.by_party.items()} for row in found.moved]


def test_a_larger_pot_and_another_share_move_more_together_than_alone() -> None:
    """300 in all at 50 : 50; alone the share moves 30, alone the pot moves 150 each, together 30 more."""
    found = compare(
        agreed(streams=[fee(100)], clauses=[ratio("50%", "50%")]),
        agreed(streams=[fee(200)], clauses=[ratio("60%", "40%")]),
    )

    assert [{"home": 150, "host": 150}, {"home": 30, "host": -30}] == moved(found)
    assert {"home": 30, "host": -30} == found.together


def test_a_renamed_pool_goes_with_the_clauses_that_follow_it() -> None:
    """None of the three is an agreement alone, and together they move nothing; the discount stands alone."""
    found = compare(
        agreed(streams=[fee(100)], clauses=[half()]),
        agreed(streams=[fee(100, pool="income")], clauses=[half(pool="income")], discount="5%"),
    )
    kinds = [[(one.kind, one.section) for one in row.differences] for row in found.moved]

    assert [
        [("changed", "discount")],
        [("changed", "streams"), ("removed", "clauses"), ("added", "clauses")],
    ] == kinds
    assert {Fraction(0)} == set(found.moved[1].by_party.values()) == set(found.together.values())


def test_a_new_party_gets_nothing_in_the_first_agreement() -> None:
    found = compare(
        agreed(clauses=[half()]),
        agreed(
            parties={"home": HOME, "host": HOST, "zone": ZONE},
            clauses=[half(shares={"home": "50%", "host": "30%", "zone": "20%"})],
        ),
    )

    assert ("home", "host", "zone") == found.parties
    assert {"home": 0, "host": -60, "zone": 60} == {
        party: sum(row.by_party.get(party, 0) for row in found.moved) + found.together[party]
        for party in found.parties
    }


def test_years_of_another_time_are_brought_to_the_first_year_of_the_first_agreement() -> None:
    """100 in 2028 at 10 % are worth 100 / 1.21 in 2026."""
    found = compare(
        agreed(years="2026", discount="10%", clauses=[]), agreed(years="2028", discount="10%", clauses=[])
    )

    assert {"home": Fraction(0), "host": Fraction(10000, 121)} == found.after
    assert {"home": Fraction(0), "host": Fraction(100)} == found.before


def test_amounts_in_another_unit_are_converted() -> None:
    found = compare(agreed(unit="10k", streams=[fee(100)]), agreed(unit="元", streams=[fee("100万元")]))

    assert () == found.differences
    assert found.before == found.after


def test_money_of_two_currencies_is_not_compared() -> None:
    found = compare(agreed(clauses=[half()]), agreed(currency="USD", clauses=[ratio("60%", "40%")]))

    assert (None, None, ()) == (found.before, found.after, found.moved)
    assert ["currency", "clauses"] == [one.section for one in found.differences]


def test_a_finding_that_a_difference_cures_vanishes() -> None:
    """Without an end P501 warns; a sunset after the last year moves no money and ends the warning."""
    found = compare(
        agreed(clauses=[half()]),
        agreed(clauses=[half(), {"kind": "sunset", "pool": "tax", "from": 2029, "payee": "host"}]),
    )

    assert [{"home": 0, "host": 0}] == moved(found)
    assert [("vanishes", "P501")] == [
        (change.state, change.one.code) for change in found.findings if change.one is not None
    ]


def test_too_many_differences_are_shown_in_one_sum() -> None:
    many = [fee(1, id=f"fee {at}") for at in range(MOST_APART + 1)]
    found = compare(
        agreed(streams=[fee(0)], clauses=[half()]), agreed(streams=[fee(0), *many], clauses=[half()])
    )

    assert [MOST_APART + 1] == [len(row.differences) for row in found.moved]
    assert {Fraction(0)} == set(found.together.values())


def test_groups_that_need_each_other_in_a_chain_become_one() -> None:
    """Each of the three needs the next one; the fourth stands alone."""
    chain = [Difference("changed", name) for name in "abcd"]
    needs = {chain[0]: {chain[1]}, chain[1]: {chain[2]}, chain[2]: {chain[0]}, chain[3]: set()}

    assert ((chain[0], chain[1], chain[2]), (chain[3],)) == standing_alone(
        chain, lambda chosen: all(needs[one] <= set(chosen) for one in chosen)
    )
