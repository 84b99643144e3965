"""Robust counter-proposals: what is found holds in enough futures, and brute force finds nothing nearer."""

from fractions import Fraction
from typing import Any

import pytest

from contracts.agreement import Agreement
from contracts.moving import moved
from contracts.parameters import parameters
from contracts.wrong import Wrong
from sharing.case import Case
from sharing.negotiate.counter import Wish, counter
from sharing.negotiate.risk import NoUncertainty, risk
from tests.sharing.negotiate.test_risk import agreement

DRAWS = 200


def offer(share: int = 50, **uncertain: Any) -> Agreement:
    """Two parties share a fee; both could do something else, and only what hill could do is certain."""
    streams = [
        {
            "id": "zone",
            "kind": "fee",
            "amounts": 1000,
            "needs": ["river", "hill"],
            "booked_by": "hill",
            "pool": "tax",
        },
        {"id": "river", "kind": "fee", "amounts": 380, "booked_by": "river", "without": ["hill"]},
        {"id": "hill", "kind": "fee", "amounts": 400, "booked_by": "hill", "without": ["river"]},
    ]
    for stream in streams:
        if stream["id"] in uncertain:
            stream["uncertain"] = uncertain[str(stream["id"])]
    shares = {"river": f"{share}%", "hill": f"{100 - share}%"}
    return agreement(
        streams=streams, clauses=[{"kind": "ratio", "pool": "tax", "shares": shares}], drivers={}
    )


def holding(written: Agreement) -> int:
    """In how many futures nobody gains by leaving, as `feidi risk` counts."""
    return risk(written, DRAWS, seed=1).holds.count


@pytest.mark.parametrize("share", [30, 70])
@pytest.mark.parametrize("asked", [Fraction(1, 2), Fraction(9, 10)])
def test_no_share_of_the_whole_grid_is_nearer(share: int, asked: Fraction) -> None:
    """Brute force over all 101 shares; both outside options vary, so from both sides futures fail."""
    written = offer(share, zone={"low": "-20%", "high": "10%"}, river={"sigma": "15%"}, hill={"sigma": "5%"})
    (number, _) = parameters(written)
    passing = []
    for percent in range(101):
        other = moved(written, {number: Fraction(percent, 100)})
        if holding(other) >= asked * DRAWS and not Case.of(other).leavers:
            passing.append(abs(percent - share))
    found = counter(written, Wish(robust=asked, draws=DRAWS))

    assert sorted(passing)[:1] == [proposal.steps for proposal in found.proposals]


def test_what_is_found_holds_in_as_many_futures_as_are_said() -> None:
    found = counter(offer(42, zone={"low": "-22%", "high": "10%"}), Wish(robust=Fraction(9, 10), draws=DRAWS))
    (proposal,) = found.proposals

    assert proposal.holds_in is not None
    assert holding(proposal.agreement) == proposal.holds_in.count >= DRAWS * 9 // 10
    assert found.held is not None
    assert holding(found.offer.case.agreement) == found.held[0].count < proposal.holds_in.count


def test_an_offer_that_holds_in_enough_futures_is_left_as_it_is() -> None:
    found = counter(offer(zone={"low": "-10%", "high": "10%"}), Wish(robust=Fraction(9, 10), draws=DRAWS))

    assert found.needs_none
    assert [True] == [proposal.is_nearest for proposal in found.proposals]


def test_more_futures_than_can_hold_are_told_with_the_most_that_do() -> None:
    found = counter(offer(zone={"low": "-60%", "high": "10%"}), Wish(robust=Fraction(9, 10), draws=DRAWS))

    assert () == found.proposals
    assert None is found.conflict
    assert found.held is not None
    assert holding(found.offer.case.agreement) <= found.held[1].count < DRAWS * 9 // 10


def test_a_cap_and_several_phases_are_moved_together() -> None:
    """Slopes differ from future to future where a cap binds in some of them only."""
    phases = [
        {"to": 2027, "shares": {"river": "40%", "hill": "60%"}},
        {"from": 2028, "shares": {"river": "35%", "hill": "65%"}},
    ]
    written = agreement(
        clauses=[
            {"kind": "cap", "pool": "tax", "payee": "river", "amount": 420, "per": "year", "beyond": "hill"},
            {"kind": "phases", "pool": "tax", "periods": phases},
        ]
    )
    found = counter(written, Wish(robust=Fraction(3, 5), draws=DRAWS))
    (proposal,) = found.proposals

    assert DRAWS * 3 // 5 > holding(written)
    assert DRAWS * 3 // 5 <= holding(proposal.agreement)


def test_a_target_is_come_near_to_among_what_is_robust() -> None:
    written = offer(60, zone={"low": "-20%", "high": "10%"})
    wish = Wish(robust=Fraction(9, 10), draws=DRAWS, target="shapley")
    (proposal,) = counter(written, wish).proposals
    fair = Case.of(written).shapley["river"]

    assert abs(fair - proposal.verdict.case.totals["river"]) < abs(fair - Case.of(written).totals["river"])
    assert holding(proposal.agreement) >= DRAWS * 9 // 10


def test_certain_amounts_have_no_futures() -> None:
    with pytest.raises(NoUncertainty):
        counter(offer(), Wish(robust=Fraction(9, 10)))


@pytest.mark.parametrize(
    "wish",
    [
        Wish(robust=Fraction(0)),
        Wish(robust=Fraction(1, 2), count=2),
        Wish(robust=Fraction(1, 2), equal_for="river"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(wish: Wish) -> None:
    with pytest.raises(Wrong):
        counter(offer(zone={"sigma": "10%"}), wish)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_where_one_share_is_free_every_step_was_tried(seed: int) -> None:
    """The most futures that any share brings are found, whatever lies between."""
    written = offer(zone={"low": "-50%", "high": "50%"})
    (number, _) = parameters(written)
    step = Fraction(1, 10)
    others = [moved(written, {number: tenths * step}) for tenths in range(11)]
    holding_now = [other for other in others if not Case.of(other).leavers]
    most = max(risk(other, DRAWS, seed=seed).holds.count for other in holding_now)
    wish = Wish(step=step, robust=Fraction(most, DRAWS), draws=DRAWS, seed=seed)

    assert len(counter(written, wish).proposals) == 1
