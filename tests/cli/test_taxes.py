"""feidi taxes, as people and programs call it."""

import csv
import json
from fractions import Fraction
from io import StringIO
from typing import Any

import pytest

from contracts.fiscal.presets import preset_names
from contracts.fiscal.tax import tax, tax_names, with_successor
from sharing.formats.envelope import Envelope
from tests.command_line import feidi


def data(*arguments: str) -> dict[str, Any]:
    envelope = json.loads(feidi("taxes", *arguments, "--format", "json").stdout)
    Envelope.model_validate(envelope)
    found: dict[str, Any] = envelope["results"][0]["data"]
    return found


def rows(*arguments: str) -> list[str]:
    return [" ".join(line.split()) for line in feidi("taxes", *arguments, width=300).stdout.splitlines()]


def test_every_tax_and_preset_is_listed_with_its_mark() -> None:
    listed = data()

    assert list(tax_names()) == [each["tax"] for each in listed["taxes"]]
    assert list(preset_names()) == [each["preset"] for each in listed["presets"]]
    assert [] == [each["tax"] for each in listed["taxes"] for share in each["shares"] if not share["mark"]]


@pytest.mark.parametrize("year", [2001, 2015, 2016, 2019, 2027])
def test_the_share_of_a_year_is_the_one_that_is_calculated_with(year: int) -> None:
    shown = {each["tax"]: each["in_year"] for each in data("--year", str(year))["taxes"]}
    known = {name: share for name, share in shown.items() if share is not None}

    assert {name: with_successor(name).central_share(year) for name in known} == {
        name: Fraction(share) for name, share in known.items()
    }
    assert {"several"} <= set(shown) - set(known)


def test_an_abolished_tax_goes_on_as_its_successor() -> None:
    text = rows("business", "--year", "2020")

    assert "business 50% 0% as vat" in text
    assert "business 2016-04 vat" in text


@pytest.mark.parametrize("name", ["vat", "增值税"])
def test_a_tax_is_found_by_id_and_by_its_chinese_name(name: str) -> None:
    assert ["vat"] == [each["tax"] for each in data(name)["taxes"]]
    assert [] == data(name)["presets"]


def test_a_preset_is_shown_only_in_the_years_of_its_rule() -> None:
    assert ["four-layers"] == [each["preset"] for each in data("four-layers", "--year", "2015")["presets"]]
    assert [] == data("four-layers", "--year", "2016")["presets"]
    assert "Nothing is known of that year." in rows("four-layers", "--year", "2016")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("vatt",), "feidi: there is no tax or preset 'vatt'; did you mean 'vat'?"),
        (("--year", "soon"), "feidi: 'soon' is not a year; write a year such as 2026"),
    ],
)
def test_an_unknown_name_or_year_is_misuse(arguments: tuple[str, ...], message: str) -> None:
    result = feidi("taxes", *arguments)

    assert (2, message) == (result.exit_code, result.stderr.strip())


def test_csv_and_markdown_have_a_line_for_every_share() -> None:
    lines = list(csv.reader(StringIO(feidi("taxes", "--format", "csv").stdout)))
    expected = [name for name in tax_names() for _ in tax(name).central]
    table = feidi("taxes", "--format", "markdown").stdout.splitlines()

    assert expected == [line[0] for line in lines if len(line) == 7 and line[0] in tax_names()]
    assert expected == [
        line.split(" | ")[0].removeprefix("| ")
        for line in table
        if line.count(" | ") == 6 and line.split(" | ")[0].removeprefix("| ") in tax_names()
    ]
