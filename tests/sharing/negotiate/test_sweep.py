"""A sweep against judging each of its points alone."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.moving import moved, with_values
from contracts.wrong import Wrong
from sharing.case import Case
from sharing.negotiate.grid import axes_of
from sharing.negotiate.sweep import Sweep, sweep
from sharing.pages.sweep import page_of_sweep
from tests.agreements import agreed, fee
from tests.sharing.negotiate.test_counter import offers
from tests.worked_example import offer

SHARE = "clauses[0].shares.home"
PHASES = "clauses[0].periods[{}].shares.home"
WORDS = (f"{PHASES.format(0)}=0%:100%:25%", f"{PHASES.format(1)}=10%,50%,90%")


def case_at(found: Sweep, values: tuple[Fraction, ...]) -> Case:
    """The agreement with the values of a point, worked out from scratch."""
    pairs = {axis.number: value for axis, value in zip(found.axes, values, strict=True)}
    plain = {number.path: value for number, value in pairs.items() if number.path[0] != "clauses"}
    inside = {number: value for number, value in pairs.items() if number.path not in plain}
    return Case.of(moved(with_values(found.agreement, plain), inside))


def agrees(found: Sweep) -> None:
    for point in found.points:
        case = case_at(found, point.values)
        gains = [leavers.gain for year in case.agreement.years for leavers in case.leavers_in(year)]
        assert point.totals == case.totals
        assert point.gain == max(gains, default=0)


@settings(max_examples=15, deadline=None)
@given(offers(), st.sampled_from((WORDS, (WORDS[0],), (WORDS[1], "discount=0%:10%:5%"))))
def test_each_point_is_what_it_would_be_alone(agreement: Agreement, words: tuple[str, ...]) -> None:
    agrees(sweep(agreement, words))


def test_a_threshold_counts_on_the_side_where_it_is_met() -> None:
    """The pot is 100: a threshold of exactly 100 is reached."""
    clauses = [
        {"kind": "threshold", "pool": "tax", "amount": 90, "counts": "whole", "otherwise": "host"},
        {"kind": "ratio", "pool": "tax", "shares": {"home": "50%", "host": "50%"}},
    ]
    found = sweep(agreed(streams=[fee(100)], clauses=clauses), ["clauses[0].amount=90:110:5"])

    agrees(found)
    assert [point.totals["home"] for point in found.points] == [150, 150, 150, 0, 0]


def test_streams_and_years_are_swept_as_well() -> None:
    sunset = {"kind": "sunset", "pool": "tax", "from": 2028, "payee": "host"}
    clauses = [{"kind": "ratio", "pool": "tax", "shares": {"home": "50%", "host": "50%"}}, sunset]
    found = sweep(
        agreed(clauses=clauses), ["clauses[1].from=2027:2029:1", "streams[fee].amounts=0.5:1.5:0.5"]
    )

    agrees(found)
    assert len(found.points) == 9


def test_the_flips_are_exact() -> None:
    found = sweep(offer(), [f"{SHARE}=0%:100%:10%"])

    assert found.flips[0].intervals == ()


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_answer_does_not_depend_on_who_works(workers: int) -> None:
    words = [f"{SHARE}=0%:100%:1%", "discount=0%:20%:5%"]
    with ThreadPoolExecutor(workers) as executor:
        found = page_of_sweep(sweep(offer(), words, executor), "x.yaml")

    assert found == page_of_sweep(sweep(offer(), words), "x.yaml")


def test_an_agreement_can_be_sent_to_another_process() -> None:
    assert Case.of(pickle.loads(pickle.dumps(offer()))).totals == Case.of(offer()).totals  # noqa: S301


@pytest.mark.parametrize(
    ("word", "message"),
    [
        (SHARE, "names no values"),
        (f"{SHARE}=0%:100%", "is no range"),
        (f"{SHARE}=0%:100%:0%", "the step of 0%:100%:0% is not above 0"),
        (f"{SHARE}=70%:30%:5%", "ends before it begins"),
        (f"{SHARE}=0%:120%:5%", "is more than the whole"),
        (f"{SHARE}=a,b", "'a' is not a number"),
        (f"{SHARE}=0:1:0.000001", "1,000,001 values are asked for"),
        ("clauses[0].share=1", "is no number of this agreement"),
    ],
)
def test_a_wrong_range_says_what_to_write(word: str, message: str) -> None:
    with pytest.raises(Wrong, match=message.replace("[", r"\[")):
        axes_of(offer(), [word])


def test_steps_that_do_not_hit_the_end_say_so() -> None:
    (axis,) = axes_of(offer(), [f"{SHARE}=0%:100%:30%"])

    assert (axis.values[-1], axis.missed, axis.has_offer) == (Fraction(9, 10), 1, False)


def test_no_number_is_varied_twice_and_not_too_many() -> None:
    with pytest.raises(Wrong, match="is varied twice"):
        axes_of(offer(), [f"{SHARE}=0%,1%", f"{SHARE}=5%"])
    with pytest.raises(Wrong, match="4 numbers are varied"):
        axes_of(offer(), [f"{SHARE}=0%", "discount=0%", "streams[0].amounts=1", "streams[1].amounts=1"])


def test_two_shares_of_one_table_are_moved_together_or_not_at_all() -> None:
    third = {"id": "fee", "kind": "fee", "amounts": 90, "booked_by": "a", "pool": "tax"}
    towns = {name: {"name": name, "role": "host", "province": "Coast"} for name in "abc"}
    shares = {"a": "50%", "b": "30%", "c": "20%"}
    agreement = agreed(
        parties=towns, streams=[third], clauses=[{"kind": "ratio", "pool": "tax", "shares": shares}]
    )
    found = sweep(agreement, ["clauses[0].shares.a=20%,80%", "clauses[0].shares.b=30%,60%"])
    order = [axis.number.path[-1] for axis in found.axes].index
    told = {
        (point.values[order("a")], point.values[order("b")]): (dict(point.totals), point.wrong)
        for point in found.points
    }

    assert told[Fraction(1, 5), Fraction(3, 10)] == ({"a": 54, "b": 81, "c": 135}, "")
    assert told[Fraction(4, 5), Fraction(3, 5)][1] == "clauses[0].shares would add up to 140%"


def test_full_width_commas_part_values() -> None:
    assert axes_of(offer(), [f"{SHARE}=３０％，50%"])[0].values == (Fraction(3, 10), Fraction(1, 2))
