"""From streams to flows: net, and to whom each belongs."""

from typing import Any

import pytest

from sharing.case import Case
from sharing.flows import Flow, flows
from tests.agreements import HOME, HOST, Tree, agreed, fee

PROVINCE = {"name": "Province", "role": "upper", "province": "Inland"}
CENTRE = {"name": "Centre", "role": "central"}
VAT = {"id": "vat", "tax": "vat", "layer": "headline", "amounts": 100, "booked_by": "host"}


def flows_of(stream: Tree, **parties: Tree) -> dict[str, Flow]:
    agreement = agreed(
        years="2026",
        parties={"home": HOME, "host": HOST} | parties,
        streams=[stream],
        fiscal=[{"province": "Inland", "upper": "20%"}],
    )
    return {flow.label: flow for flow in flows(agreement)}


def test_only_the_retained_part_reaches_the_pool() -> None:
    """Headline 100: the centre takes 50, the province a fifth of the other 50."""
    flow = flows_of(VAT | {"pool": "tax", "needs": ["home", "host"]})["vat"]

    assert {2026: 40} == flow.by_year
    assert (None, "tax", {"home", "host"}) == (flow.recipient, flow.pool, flow.needs)


def test_governments_above_that_are_parties_receive_their_parts_as_private_flows() -> None:
    found = flows_of(VAT | {"pool": "tax", "needs": ["home", "host"]}, province=PROVINCE, centre=CENTRE)

    assert {"vat": 40, "vat: part of province": 10, "vat: part of centre": 50} == {
        label: flow.by_year[2026] for label, flow in found.items()
    }
    assert ("province", None, {"home", "host", "province"}) == (
        (part := found["vat: part of province"]).recipient,
        part.pool,
        part.needs,
    )


@pytest.mark.parametrize(
    ("party", "stream"),
    [
        (PROVINCE | {"province": "Coast"}, VAT),
        (PROVINCE, VAT | {"layer": "retained"}),
        (CENTRE, VAT | {"layer": "local"}),
        (CENTRE | {"role": "enterprise"}, VAT),
        (PROVINCE, fee(100)),
    ],
)
def test_who_has_no_part_in_a_tax_receives_none(party: Tree, stream: Tree) -> None:
    assert 1 == len(flows_of(stream, other=party))


def test_a_government_that_is_left_out_receives_no_part() -> None:
    """An outside option without the province: what its part would be cannot be secured by anybody."""
    found = flows_of(VAT | {"without": ["province"]}, province=PROVINCE)

    assert {"vat": 40} == {label: flow.by_year[2026] for label, flow in found.items()}


def test_costs_are_negative_and_a_stream_is_zero_outside_its_years() -> None:
    agreement = agreed(streams=[fee(100, kind="cost", **{"from": 2027, "to": 2027})])

    assert {2026: 0, 2027: -100, 2028: 0} == flows(agreement)[0].by_year


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"pool": None}, True),
        ({"pool": None, "needs": [], "without": ["home"]}, False),
        ({"pool": None, "needs": [], "without": ["home"], "exit_after": 2027}, False),
    ],
)
def test_outside_options_do_not_arise_when_all_take_part(changes: dict[str, Any], expected: bool) -> None:
    assert expected == flows(agreed(streams=[fee(100, **changes)]))[0].arises_together


def test_receipts_are_private_flows_and_shares_of_pools_together() -> None:
    streams = [
        fee(100),
        fee(10, id="own", pool=None, needs=["host"]),
        fee(4, id="bill", pool=None, kind="cost"),
    ]
    clauses = [{"kind": "ratio", "pool": "tax", "shares": {"home": "50%", "host": "50%"}}]
    case = Case.of(agreed(years="2026", streams=streams, clauses=clauses))

    assert {"home": {2026: 50}, "host": {2026: 56}} == case.receipts
