"""What holds for every comparison: its rows add up, and all differences together are the second file."""

import json
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.comparing.differences import Versions
from sharing.case import Case
from sharing.formats import FORMATS, format_named
from sharing.formats.envelope import Envelope
from sharing.negotiate.compare import Comparison, compare
from sharing.pages.compare import page_of_comparison
from tests.laws.agreements import Tree, trees

often = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
ZERO = Fraction(0)


def drawn(tree: Tree) -> Agreement:
    return Agreement.model_validate(tree)


@st.composite
def neighbours(draw: st.DrawFn) -> tuple[Agreement, Agreement]:
    """An agreement, and the same with some clauses left out or moved, and other amounts."""
    one = draw(trees())
    other = dict(one)
    other["discount"] = draw(st.sampled_from(("0%", "5%")))
    if one["clauses"]:
        kept = draw(st.lists(st.sampled_from(range(len(one["clauses"]))), unique=True))
        other["clauses"] = [one["clauses"][at] for at in kept]
    streams = [dict(stream) for stream in one["streams"]]
    changed = draw(st.sampled_from(range(len(streams))))
    streams[changed]["amounts"] = draw(st.integers(0, 90).map(str))
    other["streams"] = streams
    return drawn(one), drawn(other)


def sums(found: Comparison) -> dict[str, Fraction]:
    """What the rows add up to."""
    return {
        party: sum((row.by_party.get(party, ZERO) for row in found.moved), ZERO)
        + found.together.get(party, ZERO)
        for party in found.parties
    }


def change(found: Comparison) -> dict[str, Fraction]:
    assert found.before is not None
    assert found.after is not None
    return {party: found.after.get(party, ZERO) - found.before.get(party, ZERO) for party in found.parties}


@often
@given(pair=neighbours())
def test_the_rows_add_up_to_the_whole_change(pair: tuple[Agreement, Agreement]) -> None:
    found = compare(*pair)

    assert change(found) == sums(found)
    if len(found.moved) == 1:
        assert {ZERO} == set(found.together.values())


@settings(often, max_examples=4)
@given(one=trees(), other=trees())
def test_any_two_agreements_can_be_compared_and_shown(one: Tree, other: Tree) -> None:
    found = compare(drawn(one), drawn(other))
    page = page_of_comparison(found, ("one.yaml", "other.yaml"))
    shown = {name: format_named(name)([page], 80) for name in FORMATS}

    assert change(found) == sums(found)
    Envelope.model_validate(json.loads(shown["json"]))
    (money,) = [table for table in page.tables if table.title.startswith("What each difference moves")]
    for column in range(1, len(money.columns)):
        amounts = [Fraction(row[column].replace(",", "")) for row in money.rows]
        assert amounts[-1] == sum(amounts[:-1])


@often
@given(one=trees(), other=trees())
def test_all_differences_together_are_the_second_agreement(one: Tree, other: Tree) -> None:
    first, second = drawn(one), drawn(other)
    versions = Versions.of(first, second)
    mixed = versions.agreement_with([found for found in versions.differences if found.moves_money])

    assert mixed is not None
    assert Case.of(second).totals == Case.of(mixed).totals
    assert versions.one == versions.with_only([])


@pytest.mark.parametrize("unit", ["元", "10k", "亿元"])
@settings(often, max_examples=4)
@given(tree=trees())
def test_an_agreement_in_another_unit_is_the_same(unit: str, tree: Tree) -> None:
    one = drawn(tree)
    found = compare(one, one.in_unit(unit))

    assert () == found.differences
    assert set() == {amount for row in found.moved for amount in row.by_party.values()}
    assert {ZERO} == set(change(found).values())
