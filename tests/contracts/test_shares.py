"""Shares that add up to the whole, and who is paid."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from contracts.shares import Recipients, Shares

ONE_THIRD = "write exact shares that add up to 100%; thirds are written 1/3"


def refused(written: Any) -> tuple[str, str]:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(Shares).validate_python(written)
    wrong = error.value.errors()[0]["ctx"]["error"]
    return str(wrong), wrong.remedy


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        ({"home": "60%", "host": "30%"}, "shares of home, host add up to 90%; 10% is missing", ONE_THIRD),
        ({"home": "60%", "host": "60%"}, "shares of home, host add up to 120%; 20% is too much", ONE_THIRD),
        (
            {"a": "33.3%", "b": "33.3%", "c": "33.3%"},
            "shares of a, b, c add up to 99.9%; 0.1% is missing",
            ONE_THIRD,
        ),
        ({"a": "1/3", "b": "1/3"}, "shares of a, b add up to 2/3; 1/3 is missing", ONE_THIRD),
        ({}, "shares of nobody add up to 0%; 100% is missing", "name who gets which share"),
    ],
)
def test_shares_add_up_to_the_whole_or_it_is_said_what_is_missing(
    written: Any, message: str, remedy: str
) -> None:
    assert (message, remedy) == refused(written)


def test_thirds_add_up() -> None:
    thirds = TypeAdapter(Shares).validate_python({"a": "1/3", "b": "1/3", "c": "1/3"})

    assert {Fraction(1, 3)} == set(thirds.values())


@pytest.mark.parametrize(
    ("written", "expected"),
    [("host", {"host": 1}), (" ｈｏｓｔ ", {"host": 1}), ({"a": "1/4", "b": "3/4"}, {"a": 0.25, "b": 0.75})],
)
def test_one_recipient_needs_no_share(written: Any, expected: dict[str, float]) -> None:
    assert expected == TypeAdapter(Recipients).validate_python(written)
