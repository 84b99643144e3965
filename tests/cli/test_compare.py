"""feidi compare, as people and programs call it."""

import json
from pathlib import Path

import pytest

from sharing.formats.envelope import CompareData, Envelope
from tests.command_line import feidi
from tests.refusals import SIGNED, changed

LARGER = changed(("home: 50%, host: 50%", "home: 60%, host: 40%"))
WITHOUT_UNIT = changed(("unit: 10k\n", ""), ("amounts: 100", "amounts: 4000元"))
BROKEN = changed(("host: 50%", "hst: 50%"))


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three agreements in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("one.yaml", SIGNED), ("two.yaml", LARGER), ("broken.yaml", BROKEN)):
        Path(name).write_text(text, encoding="utf-8")


def rows(*arguments: str) -> list[str]:
    return [" ".join(line.split()) for line in feidi("compare", *arguments).stdout.splitlines()]


def test_a_changed_share_is_shown_in_words_and_money() -> None:
    said = rows("one.yaml", "two.yaml")

    assert "1 ratio of pool tax: shares {home: 50%, host: 50%} {home: 60%, host: 40%}" in said
    assert "1: ratio of pool tax 50.00 -50.00 0.00" in said
    assert "home gains 50.00 万元." in said


def test_each_further_file_is_compared_with_the_first() -> None:
    result = json.loads(feidi("compare", "one.yaml", "two.yaml", "one.yaml", "-f", "json").stdout)
    first, second = [one.data for one in Envelope.model_validate(result).results]

    assert isinstance(first, CompareData)
    assert isinstance(second, CompareData)
    assert ([1], []) == ([one.number for one in first.differences], second.differences)
    assert {"home": "50.000000", "host": "-50.000000"} == first.moved[0].by_party


def test_the_same_file_twice_says_the_same() -> None:
    assert "The two files say the same." in rows("one.yaml", "one.yaml")


def test_agreements_whose_amounts_name_their_own_units_are_compared() -> None:
    Path("bare.yaml").write_text(WITHOUT_UNIT, encoding="utf-8")
    Path("more.yaml").write_text(changed(("4000元", "0.5万元"), text=WITHOUT_UNIT), encoding="utf-8")

    assert "The two files say the same." in rows("bare.yaml", "bare.yaml")
    assert "1: stream fee 2,500.00 2,500.00 5,000.00" in rows("bare.yaml", "more.yaml")


@pytest.mark.parametrize(
    ("first", "second", "row"),
    [
        ("one.yaml", "bare.yaml", "1: stream fee -245.00 -245.00 -490.00"),
        ("bare.yaml", "one.yaml", "1: stream fee 2,450,000.00 2,450,000.00 4,900,000.00"),
    ],
)
def test_an_agreement_without_unit_is_compared_with_one_in_ten_thousands(
    first: str, second: str, row: str
) -> None:
    Path("bare.yaml").write_text(changed(("4000元", "2万元"), text=WITHOUT_UNIT), encoding="utf-8")

    assert row in rows(first, second)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("one.yaml",), "compare needs two files"),
        (("-", "-"), "standard input can be read once"),
        (("one.yaml", "nothing.yaml"), "there is no file 'nothing.yaml'"),
    ],
)
def test_what_cannot_be_compared_is_refused(arguments: tuple[str, ...], says: str) -> None:
    result = feidi("compare", *arguments)

    assert 2 == result.exit_code
    assert says in result.output


def test_a_faulty_file_does_not_keep_others_from_being_compared() -> None:
    result = feidi("compare", "one.yaml", "broken.yaml", "two.yaml")

    assert 1 == result.exit_code
    assert "home gains 50.00" in result.stdout
    assert "A141" in result.stdout


def test_standard_input_can_be_one_of_the_files() -> None:
    assert "home gains 50.00 万元." in feidi("compare", "one.yaml", "-", stdin=LARGER).stdout


def test_a_file_that_was_read_is_not_overwritten() -> None:
    result = feidi("compare", "one.yaml", "two.yaml", "-o", "one.yaml")

    assert 2 == result.exit_code
    assert Path("one.yaml").read_text(encoding="utf-8") == SIGNED
