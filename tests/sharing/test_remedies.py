"""The share that a remedy names really stops the objection: it is applied, and the agreement judged again."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from sharing.case import Case
from sharing.remedies import pooled, share_that_stops
from tests.agreements import HOME, HOST, ZONE, Tree, agreed, fee, half
from tests.worked_example import offer

PARTIES = ("home", "host", "zone")
GROUPS = (("home",), ("host",), ("zone",), ("home", "host"), ("home", "zone"), ("host", "zone"))
SHARE = re.compile(r"raise (?:its|their joint) share of the common pools from (\S+)% to at least (\S+)%")


def between(shares: dict[str, Fraction], options: dict[tuple[str, ...], int]) -> Agreement:
    """Two pools of three parties with these shares, private incomes and costs, and what groups have alone."""
    needs = list(PARTIES)
    together: list[Tree] = [
        fee({2026: 500, "growth": "7%"}, id="tax", needs=needs),
        fee(120, id="rent", needs=needs, pool="rents"),
        fee(40, id="bill", kind="cost", needs=needs, pool=None),
    ]
    outside = [
        fee(
            amount,
            id=f"outside {at}",
            pool=None,
            needs=list(group),
            booked_by=group[0],
            without=[party for party in PARTIES if party not in group],
        )
        for at, (group, amount) in enumerate(options.items())
    ]
    written = {party: str(share) for party, share in shares.items()}
    return agreed(
        discount="5%",
        parties={"home": HOME, "host": HOST, "zone": ZONE},
        streams=together + outside,
        clauses=[{"kind": "ratio", "pool": pool, "shares": written} for pool in ("tax", "rents")],
    )


def raised(shares: dict[str, Fraction], members: tuple[str, ...], joint: Fraction) -> dict[str, Fraction]:
    """The members share so much in equal parts, the others the rest."""
    others = [party for party in shares if party not in members]
    mine = dict.fromkeys(members, joint / len(members))
    return mine | dict.fromkeys(others, (1 - joint) / len(others))


@settings(max_examples=60)
@given(
    weights=st.lists(st.integers(0, 6), min_size=3, max_size=3).filter(any),
    options=st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 900), min_size=1),
)
def test_the_share_that_is_named_stops_the_objection(
    weights: list[int], options: dict[tuple[str, ...], int]
) -> None:
    shares = {party: Fraction(weight, sum(weights)) for party, weight in zip(PARTIES, weights, strict=True)}
    case = Case.of(between(shares, options))
    for leavers in case.leavers:
        found = SHARE.match(share_that_stops(case, leavers))
        joint = Fraction(found[2]) / 100 if found else Fraction(1)
        again = Case.of(between(raised(shares, leavers.members, joint), options))
        still = leavers.members in {other.members for other in again.leavers}

        assert still == (found is None), leavers.members


def test_a_tenth_of_a_thousandth_less_does_not_stop_it() -> None:
    """The share is the least one in steps of 0.01 %."""
    shares = {"home": Fraction(1, 5), "host": Fraction(2, 5), "zone": Fraction(2, 5)}
    options = {("home",): 300}
    case = Case.of(between(shares, options))
    (leavers,) = case.leavers
    found = SHARE.match(share_that_stops(case, leavers))
    assert found
    joint = Fraction(found[2]) / 100
    less = Case.of(between(raised(shares, ("home",), joint - Fraction(1, 10_000)), options))

    assert ("20.00", [("home",)]) == (found[1], [other.members for other in less.leavers])


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            {("home", "host"): 600},
            "raise their joint share of the common pools from 20.00% to at least",
        ),
        ({("home",): 900}, "shares alone cannot do it: home would need"),
    ],
)
def test_the_remedy_says_whether_shares_can_do_it(options: dict[tuple[str, ...], int], says: str) -> None:
    shares = {"home": Fraction(1, 10), "host": Fraction(1, 10), "zone": Fraction(4, 5)}
    case = Case.of(between(shares, options))

    assert share_that_stops(case, case.leavers[0]).startswith(says)


def test_without_common_income_the_gap_is_paid() -> None:
    streams = [
        fee(30, id="bill", kind="cost", needs=["home", "host"]),
        fee(10, id="alone", pool=None, needs=[], without=["home"]),
    ]
    case = Case.of(agreed(years="2026", streams=streams, clauses=[half()]))
    remedies = {leavers.members: share_that_stops(case, leavers) for leavers in case.leavers}

    assert {
        ("host",): "pay host 25.00 万元 more; there is no common income to share",
        ("home",): "pay home 15.00 万元 more; there is no common income to share",
    } == remedies


def test_only_income_pools_count() -> None:
    """A pool of costs divides a burden; a share of it is nothing to be raised."""
    streams = [fee(100), fee(60, id="building", kind="cost", pool="building")]
    case = Case.of(agreed(streams=streams, clauses=[half(), half(pool="building")]))

    assert (300, 150) == pooled(case, ("home",))


def test_the_worked_example_names_the_share_at_which_home_stays() -> None:
    case = Case.of(offer("40%", "60%"))

    found = SHARE.match(share_that_stops(case, case.leavers[0]))

    assert found
    assert ("40.00", "50.00") == found.groups()


@pytest.mark.parametrize("digits", [2, 3, 4, 8])
def test_two_shares_that_look_alike_are_told_with_the_digits_they_need(digits: int) -> None:
    """Home has 49.996 of 100 and could have 49.998: both would read 50.00%."""
    has, could = (50 - Fraction(lacking, 10 ** (digits + 1)) for lacking in (4, 2))
    outside = fee(str(could), id="alone", pool=None, needs=["home"], without=["host"], booked_by="home")
    shares = {"home": str(has / 100), "host": str(1 - has / 100)}
    clause = {"kind": "ratio", "pool": "tax", "shares": shares}
    case = Case.of(agreed(years="2026", streams=[fee(100), outside], clauses=[clause]))
    (leavers,) = case.leavers
    found = SHARE.match(share_that_stops(case, leavers))

    assert found is not None
    assert (has, could) == (Fraction(found[1]), Fraction(found[2]))
