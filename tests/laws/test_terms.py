"""What holds for every term whatever: the laws of the closed algebra."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.amounts import Amounts
from contracts.terms import Cliff, Divide, First, Pay, Smooth, Term, TopUp, Transfer, Until, divided
from contracts.units import amounts_in
from sharing.evaluate import evaluate
from sharing.money import nearest, round_split
from tests.laws.terms import (
    PARTIES,
    STEADY,
    YEARS,
    flows,
    limits,
    over_the_years,
    pots,
    rising_limits,
    shares,
    terms,
)

often = settings(max_examples=50)
SPARE = "the other"
"""A party that no drawn term names."""


@often
@given(term=terms(), flow=flows)
def test_nothing_is_lost_and_nothing_invented(term: Term, flow: list[Fraction]) -> None:
    assert flow == [sum(outcome.split.values()) for outcome in over_the_years(term, flow)]


@often
@given(term=terms(PARTIES[:2]), flow=flows)
def test_nobody_is_paid_whom_the_term_does_not_name(term: Term, flow: list[Fraction]) -> None:
    paid = {party for outcome in over_the_years(term, flow) for party in outcome.split}

    assert set() == paid - set(PARTIES[:2])


@often
@given(term=terms(kinds=STEADY), flow=flows, more=st.fractions(0, 300, max_denominator=7))
def test_no_part_shrinks_when_the_pot_grows(term: Term, flow: list[Fraction], more: Fraction) -> None:
    """Holds in any one year, from the same meters, if every limit for life has a meter of its own.

    It does not hold under Cliff, by intention. It holds under TopUp as well: the payee's part is
    max(inner part, floor), and the payer's is its inner part less what the payee lacks, which shrinks as
    the pot grows.
    """
    *earlier, last = flow
    outcomes = over_the_years(term, [*earlier, last])
    meters = outcomes[-2].meters
    smaller, larger = outcomes[-1].split, evaluate(term, last + more, YEARS[-1], meters).split

    assert [] == [party for party in larger if larger[party] < smaller.get(party, 0)]


def test_a_larger_pot_in_one_year_can_mean_a_smaller_part_in_a_later_one() -> None:
    """Why the law above speaks of one year: what is recovered early is not recovered again."""
    recovery = First(amount_for_life(30), Pay("home"), Pay("host"), "recovery")
    poor, rich = ([20, 20, 0, 0], [30, 20, 0, 0])
    second_year = [
        over_the_years(recovery, list(map(Fraction, flow)))[1].split["home"] for flow in (poor, rich)
    ]

    assert [10, 0] == second_year


def test_a_meter_in_two_places_can_shrink_a_part() -> None:
    """Why every limit needs a meter of its own: here the first branch uses up the room of the second."""

    def branch(party: str) -> Term:
        return First(amount_for_life(30), Pay(party), Pay("host"), "one for both")

    term = Divide(((Fraction(1, 2), branch("home")), (Fraction(1, 2), branch("zone"))))
    parts = [evaluate(term, Fraction(pot), 2026, {}).split["zone"] for pot in (30, 60)]

    assert [15, 0] == parts


@often
@given(term=terms(), flow=flows, names=st.permutations([*PARTIES, "a", "b"]))
def test_renaming_the_parties_renames_their_parts(term: Term, flow: list[Fraction], names: list[str]) -> None:
    called = dict(zip(PARTIES, names, strict=False))
    renamed = [
        {called[party]: amount for party, amount in outcome.split.items()}
        for outcome in over_the_years(term, flow)
    ]

    assert renamed == [dict(outcome.split) for outcome in over_the_years(rename(term, called), flow)]


@often
@given(limit=limits(), head=terms(depth=2), rest=terms(PARTIES[1:], depth=1), flow=flows)
def test_until_limits_the_payee_in_every_year(
    limit: Any, head: Term, rest: Term, flow: list[Fraction]
) -> None:
    """As long as the excess goes to others; a limit below zero counts as zero."""
    outcomes = over_the_years(Until(PARTIES[0], limit, head, rest), flow)
    over = [
        year
        for year, outcome in zip(YEARS, outcomes, strict=True)
        if outcome.split[PARTIES[0]] > max(0, limit.at(year))
    ]

    assert [] == over


@often
@given(limit=rising_limits(), head=terms(depth=2), rest=terms(PARTIES[1:], depth=1), flow=flows)
def test_until_with_a_meter_limits_the_payee_for_life(
    limit: Any, head: Term, rest: Term, flow: list[Fraction]
) -> None:
    """What has been received so far never exceeds the limit of the year; what was paid back makes room."""
    total, over = Fraction(0), []
    for year, outcome in zip(
        YEARS, over_the_years(Until(PARTIES[0], limit, head, rest, "life"), flow), strict=True
    ):
        total += outcome.split[PARTIES[0]]
        over += [year] if total > limit.at(year) else []

    assert [] == over


@often
@given(limit=rising_limits(), rest=terms(depth=2), flow=flows)
def test_first_with_a_meter_takes_no_more_than_its_limit_for_life(
    limit: Any, rest: Term, flow: list[Fraction]
) -> None:
    outcomes = over_the_years(First(limit, Pay(SPARE), rest, "life"), flow)
    taken = [sum(outcome.split[SPARE] for outcome in outcomes[: n + 1]) for n in range(len(YEARS))]

    assert [] == [year for year, total in zip(YEARS, taken, strict=True) if total > limit.at(year)]
    assert taken == [outcome.meters["life"] for outcome in outcomes]


@often
@given(limit=limits(), rest=terms(depth=2), flow=flows)
def test_first_leaves_nothing_to_the_rest_before_its_limit_is_reached(
    limit: Any, rest: Term, flow: list[Fraction]
) -> None:
    outcomes = over_the_years(First(limit, Pay(SPARE), rest), flow)

    assert [min(pot, max(0, limit.at(year))) for year, pot in zip(YEARS, flow, strict=True)] == [
        outcome.split[SPARE] for outcome in outcomes
    ]


@often
@given(floor=limits(), inner=terms(PARTIES[:3], depth=2), flow=flows)
def test_a_top_up_changes_only_payee_and_payer_and_reaches_the_floor(
    floor: Any, inner: Term, flow: list[Fraction]
) -> None:
    without = over_the_years(inner, flow)
    topped = over_the_years(TopUp("home", floor, SPARE, inner), flow)
    expected = [
        max(floor.at(year), outcome.split.get("home", 0))
        for year, outcome in zip(YEARS, without, strict=True)
    ]

    assert expected == [outcome.split["home"] for outcome in topped]
    assert [others(outcome.split) for outcome in without] == [others(outcome.split) for outcome in topped]


def test_beyond_a_cliff_a_part_can_shrink() -> None:
    """The one exception to the law above; M211 reports how near the pot comes to the edge."""
    term = Cliff(amount_for_life(50), Pay("home"), Pay("host"))
    parts = [evaluate(term, Fraction(pot), 2026, {}).split.get("host", 0) for pot in (49, 51)]

    assert [49, 0] == parts


@often
@given(amount=limits(), inner=terms(depth=2), flow=flows)
def test_a_transfer_moves_its_amount_and_nothing_else(amount: Any, inner: Term, flow: list[Fraction]) -> None:
    before = over_the_years(inner, flow)
    after = over_the_years(Transfer(SPARE, "home", amount, inner), flow)
    expected = [
        outcome.split.get("home", 0) + amount.at(year) for year, outcome in zip(YEARS, before, strict=True)
    ]

    assert expected == [outcome.split["home"] for outcome in after]
    assert [others(outcome.split) for outcome in before] == [others(outcome.split) for outcome in after]


@often
@given(inner=terms(depth=2), flow=flows, years=st.integers(1, 3))
def test_smoothing_pays_the_mean_of_what_was_due(inner: Term, flow: list[Fraction], years: int) -> None:
    due = [outcome.split.get("home", Fraction(0)) for outcome in over_the_years(inner, flow)]
    paid = [
        outcome.split["home"] for outcome in over_the_years(Smooth("home", years, SPARE, inner, "s"), flow)
    ]
    windows = [due[max(0, at - years) : at] or due[:1] for at in range(len(due))]

    assert [sum(window, Fraction(0)) / len(window) for window in windows] == paid


@often
@given(floor=rising_limits(), inner=terms(PARTIES[:3], depth=2), flow=flows)
def test_a_floor_for_life_is_reached_in_every_year_in_which_it_is_due(
    floor: Any, inner: Term, flow: list[Fraction]
) -> None:
    outcomes = over_the_years(TopUp("home", floor, SPARE, inner, "life", (2027, 2029)), flow)
    total, short = Fraction(0), []
    for year, outcome in zip(YEARS, outcomes, strict=True):
        total += outcome.split["home"]
        short += [year] if year in (2027, 2029) and total < floor.at(year) else []

    assert [] == short
    assert {0} == {outcomes[at].split[SPARE] for at in (0, 2)}


@pytest.mark.parametrize("parts", [[Fraction(1, 2)], [Fraction(2, 3), Fraction(2, 3)], []])
def test_a_division_that_is_not_the_whole_cannot_be_built(parts: list[Fraction]) -> None:
    with pytest.raises(ValueError, match=r"add up to .*, expected 1"):
        Divide(tuple((part, Pay("home")) for part in parts))


@pytest.mark.parametrize(
    "build",
    [
        lambda: TopUp("home", amount_for_life(30), "home", Pay("host")),
        lambda: Transfer("home", "home", amount_for_life(30), Pay("host")),
        lambda: Smooth("home", 3, "home", Pay("host"), "m"),
    ],
)
def test_nobody_pays_itself(build: Callable[[], Term]) -> None:
    """The two payments would have to cancel, so such a term cannot be built."""
    with pytest.raises(ValueError, match="home"):
        build()


@often
@given(parts=shares(), pot=pots, grain=st.sampled_from((Fraction(1), Fraction(1, 100), Fraction(1, 3))))
def test_rounding_keeps_the_total_and_moves_nobody_by_more_than_one_grain(
    parts: list[Fraction], pot: Fraction, grain: Fraction
) -> None:
    exact = evaluate(divided(dict(zip("abc", parts, strict=False))), pot, 2026, {}).split
    rounded = round_split(exact, grain)

    assert nearest(pot, grain) == sum(rounded.values())
    assert [] == [party for party in exact if abs(rounded[party] - exact[party]) >= grain]
    assert {0} == {amount % grain for amount in rounded.values()}


def amount_for_life(amount: int) -> Amounts:
    """A constant limit."""
    with amounts_in("1"):
        return Amounts(each=Fraction(amount))


def others(split: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The parts of all but home and the payer."""
    return {party: part for party, part in split.items() if party not in ("home", SPARE)}


def rename(node: Any, called: Mapping[str, str]) -> Any:
    """The same term with other names of parties."""
    if isinstance(node, tuple):
        return tuple(rename(part, called) for part in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed = {field.name: rename(getattr(node, field.name), called) for field in fields(node)}
    names = {
        word: called[changed[word]] for word in ("party", "payee", "payer", "balance") if word in changed
    }
    return replace(node, **(changed | names))
