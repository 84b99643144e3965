"""What a stream may say, and what follows from it."""

from typing import Any

import pytest
from pydantic import ValidationError

from contracts.clocks import EVER, Period
from contracts.streams import Stream
from contracts.units import amounts_in
from tests.agreements import fee


def stream(**changes: Any) -> Stream:
    with amounts_in("10k"):
        return Stream.model_validate(fee(100) | changes)


def said(**changes: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        stream(**changes)
    return str(refused.value.errors()[0]["ctx"]["error"])


def test_a_stream_with_a_tax_is_a_tax() -> None:
    with amounts_in("10k"):
        vat = Stream.model_validate({"id": "vat", "tax": "vat", "amounts": 1, "booked_by": "host"})

    assert "tax" == vat.kind


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": "tax"}, "stream 'fee': which tax is it?"),
        ({"tax": "vat"}, "stream 'fee': a fee has no tax"),
        ({"layer": "local"}, "stream 'fee': only a tax has a layer"),
        ({"from": 2030, "to": 2029}, "it ends in 2029, before it begins in 2030"),
        ({"without": ["home"], "pool": None}, "stream 'fee' needs home and arises only without home"),
        (
            {"needs": [], "without": ["host"], "pool": None},
            "stream 'fee' needs host and arises only without host",
        ),
        ({"exit_after": 2028}, "stream 'fee' exists only for those who leave, but nobody is left"),
        ({"needs": [], "without": ["home"]}, "stream 'fee' is an outside option and cannot join a pool"),
        (
            {"kind": "cost", "amounts": {2026: 5, 2027: -5}},
            "stream 'fee' is a cost below zero, which would be an income",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(changes: dict[str, Any], says: str) -> None:
    assert says == said(**changes)


@pytest.mark.parametrize(
    ("changes", "required"),
    [
        ({}, {"home", "host"}),
        ({"needs": ["home"]}, {"home"}),
        ({"needs": []}, {"host"}),
        ({"pool": None, "needs": ["home"]}, {"home", "host"}),
        ({"pool": None, "needs": []}, {"host"}),
    ],
)
def test_a_private_stream_needs_its_recipient_as_well(changes: dict[str, Any], required: set[str]) -> None:
    assert required == stream(**changes).required


def test_costs_are_written_as_positive_amounts() -> None:
    assert (-1, 1) == (stream(kind="cost").sign, stream(kind="grant").sign)


def test_a_stream_without_years_can_arise_in_every_year() -> None:
    assert (EVER, Period(2027, 9999)) == (stream().period, stream(**{"from": 2027}).period)
