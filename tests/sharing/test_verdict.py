"""The judgement: where each party stands, and whether the deal can be signed."""

from fractions import Fraction
from typing import Any

import pytest

from sharing.verdict import Standing, judge
from tests.agreements import HOME, HOST, ZONE, agreed, fee, half
from tests.worked_example import offer

MAJORITY = [
    fee(1, id=f"{one} and {other}", needs=[one, other], without=[third], booked_by=one, pool=None)
    for one, other, third in (("home", "host", "zone"), ("home", "zone", "host"), ("host", "zone", "home"))
]
"""Any two of three secure 1 together without the third."""


def among_three(together: str) -> Any:
    return agreed(
        years="2026",
        parties={"home": HOME, "host": HOST, "zone": ZONE},
        streams=[fee(together, needs=["home", "host", "zone"]), *MAJORITY],
        clauses=[{"kind": "ratio", "pool": "tax", "shares": dict.fromkeys(("home", "host", "zone"), "1/3")}],
    )


def test_the_worked_example_leaves_home_indifferent() -> None:
    expected = (
        Standing("home", Fraction(40), Fraction(40), Fraction(40), Fraction(80), "indifferent"),
        Standing("host", Fraction(60), Fraction(100), Fraction(60), Fraction(100), "accepts"),
    )

    assert expected == judge(offer()).standings


@pytest.mark.parametrize(
    ("home", "host", "says", "margin"),
    [
        ("60%", "40%", ["accepts", "accepts"], [20, 20]),
        ("50%", "50%", ["indifferent", "accepts"], [0, 40]),
        ("40%", "60%", ["refuses", "accepts"], [-20, 60]),
    ],
)
def test_who_gains_accepts_and_who_loses_refuses(
    home: str, host: str, says: list[str], margin: list[int]
) -> None:
    standings = judge(offer(home, host)).standings

    assert says == [standing.says for standing in standings]
    assert margin == [standing.margin for standing in standings]


def test_who_gains_more_with_others_objects_with_them() -> None:
    option = fee(90, id="two", needs=["home", "host"], without=["zone"], pool=None)
    agreement = agreed(
        years="2026",
        parties={"home": HOME, "host": HOST, "zone": ZONE},
        streams=[fee(100, needs=["home", "host", "zone"]), option],
        clauses=[{"kind": "ratio", "pool": "tax", "shares": dict.fromkeys(("home", "host", "zone"), "1/3")}],
    )
    says = {standing.party: standing.says for standing in judge(agreement).standings}

    assert {"home": "objects with host", "host": "objects with home", "zone": "accepts"} == says


def test_where_no_split_can_hold_there_is_no_range_to_bargain_in() -> None:
    verdict = judge(among_three("1"))

    assert verdict.hopeless
    assert {(None, None)} == {(standing.least, standing.most) for standing in verdict.standings}


def test_with_half_as_much_more_one_split_holds() -> None:
    """The majority game has a core when all three have 3/2: exactly equal thirds."""
    verdict = judge(among_three("3/2"))

    assert (False, True) == (verdict.hopeless, verdict.acceptable)
    assert {(Fraction(1, 2), Fraction(1, 2))} == {(s.least, s.most) for s in verdict.standings}


@pytest.mark.parametrize(
    ("strict", "clauses", "acceptable"),
    [
        (False, [half()], True),
        (True, [half()], False),
        (True, [half(), {"kind": "sunset", "pool": "tax", "from": 2029, "payee": "host"}], True),
    ],
)
def test_warnings_stand_against_signing_only_when_strict(
    strict: bool, clauses: list[Any], acceptable: bool
) -> None:
    """The warning is P501: the sharing never ends."""
    assert acceptable == judge(agreed(clauses=clauses), strict=strict).acceptable


def test_the_gravest_findings_come_first() -> None:
    ranks = [finding.severity.rank for finding in judge(offer("40%", "60%")).findings]

    assert sorted(ranks) == ranks
    assert {0, 1, 2} == set(ranks)
