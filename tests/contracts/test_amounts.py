"""What arises each year, in each form in which it is written."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from contracts.amounts import Amounts
from contracts.units import amounts_in

YEARS = range(2009, 2017)


def amounts(written: Any) -> Amounts:
    with amounts_in("10k"):
        return Amounts.model_validate(written)


def by_year(written: Any) -> list[Fraction]:
    return [amounts(written).at(year) for year in YEARS]


def said(written: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        amounts(written)
    return str(refused.value.errors()[0]["ctx"]["error"])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("400", [400] * 8),
        ({2010: "400", 2012: "450"}, [0, 400, 0, 450, 0, 0, 0, 0]),
        (
            {2010: "400", "growth": "50%"},
            [0, 400, 600, 900, 1350, 2025, Fraction("3037.5"), Fraction("4556.25")],
        ),
        ({2010: "100", 2012: "400", "growth": "-50%"}, [0, 100, 50, 400, 200, 100, 50, 25]),
        ({2010: "0", 2014: "400", "ramp": "linear"}, [0, 0, 100, 200, 300, 400, 400, 400]),
        (
            {2010: "0", 2012: "400", "ramp": "linear", "growth": "100%"},
            [0, 0, 200, 400, 800, 1600, 3200, 6400],
        ),
        ({2010: "300", 2013: "0", "ramp": "linear"}, [0, 300, 200, 100, 0, 0, 0, 0]),
        ({"2010年": "1亿元"}, [0, 10000, 0, 0, 0, 0, 0, 0]),
        ({2014: "1", 2010: "2", "growth": "0%"}, [0, 2, 2, 2, 2, 1, 1, 1]),
    ],
)
def test_each_form_gives_its_amounts(written: Any, expected: list[object]) -> None:
    assert expected == by_year(written)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({}, "amounts are given in no way"),
        ({"growth": "9%"}, "amounts are given in no way"),
        ({"each": "5", 2010: "4"}, "amounts are given in two ways"),
        ({"each": "5", "growth": "9%"}, "growth needs a first year"),
        ({"csv": "flows.csv"}, "a CSV file needs a column, and a column a CSV file"),
        ({2010: "4", "column": "vat"}, "a CSV file needs a column, and a column a CSV file"),
        ({2010: "4", "ramp": "curved"}, "ramp 'curved' is unknown"),
        ({2010: "4", "2010年": "5"}, "amounts: 2010 stands twice"),
        ({2010: "4", "grow": "5"}, "amounts: 'grow' is not a year"),
    ],
)
def test_what_gives_no_amount_for_every_year_is_refused(written: Any, says: str) -> None:
    assert says == said(written)


def test_a_column_that_has_not_been_read_has_no_amounts() -> None:
    column = amounts({"csv": "flows.csv", "column": "vat"})

    with pytest.raises(ValueError, match=r"column 'vat' of flows.csv has not been read: use contracts.load"):
        column.at(2026)


@pytest.mark.parametrize(
    ("written", "totals"),
    [
        ("400", [400] * 8),
        ({2010: "50", 2012: "30"}, [0, 50, 50, 80, 80, 80, 80, 80]),
        ({2015: "50"}, [0, 0, 0, 0, 0, 0, 50, 50]),
    ],
)
def test_a_running_total_never_falls(written: Any, totals: list[int]) -> None:
    """Between two outlays the total stays where it is."""
    running = amounts(written).running_total()

    assert totals == [running.at(year) for year in YEARS]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("400", "400"),
        ({2012: "450", 2010: "400"}, "2010: 400, 2012: 450"),
        ({2010: "400", "growth": "9%"}, "2010: 400, growth 9%"),
        ({2010: "0", 2014: "1.5", "ramp": "linear"}, "2010: 0, 2014: 1.5, ramp"),
        ({"csv": "flows.csv", "column": "vat"}, "column vat of flows.csv"),
    ],
)
def test_amounts_are_said_in_a_line(written: Any, text: str) -> None:
    assert text == str(amounts(written))
