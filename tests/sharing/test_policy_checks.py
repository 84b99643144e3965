"""The nine questions of policy and law: each speaks where it should, and is silent beside it."""

from pathlib import Path
from typing import Any

import pytest

from contracts import ContractError
from contracts.reading import interpret
from contracts.source import parse
from sharing.verdict import judge
from tests.agreements import HOME, HOST, ZONE, Tree, agreed, fee, half

CAP = {"kind": "cap", "pool": "tax", "payee": "home", "amount": 40, "per": "life", "beyond": "host"}
TAXED = fee(100, kind="tax", tax="vat", layer="retained")
KEEPS = fee(40, id="keeps", pool=None, needs=[], without=["home"], exit_after=2028)
NET = {"kind": "net_of_incentives", "pool": "tax", "granter": "host", "amount": 10, "consented": "true"}
JOBS = {"id": "jobs", "unit": "jobs", "amounts": 10, "booked_in": "host"}
FIRM = {"name": "Firm", "role": "enterprise"}
PAYMENT = {"kind": "exit_payment", "pool": "tax", "leaver": "host", "payee": "home", "amount": 5}
DEPOSIT = {"kind": "deposit", "pool": "tax", "sum": 5, "paid_in": 2026, "returned_in": 2028}
BUILDS = fee({2026: 100}, id="roads", kind="cost", pool=None, booked_by="home")
LATER = fee({2027: 300, 2028: 300})


def codes(**changes: Any) -> set[str]:
    return {finding.code for finding in judge(agreed(**changes)).findings}


def incentive_to(role: str, stream: Tree) -> Tree:
    parties = {"home": HOME, "host": HOST, "firm": FIRM | {"role": role}}
    shares = {"kind": "ratio", "pool": "tax", "shares": {"firm": "30%", "host": "70%"}}
    return {"parties": parties, "streams": [stream], "clauses": [shares]}


def with_centre(booked_by: str) -> Tree:
    tax = fee(100, kind="tax", tax="consumption", layer="retained", booked_by=booked_by)
    parties = {"home": HOME, "host": HOST, "centre": {"name": "Centre", "role": "central"}}
    return {"parties": parties, "streams": [tax], "clauses": [half()]}


def central(stated: str) -> Tree:
    return {"streams": [TAXED], "fiscal": [{"taxes": ["vat"], "central": stated}], "clauses": [half()]}


def standards(home: str, host: str) -> Tree:
    return {"policies": [{"question": "price", "standards": {"home": home, "host": host}}]}


@pytest.mark.parametrize(
    ("code", "changes", "speaks"),
    [
        ("P502", {"streams": [fee(100), fee(5, id="rebate", kind="cost", incentive_of="Firm A")]}, True),
        ("P502", {"streams": [fee(100), fee(5, id="cleaning", kind="cost")]}, False),
        ("P502", {"clauses": [NET | {"incentive_of": "Firm A"}, half()]}, True),
        ("P502", {"clauses": [NET | {"consented": "false", "incentive_of": "Firm A"}, half()]}, True),
        ("P502", {"clauses": [NET, half()]}, True),
        ("P502", {"clauses": [NET | {"source": "a notice"}, half()]}, True),
        ("P502", {"clauses": [NET | {"note": "open to every firm"}, half()]}, False),
        ("P502", incentive_to("enterprise", TAXED), True),
        ("P502", incentive_to("enterprise", fee(100)), False),
        ("P502", incentive_to("village", TAXED), False),
        ("P503", {"streams": [TAXED | {"tax": "consumption"}]}, True),
        ("P503", {"streams": [TAXED | {"tax": "consumption", "layer": "headline"}]}, False),
        ("P503", {"streams": [TAXED | {"tax": "consumption", "pool": None}]}, False),
        ("P503", {"streams": [TAXED]}, False),
        ("P503", central("100%"), True),
        ("P503", central("60%"), False),
        ("P503", central("40%"), True),
        ("P503", with_centre("host"), True),
        ("P503", with_centre("centre"), False),
        ("P504", {"indicators": [JOBS | {"official": {"double_count": ["home", "host"]}}]}, True),
        ("P504", {"indicators": [JOBS | {"official": {"split": {"home": "30%", "host": "60%"}}}]}, True),
        ("P504", {"indicators": [JOBS | {"official": {"split": {"home": "40%", "host": "60%"}}}]}, False),
        ("P504", {"indicators": [JOBS | {"assessment": {"double_count": ["home", "host"]}}]}, False),
        ("P509", {"events": {"production": 2027}}, True),
        ("P509", {"events": {"production": {"needs": "output"}}}, True),
        ("P509", {"events": {"production": 2027}, "clauses": [half(to={"event": "production"})]}, False),
        (
            "P509",
            {
                "events": {"moved": 2026, "start": {"latest_of": ["moved"]}},
                "streams": [fee(1, **{"from": {"event": "start"}})],
            },
            False,
        ),
        ("P505", {"streams": [TAXED], "clauses": [half(), CAP]}, True),
        ("P505", {"streams": [TAXED], "clauses": [half(), CAP | {"source": "a notice"}]}, True),
        ("P505", {"streams": [TAXED], "clauses": [half(), CAP | {"note": "vat of 2023"}]}, False),
        ("P505", {"streams": [TAXED], "clauses": [half(), CAP | {"per": "year"}]}, False),
        ("P505", {"clauses": [half(), CAP]}, False),
        ("P506", {"indicators": [JOBS]}, True),
        ("P506", {"indicators": [JOBS | {"official": "in_place"}]}, False),
        ("P506", {"indicators": [JOBS | {"assessment": {"full_to": "home"}}]}, False),
        ("P507", {"streams": [fee(100), KEEPS], "clauses": [half()]}, True),
        ("P507", {"streams": [fee(100), KEEPS | {"amounts": 400}], "clauses": [half()]}, True),
        ("P507", {"streams": [fee(100), KEEPS], "clauses": [half()], "exit": "costs 5"}, False),
        ("P507", {"streams": [fee(100), KEEPS], "clauses": [half(), PAYMENT]}, False),
        (
            "P507",
            {
                "streams": [fee(100), KEEPS],
                "clauses": [half(), PAYMENT | {"leaver": "home", "payee": "host"}],
            },
            True,
        ),
        (
            "P507",
            {
                "streams": [fee(100), KEEPS],
                "clauses": [half(), DEPOSIT | {"payer": "host", "held_by": "home"}],
            },
            False,
        ),
        ("P507", {"streams": [LATER, BUILDS], "clauses": [half()]}, True),
        ("P507", {"streams": [LATER, BUILDS], "clauses": [half(), PAYMENT]}, False),
        ("P507", {"streams": [LATER, BUILDS | {"booked_by": "host"}], "clauses": [half()]}, False),
        ("P507", {"streams": [fee({2026: 300, 2027: 9}), BUILDS], "clauses": [half()]}, False),
        ("P508", standards("600", "350"), True),
        ("P508", standards("600 元 / ㎡", "600元/㎡"), False),
        ("P508", {"policies": [{"question": "price", "standards": {"home": "600"}}]}, True),
    ],
)
def test_a_question_of_policy_speaks_where_it_should_and_only_there(
    code: str, changes: Tree, speaks: bool
) -> None:
    assert speaks == (code in codes(**changes))


FLOOR = "{kind: floor, pool: tax, payee: home, amount: 40}"


@pytest.mark.parametrize(
    ("clause", "code", "says"),
    [
        (FLOOR, "A132", "clauses[0] lacks `payer`"),
        (FLOOR.replace("}", ", payer: zone}"), "A141", "party 'zone' is not declared"),
        (FLOOR.replace("}", ", payer: home}"), "A133", "home"),
        ("{kind: sunset, pool: tax, from: {event: moved}, payee: host}", "A133", "event 'moved' is not"),
        ("{kind: sunset, pool: tax, from: {event: production}, payee: host}", "A133", "has no date"),
    ],
    ids=["floor without payer", "payer of nobody", "own payer", "no such event", "event without date"],
)
def test_a_floor_without_payer_and_a_clock_without_start_are_refused(
    clause: str, code: str, says: str, tmp_path: Path
) -> None:
    text = f"""agreement: 1
name: Test
unit: 10k
years: 2026-2028
events: {{production: {{needs: output}}}}
parties: {{home: {{name: Home, role: home}}, host: {{name: Host, role: host}}}}
streams: [{{id: fee, kind: fee, amounts: 100, needs: [home, host], booked_by: host, pool: tax}}]
clauses: [{clause}]
"""
    with pytest.raises(ContractError) as refusal:
        interpret(parse(text, "agreement.yaml"), tmp_path)
    (found,) = refusal.value.findings

    assert code == found.code
    assert says in found.message
    assert found.remedy


def test_a_floor_with_its_payer_and_a_clock_with_its_date_are_read() -> None:
    floor = {"kind": "floor", "pool": "tax", "payee": "home", "amount": 40, "payer": "host"}
    starts = half(**{"from": {"event": "production"}})

    assert ["ratio", "floor"] == [
        clause.kind for clause in agreed(events={"production": 2027}, clauses=[starts, floor]).clauses
    ]


def test_who_leaves_and_who_is_bound_need_not_be_the_same() -> None:
    """Two leavers, one of them bound: the other is named."""
    parties = {"home": HOME, "host": HOST, "zone": ZONE}
    other = fee(40, id="zone keeps", pool=None, needs=[], without=["home"], exit_after=2027, booked_by="zone")
    case = judge(agreed(parties=parties, streams=[fee(100), KEEPS, other], clauses=[half(), PAYMENT]))

    assert ["zone can leave from 2027 on and keep 'zone keeps'; nothing says what leaving costs"] == [
        finding.message for finding in case.findings if finding.code == "P507"
    ]


def test_what_a_deducted_incentive_costs_is_counted() -> None:
    """10 a year to the host first: home would have 50 instead of 45."""
    judged = judge(agreed(clauses=[NET | {"incentive_of": "Firm A"}, half()]))
    (found,) = [finding for finding in judged.findings if finding.code == "P502"]

    assert ("without it home gains 15.00, host loses 15.00 万元",) == found.reasons
    assert "pool 'tax' pays what Firm A was granted; it needs a fair-competition review" == found.message
