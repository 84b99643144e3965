"""The ranges of the zone of agreement against judging each value from scratch."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.moving import moved
from contracts.parameters import Parameter, parameter, parameters
from contracts.wrong import Wrong
from sharing.case import Case
from sharing.negotiate.pieces import Ground
from sharing.negotiate.zopa import Range, chosen, range_of, zopa
from tests.agreements import HOME, HOST, ZONE, agreed, fee
from tests.sharing.negotiate.test_counter import holds, offers
from tests.worked_example import OFFER, offer

HAIR = Fraction(1, 10**7)
HALF = {"kind": "ratio", "pool": "tax", "shares": {"home": "50%", "host": "50%"}}


def bounds(found: Range) -> list[tuple[Fraction | None, Fraction | None]]:
    return [(interval.least.value, interval.most.value) for interval in found.intervals]


def holds_at(agreement: Agreement, number: Parameter, value: Fraction) -> bool:
    return holds(moved(agreement, {number: value}))


@settings(max_examples=30, deadline=None)
@given(offers(), st.data())
def test_a_value_is_in_the_range_exactly_if_everybody_stays_with_it(
    agreement: Agreement, data: st.DataObject
) -> None:
    number = data.draw(st.sampled_from(chosen(agreement, ())))
    found = range_of(Ground(agreement), number)
    tried = [Fraction(data.draw(st.integers(0, 20)), 20) for _ in range(3)]
    tried += [value for pair in bounds(found) for value in pair if value is not None]
    tried += [value + side for pair in bounds(found) for value in pair if value for side in (HAIR, -HAIR)]
    if number.kind == "year":
        tried = [Fraction(year) for year in range(2025, 2030)]
    if number.kind == "amount":
        tried += [100 * value for value in tried]
    for value in tried:
        if number.kind == "share" and not 0 <= value <= 1:
            continue
        try:
            stays = holds_at(agreement, number, value)
        except Wrong:
            continue
        within = 2026 <= value <= 2028 if number.kind == "year" else value >= 0
        if within:
            assert any(value in interval for interval in found.intervals) == stays, (number.name, value)


def test_the_share_of_the_worked_example_lies_between_half_and_seven_tenths() -> None:
    """Home secures 40 alone and pays 60, host secures 60: 40 <= 200 s - 60 and 60 <= 200 (1 - s)."""
    found = zopa(Ground(offer(), at_signing=True)).ranges

    assert [bounds(one) for one in found] == [[(Fraction(1, 2), Fraction(7, 10))]]
    interval = found[0].intervals[0]
    assert interval.least.because is not None
    assert interval.most.because is not None
    assert (interval.least.because.members, interval.most.because.members) == (("home",), ("host",))


def test_no_share_of_the_worked_example_keeps_the_host_in_later() -> None:
    found = zopa(Ground(offer())).ranges[0]

    assert (found.intervals, found.refuses and found.refuses.year) == ((), 2027)


def test_red_lines_narrow_the_range() -> None:
    ground = Ground(offer(), {"host": Fraction(90)}, at_signing=True)

    assert bounds(zopa(ground).ranges[0]) == [(Fraction(1, 2), Fraction(11, 20))]


def test_a_cap_that_never_binds_may_be_any_higher() -> None:
    cap = {"kind": "cap", "pool": "tax", "payee": "home", "beyond": "host", "amount": 300, "per": "life"}
    agreement = Agreement.model_validate(OFFER | {"clauses": [*OFFER["clauses"], cap]})
    found = range_of(Ground(agreement, at_signing=True), parameter(agreement, "clauses[1].amount"))

    assert bounds(found) == [(Fraction(100), None)]


def test_of_two_shares_only_one_is_listed() -> None:
    assert [number.name for number in chosen(offer(), ())] == ["clauses[0].shares.home"]
    assert len(parameters(offer())) == 2


def test_what_is_not_negotiated_has_no_range() -> None:
    with pytest.raises(Wrong, match="discount is not negotiated"):
        zopa(Ground(offer()), ["discount"])


def test_every_range_agrees_with_the_judgement_of_the_offer() -> None:
    stays = not any(Case.of(offer()).leavers_in(year) for year in (2026, 2027))

    assert {found.holds_offer for found in zopa(Ground(offer())).ranges} == {stays}


def test_a_range_is_the_same_in_any_unit() -> None:
    """The stake in yuan is large, and slopes of amounts stay near 1."""
    floor = {"kind": "floor", "pool": "tax", "payee": "host", "payer": "home", "amount": 35}
    found = []
    for unit in ("1m", "元"):
        tree = OFFER | {"clauses": [*OFFER["clauses"], floor], "unit": unit}
        scale = 1 if unit == "1m" else 10**8
        agreement = Agreement.model_validate(scaled(tree, scale))
        one = range_of(Ground(agreement, at_signing=True), parameter(agreement, "clauses[1].amount"))
        found.append([tuple(value and value / scale for value in pair) for pair in bounds(one)])

    assert found[0] == found[1] == [(Fraction(0), Fraction(50))]


def scaled(tree: dict[str, Any], scale: int) -> dict[str, Any]:
    """All amounts of a tree, multiplied."""
    streams = [stream | {"amounts": times(stream["amounts"], scale)} for stream in tree["streams"]]
    clauses = [
        clause | ({"amount": times(clause["amount"], scale)} if "amount" in clause else {})
        for clause in tree["clauses"]
    ]
    return tree | {"streams": streams, "clauses": clauses}


def times(amounts: Any, scale: int) -> Any:
    if isinstance(amounts, dict):
        return {year: amount * scale for year, amount in amounts.items()}
    return amounts * scale


def test_idle_parties_hide_nobody_who_leaves() -> None:
    """Many coalitions that gain exactly nothing stand beside the one that gains."""
    idle = {f"idle{at}": {"name": "Idle", "role": "host", "province": "Coast"} for at in range(7)}
    parties = {"home": HOME, "host": HOST, "z": ZONE, **idle}
    own = {"id": "own", "kind": "rent", "amounts": 50, "without": ["home"], "booked_by": "z"}
    gift = fee(10, id="gift", booked_by="z", needs=["z"], pool=None)
    del gift["pool"]
    agreement = agreed(parties=parties, streams=[fee(100), own, gift], clauses=[HALF])

    assert zopa(Ground(agreement)).ranges[0].intervals == ()


def test_the_edge_of_a_threshold_belongs_to_one_side() -> None:
    """A pot of exactly 100 reaches a threshold of 100, and home would rather have the whole of it."""
    threshold = {"kind": "threshold", "pool": "tax", "amount": 150, "counts": "whole", "otherwise": "home"}
    own = {"id": "own", "kind": "rent", "amounts": 60, "without": ["host"], "booked_by": "home"}
    agreement = agreed(streams=[fee(100), own], clauses=[threshold, HALF])
    found = range_of(Ground(agreement), parameter(agreement, "clauses[0].amount"))

    assert [(one.least.value, one.least.is_open, one.most.value) for one in found.intervals] == [
        (Fraction(100), True, None)
    ]
    assert Fraction(100) not in found.intervals[0]
    assert Fraction(101) in found.intervals[0]


def test_a_range_ends_where_the_rules_of_writing_end_it() -> None:
    shares = [{"home": "60%", "host": "40%"}, {"home": "50%", "host": "50%"}]
    bands = [{"up_to": 40, "shares": shares[0]}, {"up_to": 80, "shares": shares[1]}, {"shares": shares[0]}]
    agreement = agreed(clauses=[{"kind": "tiers", "pool": "tax", "per": "year", "bands": bands}])
    found = range_of(Ground(agreement), parameter(agreement, "clauses[0].bands[0].up_to"))

    assert (found.unknown, [pair[1] for pair in bounds(found)]) == ("", [Fraction(80)])


@pytest.mark.parametrize(
    ("first", "second"), [("12000", "150000000"), ("0.0001", "0.1234567891"), ("1", "3123456.79")]
)
def test_a_band_may_rise_to_the_next_one_in_any_unit(first: str, second: str) -> None:
    half = {"home": "50%", "host": "50%"}
    bands = [{"up_to": first, "shares": half}, {"up_to": second, "shares": half}, {"shares": half}]
    agreement = agreed(clauses=[{"kind": "tiers", "pool": "tax", "per": "year", "bands": bands}])
    found = range_of(Ground(agreement), parameter(agreement, "clauses[0].bands[0].up_to"))

    assert [(one.least.value, one.most.value, one.most.is_open) for one in found.intervals] == [
        (0, Fraction(second), True)
    ]
