"""Counter-proposals against all formulas on the grid, one by one."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.moving import moved
from contracts.parameters import parameter
from contracts.wrong import Wrong
from sharing.case import Case
from sharing.negotiate.counter import Proposal, Wish, counter
from tests.agreements import agreed, fee
from tests.worked_example import OFFER, offer

TENTHS = Wish(step=Fraction(1, 10))
NOW = Wish(at_signing=True)


def holds(agreement: Agreement) -> bool:
    case = Case.of(agreement)
    return not any(case.leavers_in(year) for year in agreement.years)


def shares(proposal: Proposal) -> dict[str, Fraction]:
    return {number.name: value for number, value in proposal.changes.items()}


@st.composite
def offers(draw: st.DrawFn) -> Agreement:
    """Two phases, a cap or a floor or neither, and something that each can do alone or may do later."""
    shares = st.integers(0, 10).map(lambda tenths: {"home": f"{tenths}/10", "host": f"{10 - tenths}/10"})
    phases = [{"to": 2026, "shares": draw(shares)}, {"from": 2027, "shares": draw(shares)}]
    limit = draw(st.integers(20, 90))
    extra = draw(
        st.sampled_from(
            (
                [],
                [{"kind": "floor", "pool": "tax", "payee": "home", "payer": "host", "amount": limit}],
                [
                    {
                        "kind": "cap",
                        "pool": "tax",
                        "payee": "home",
                        "beyond": "host",
                        "amount": 2 * limit,
                        "per": "life",
                    }
                ],
            )
        )
    )
    alone = [
        {"id": f"own {party}", "kind": "rent", "amounts": draw(st.integers(0, 60)), "booked_by": party}
        | {"without": [other]}
        for party, other in (("home", "host"), ("host", "home"))
    ]
    later = {"id": "keeps it", "kind": "profit", "amounts": {"2027": draw(st.integers(0, 60))}}
    later |= {"without": ["home"], "exit_after": 2027, "booked_by": "host"}
    streams = [fee(100), *alone, later]
    return agreed(
        years="2026-2027",
        streams=streams,
        clauses=[{"kind": "phases", "pool": "tax", "periods": phases}, *extra],
    )


def on_the_grid(agreement: Agreement) -> dict[tuple[int, int], Agreement]:
    """Every formula in tenths."""
    homes = [parameter(agreement, f"clauses[0].periods[{at}].shares.home") for at in (0, 1)]
    return {
        tenths: moved(
            agreement, {home: Fraction(value, 10) for home, value in zip(homes, tenths, strict=True)}
        )
        for tenths in product(range(11), repeat=2)
    }


def steps_between(agreement: Agreement, tenths: tuple[int, int]) -> Fraction:
    homes = [parameter(agreement, f"clauses[0].periods[{at}].shares.home").value for at in (0, 1)]
    return sum((abs(10 * home - tenth) for home, tenth in zip(homes, tenths, strict=True)), Fraction(0))


@settings(max_examples=25, deadline=None)
@given(offers())
def test_the_nearest_formula_is_the_nearest_of_all(agreement: Agreement) -> None:
    holding = [tenths for tenths, other in on_the_grid(agreement).items() if holds(other)]
    found = counter(agreement, TENTHS)

    for proposal in found.proposals:
        assert holds(proposal.agreement)
        assert proposal.steps >= min(steps_between(agreement, tenths) for tenths in holding)
        if proposal.is_nearest:
            assert proposal.steps == min(steps_between(agreement, tenths) for tenths in holding)
    if found.conflict is not None and found.conflict.is_proved:
        assert holding == []
    if not holding:
        assert found.proposals == ()


def test_an_offer_that_holds_is_left_as_it_is() -> None:
    found = counter(offer(), NOW)

    assert (found.needs_none, found.proposals[0].is_nearest) == (True, True)


def test_the_nearest_share_that_keeps_home_in_is_half() -> None:
    """The worked example of the design: home secures 40 alone and pays 60 for the building."""
    assert shares(counter(offer("40%", "60%"), NOW).proposals[0]) == {
        "clauses[0].shares.home": Fraction(1, 2),
        "clauses[0].shares.host": Fraction(1, 2),
    }


def test_a_solution_becomes_a_formula() -> None:
    """Shapley = nucleolus = (60, 80): home needs 60 % of the tax."""
    found = counter(offer(), Wish(target="shapley", at_signing=True))

    assert shares(found.proposals[0])["clauses[0].shares.home"] == Fraction(3, 5)
    assert found.proposals[0].verdict.case.totals == {"home": 60, "host": 80}


def test_no_share_keeps_the_host_in_later_and_the_conflict_says_so() -> None:
    """From 2027 on host needs 100 of the 100 that are left, and home could go with 20."""
    found = counter(offer())

    assert found.proposals == ()
    assert found.conflict is not None
    assert found.conflict.is_proved
    assert {
        (one.members, one.year): (one.secures.value, lacking) for one, lacking in found.conflict.requirements
    } == {(("home",), 2027): (20, None), (("host",), 2027): (100, 50)}  # home also needs 40 in all


def test_a_red_line_is_kept_exactly() -> None:
    found = counter(offer(), Wish(at_signing=True, keep={"home": Fraction(55)}))

    assert found.proposals[0].verdict.case.totals["home"] == 56  # 58 % of 200 less 60


def test_red_lines_that_exceed_the_pot_conflict() -> None:
    found = counter(offer(), Wish(at_signing=True, keep={"home": Fraction(75), "host": Fraction(70)}))

    assert found.conflict is not None
    assert [(one.members, float(round(lacking or 0, 6))) for one, lacking in found.conflict.requirements] == [
        (("home",), 5.0),
        (("host",), 5.0),
    ]


def test_coarse_steps_are_blamed_when_finer_ones_would_do() -> None:
    wish = Wish(Fraction(1, 2), at_signing=True, keep={"home": Fraction(61), "host": Fraction(60)})
    found = counter(offer("60%", "40%"), wish)

    assert found.conflict is not None
    assert found.conflict.is_of_steps


def test_further_proposals_differ_and_are_worth_the_same_to_one_party() -> None:
    phases = [
        {"to": 2026, "shares": {"home": "50%", "host": "50%"}},
        {"from": 2027, "shares": {"home": "50%", "host": "50%"}},
    ]
    tree = OFFER | {"clauses": [{"kind": "phases", "pool": "tax", "periods": phases}]}
    found = counter(Agreement.model_validate(tree), Wish(at_signing=True, count=3, equal_for="home"))

    assert len({tuple(sorted(shares(proposal).items())) for proposal in found.proposals}) == 3
    assert {proposal.verdict.case.totals["home"] for proposal in found.proposals} == {Fraction(40)}


def test_weights_move_the_number_that_counts_less() -> None:
    """Two pools of 100 a year: home is 20 short, and either share could bring them."""
    other = fee(100, id="other fee", pool="other")
    own = {"id": "own", "kind": "rent", "amounts": 120, "without": ["host"], "booked_by": "home"}
    half = {"home": "50%", "host": "50%"}
    clauses = [{"kind": "ratio", "pool": pool, "shares": half} for pool in ("tax", "other")]
    agreement = agreed(streams=[fee(100), other, own], clauses=clauses)
    for heavy, moving in ((0, 1), (1, 0)):
        weights = {f"clauses[{heavy}].shares.{party}": Fraction(3) for party in ("home", "host")}
        found = counter(agreement, Wish(weights=weights))

        assert shares(found.proposals[0]) == {
            f"clauses[{moving}].shares.home": Fraction(7, 10),
            f"clauses[{moving}].shares.host": Fraction(3, 10),
        }


def test_only_what_may_move_moves() -> None:
    floor = {"kind": "floor", "pool": "tax", "payee": "home", "payer": "host", "amount": 10}
    tree = OFFER | {"clauses": [*OFFER["clauses"], floor]}
    tree["clauses"][0] = {"kind": "ratio", "pool": "tax", "shares": {"home": "40%", "host": "60%"}}
    found = counter(
        Agreement.model_validate(tree), Wish(at_signing=True, only=("clauses[1].amount",))
    ).proposals[0]

    assert shares(found) == {"clauses[1].amount": Fraction(50)}
    assert not found.is_nearest  # the floor begins to bind on the way


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Wish(step=Fraction(3, 10)), "steps of 30% do not add up to the whole"),
        (Wish(only=("clauses[0].shres",)), "'clauses[0].shres' is no number of this agreement"),
        (Wish(only=("discount",)), "discount is not moved by counter-proposals"),
        (Wish(keep={"hom": Fraction(1)}), "'hom' is no party"),
        (Wish(weights={"clauses[9]": Fraction(2)}), "'clauses[9]' has a weight but does not move"),
    ],
)
def test_what_cannot_be_asked_is_refused(wish: Wish, message: str) -> None:
    with pytest.raises(Wrong) as wrong:
        counter(offer(), wish)

    assert str(wrong.value) == message


def thirds(least: str) -> Agreement:
    """Three towns in equal parts; one of them has something else to do, and a second pool nobody disputes."""
    towns = {name: {"name": name, "role": "host", "province": "Coast"} for name in "abc"}
    third = {"a": "1/3", "b": "1/3", "c": "1/3"}
    pools = [
        {"id": pool, "kind": "fee", "amounts": 90, "needs": list("abc"), "booked_by": "a", "pool": pool}
        for pool in ("tax", "rent")
    ]
    own = {"id": "own", "kind": "rent", "amounts": least, "without": ["a", "b"], "booked_by": "c"}
    clauses = [{"kind": "ratio", "pool": pool, "shares": third} for pool in ("tax", "rent")]
    return agreed(years="2026-2026", parties=towns, streams=[*pools, own], clauses=clauses)


def test_a_table_that_nobody_disputes_stays_in_thirds() -> None:
    """C needs 69.6 of 180; with one pool at thirds it has 30, and 44 % of 90 is 39.6."""
    changes = shares(counter(thirds("69.6")).proposals[0])

    assert len({name.partition(".")[0] for name in changes}) == 1
    assert changes[next(name for name in changes if name.endswith("c"))] == Fraction(44, 100)


def test_what_one_side_gains_the_others_give_evenly() -> None:
    changes = shares(counter(thirds("69.6")).proposals[0])
    a, b = (next(value for name, value in changes.items() if name.endswith(town)) for town in "ab")

    assert {a, b} == {Fraction(28, 100)}


def test_what_one_alone_would_have_to_give_is_enough() -> None:
    wish = Wish(at_signing=True, keep={"home": Fraction(75), "host": Fraction(70)})
    found = counter(offer(), wish)
    assert found.conflict is not None
    for one, lacking in found.conflict.requirements:
        assert lacking is not None
        party = one.members[0]
        less = wish.keep | {party: wish.keep[party] - Fraction(lacking).limit_denominator(1000)}
        assert counter(offer(), Wish(Fraction(1, 200), at_signing=True, keep=less)).proposals
    assert round(found.conflict.lacking, 6) == 5
