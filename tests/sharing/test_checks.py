"""When each check speaks and when it is silent; the texts are in tests/faults."""

from itertools import combinations
from typing import Any

import pytest

from contracts.finding import Finding
from sharing.verdict import judge
from tests.agreements import HOME, HOST, ZONE, Tree, agreed, fee, half
from tests.worked_example import offer

VAT = {"tax": "vat", "layer": "headline", "kind": "tax"}
KEEP_20 = [{"province": "Inland", "upper": "20%"}]
TO_HOST = {"kind": "sunset", "pool": "tax", "from": 2029, "payee": "host"}
CAP = {"kind": "cap", "pool": "tax", "payee": "home", "amount": 40, "per": "year", "beyond": "host"}
FLOOR = {"kind": "floor", "pool": "tax", "payee": "home", "amount": 40, "payer": "host"}


def spoken(code: str, **changes: Any) -> list[Finding]:
    return [finding for finding in judge(agreed(**changes)).findings if finding.code == code]


def phases(*years: Tree) -> Tree:
    return {"kind": "phases", "pool": "tax", "periods": [row | {"shares": {"home": 1}} for row in years]}


@pytest.mark.parametrize(
    ("clauses", "speaks"),
    [
        ([half()], True),
        ([half(), TO_HOST], False),
        ([half(to=2027)], False),
        ([half(to=2027), CAP], False),
        ([half(to=2027), FLOOR], True),
        ([phases({"to": 2027})], False),
        ([phases({"to": 2026}, {"from": 2027})], True),
        ([phases({"from": 2027}, {"to": 2026})], True),
        ([phases({}) | {"to": 2027}], False),
        ([], False),
    ],
)
def test_sharing_that_never_ends_is_noticed(clauses: list[Tree], speaks: bool) -> None:
    """P501 asks for an end of every clause that pays; a cap only limits what others pay."""
    assert speaks == bool(spoken("P501", clauses=clauses))


def test_a_burden_needs_no_sunset() -> None:
    assert [] == spoken("P501", streams=[fee(5, kind="cost")], clauses=[half()])


@pytest.mark.parametrize(
    ("clauses", "years"),
    [
        ([], "300.00 万元 in 2026-2028"),
        ([half(to=2026)], "200.00 万元 in 2027-2028"),
        ([half(**{"from": 2027, "to": 2027})], "200.00 万元 in 2026, 2028"),
        ([{"kind": "reserve", "pool": "tax", "share": "30%", "payee": "home"}], "210.00 万元 in 2026-2028"),
        ([{"kind": "cost_recovery", "pool": "tax", "payee": "home", "amount": 250}], "50.00 万元 in 2028"),
    ],
)
def test_money_that_no_clause_shares_is_counted_with_its_years(clauses: list[Tree], years: str) -> None:
    (found,) = spoken("M203", clauses=clauses)

    assert f"pool 'tax': {years} are shared by no clause and stay with host" == found.message


@pytest.mark.parametrize(
    ("stream", "fiscal", "years"),
    [
        (VAT, [], "2026-2028"),
        (VAT, KEEP_20, None),
        (VAT, [{"upper": "0%"}], None),
        (VAT, [{"upper": "20%", "province": "Coast"}], "2026-2028"),
        (VAT, [{"upper": "20%", "taxes": ["cit"]}], "2026-2028"),
        (VAT, [{"upper": "20%", "to": 2026}], "2027-2028"),
        (VAT | {"layer": "local"}, [], "2026-2028"),
        (VAT | {"layer": "retained"}, [], None),
        (VAT | {"pool": None}, [], None),
        (VAT | {"from": 2028}, [], "2028"),
        ({}, [], None),
    ],
)
def test_an_unknown_part_of_the_province_is_noticed_from_its_first_year(
    stream: Tree, fiscal: list[Tree], years: str | None
) -> None:
    """M206 asks about shared taxes in the years in which they arise."""
    found = spoken("M206", streams=[fee(100, **stream)], fiscal=fiscal)

    assert (years is not None) == bool(found)
    assert all(f"from {(years or '')[:4]}" in finding.message for finding in found)


@pytest.mark.parametrize(
    ("stream", "speaks"),
    [(VAT | {"layer": None}, True), (VAT | {"layer": None, "pool": None}, False), (VAT, False), ({}, False)],
)
def test_a_layer_is_asked_for_where_a_tax_is_shared(stream: Tree, speaks: bool) -> None:
    assert speaks == bool(spoken("M202", streams=[fee(100, **stream)]))


@pytest.mark.parametrize(
    ("clauses", "dead"),
    [
        ([half(), half()], ["ratio", "ratio"]),
        ([half(), half(to=2027)], ["ratio"]),
        ([half(to=2026), half(**{"from": 2027})], []),
        ([half(), CAP | {"amount": 50}], ["cap"]),
        ([half(), CAP], []),
        ([half(), FLOOR], ["floor"]),
        ([half(), TO_HOST], []),
        ([half(), {"kind": "reserve", "pool": "tax", "share": "20%", "payee": "host"}], ["reserve"]),
    ],
)
def test_clauses_that_change_nothing_are_named(clauses: list[Tree], dead: list[str]) -> None:
    """Of two equal ratios either could go. A sunset after the last year is no dead clause."""
    found = spoken("M204", clauses=clauses)

    assert [f"the {kind} of pool 'tax' changes no payment in 2026-2028" for kind in dead] == [
        finding.message for finding in found
    ]


@pytest.mark.parametrize(
    ("pools", "speaks"),
    [({}, True), ({"tax": {"holder": "host"}}, True)]
    + [({"tax": {"negative": mode}}, False) for mode in ("carry", "claw_back", "floor_zero")],
)
def test_a_pool_in_the_red_asks_who_bears_it(pools: Tree, speaks: bool) -> None:
    streams = [fee({2026: 10, 2027: -5, 2028: -7})]
    found = spoken("M205", streams=streams, clauses=[half()], pools=pools)

    assert speaks == bool(found)
    assert all("falls to -7.00 万元 in 2028" in finding.message for finding in found)


def test_a_pool_of_costs_is_not_in_the_red() -> None:
    assert [] == spoken("M205", streams=[fee(5, kind="cost")], clauses=[half()])


def test_who_leaves_later_is_told_once_and_in_the_first_year_in_which_it_gains() -> None:
    options = [
        fee(amount, id=f"leaves in {year}", pool=None, needs=[], without=["home"], exit_after=year)
        for year, amount in ((2027, 60), (2028, 200))
    ]
    (found,) = spoken("S304", streams=[fee(100), *options], clauses=[half()])

    assert "host gains 20.00 万元 by leaving in 2027" == found.message


def test_who_objects_from_the_start_is_not_told_again_for_later_years() -> None:
    streams = [fee(100), fee(60, id="alone", pool=None, needs=[], without=["home"])]
    codes = [finding.code for finding in judge(agreed(streams=streams, clauses=[half()])).findings]

    assert 1 == codes.count("S301")
    assert "S304" not in codes


def test_the_worked_example_is_told_what_would_cure_it() -> None:
    (found,) = [finding for finding in judge(offer()).findings if finding.code == "S304"]

    assert "host gains 50.00 百万元 by leaving in 2027" == found.message.replace(" (1,000,000 CNY)", "")
    assert found.remedy.startswith("a deposit of 50.00 百万元")


def test_five_objecting_groups_are_shown_and_the_others_counted() -> None:
    """Of four parties, every pair and every three could have more on their own."""
    names = ("home", "host", "zone", "town")
    groups = [group for size in (2, 3) for group in combinations(names, size)]
    outside = [
        fee(
            70 * len(group),
            id="+".join(group),
            pool=None,
            needs=list(group),
            booked_by=group[0],
            without=[name for name in names if name not in group],
        )
        for group in groups
    ]
    found = spoken(
        "S302",
        parties={"home": HOME, "host": HOST, "zone": ZONE, "town": ZONE},
        streams=[fee(100, needs=list(names)), *outside],
        clauses=[{"kind": "ratio", "pool": "tax", "shares": dict.fromkeys(names, "1/4")}],
    )

    assert 5 == len(found)
    assert "5 more coalitions object, each with no larger gain" in found[-1].reasons
    assert [] == [finding for finding in found[:-1] if len(finding.reasons) > 1]


@pytest.mark.parametrize(
    ("alone", "named"),
    [
        (0, ["home and host gain 60.00 万元 by leaving together"]),
        (40, ["home and host gain 60.00 万元 by leaving together"]),
        (70, []),
    ],
)
def test_a_coalition_of_which_a_part_gains_as_much_is_not_named(alone: int, named: list[str]) -> None:
    """The pair could have 80 a year instead of 60, the zone adds nothing; home has 30, or `alone`."""
    pair = fee(80, id="pair", pool=None, needs=["home", "host"], without=["town"])
    own = fee(alone, id="own", kind="rent", pool=None, needs=["home"], without=["host"], booked_by="home")
    found = spoken(
        "S302",
        parties={"home": HOME, "host": HOST, "zone": ZONE, "town": ZONE},
        streams=[fee(100, needs=["home", "host", "zone", "town"]), pair, own],
        clauses=[{"kind": "ratio", "pool": "tax", "shares": {"home": "30%", "host": "30%", "town": "40%"}}],
    )

    assert named == [finding.message for finding in found]


def test_who_loses_is_not_also_said_to_gain_nothing() -> None:
    assert ["S301"] == [
        finding.code
        for finding in judge(offer("40%", "60%")).findings
        if finding.code in ("S301", "F402") and "home" in finding.message
    ]


@pytest.mark.parametrize("code", ["S301", "S302", "S304", "F402", "F403", "F404"])
def test_a_party_by_itself_has_nobody_to_leave(code: str) -> None:
    streams = [fee(100, needs=["host"]), fee(7, id="bill", kind="cost", needs=[], pool=None)]

    assert [] == spoken(code, parties={"host": HOST}, streams=streams)


def test_of_a_fair_proposal_there_is_nothing_to_tell() -> None:
    assert [] == spoken("F404", clauses=[half()])


def test_two_solutions_that_differ_are_both_told() -> None:
    """With a veto player the nucleolus leaves the pair less than the Shapley value does."""
    parties = {"home": HOME, "host": HOST, "zone": ZONE}
    pair = fee(90, id="pair", pool=None, needs=["home", "host"], without=["zone"])
    together = fee(100, needs=["home", "host", "zone"])
    shares = dict.fromkeys(parties, "1/3")
    found = spoken(
        "F404",
        parties=parties,
        streams=[together, pair],
        clauses=[{"kind": "ratio", "pool": "tax", "shares": shares}],
    )

    assert ["Shapley value", "nucleolus"] == [finding.message.rpartition("the ")[2] for finding in found]


@pytest.mark.parametrize(
    ("stream", "speaks"),
    [
        (fee(5, id="subsidy", kind="grant"), True),
        (fee(5, id="subsidy", kind="grant", outside=" "), True),
        (fee(5, id="subsidy", kind="grant", outside="Inland province"), False),
        (fee(5, id="rent", kind="rent"), False),
    ],
)
def test_a_grant_has_a_payer(stream: Tree, speaks: bool) -> None:
    assert speaks == bool(spoken("M209", streams=[fee(100), stream]))


ONCE = {2026: 100}


@pytest.mark.parametrize(
    ("stream", "speaks"),
    [
        (fee(ONCE), True),
        (fee({2025: 100}, **{"from": 2024}) | {"amounts": ONCE}, True),
        (fee(ONCE, kind="tax", tax="vat", layer="retained"), True),
        (fee(100), False),
        (fee({2026: 100, "growth": "0%"}), False),
        (fee({2026: 100, "ramp": "linear"}), False),
        (fee({2026: 100, 2027: 50}), False),
        (fee({2027: 100}), False),
        (fee(ONCE, to=2026), False),
        (fee(ONCE, to=2027), False),
        (fee(ONCE, note="the quota is sold once"), False),
        (fee(ONCE, kind="cost"), False),
        (fee(ONCE, kind="grant", outside="centre"), False),
    ],
)
def test_an_income_of_its_first_year_alone_is_asked_about(stream: Tree, speaks: bool) -> None:
    found = spoken("M210", streams=[stream])

    assert speaks == bool(found)
    assert all("has an amount for 2026 only; in 2027-2028 it is 0" in each.message for each in found)


BASE = {"kind": "base_increment", "pool": "tax", "owner": "host", "shares": {"home": 1}}


@pytest.mark.parametrize(
    ("clause", "speaks"),
    [
        (CAP | {"amount": {2026: 40}}, True),
        (CAP | {"amount": {2026: 40}, "to": 2026}, False),
        (FLOOR | {"amount": {2026: 40}}, True),
        (FLOOR | {"amount": {2026: 40}, "note": "for the first year only"}, False),
        (BASE | {"base": {2026: 40}}, True),
        (BASE | {"base": {2026: 40, "growth": "2%"}}, False),
        ({"kind": "cost_recovery", "pool": "tax", "payee": "home", "amount": {2026: 40}}, False),
    ],
)
def test_a_limit_of_its_first_year_alone_is_asked_about(clause: Tree, speaks: bool) -> None:
    assert speaks == bool(spoken("M210", clauses=[half(), clause]))


def test_what_a_level_above_keeps_by_law_is_told_beside_the_solutions() -> None:
    """A fifth of 100 local VAT a year is the province's; without the province as a party nothing is said."""
    taxed = fee(100, kind="tax", tax="vat", layer="local")
    changes = {"streams": [taxed], "fiscal": KEEP_20, "clauses": [half()]}
    province = {"name": "Inland province", "role": "upper", "province": "Inland"}
    (found, *_) = spoken("F404", **changes, parties={"home": HOME, "host": HOST, "province": province})

    assert "it also divides 60.00 that province keeps by law" in found.reasons[-1]
    assert [] == [each for each in spoken("F404", **changes) if "by law" in "".join(each.reasons)]
