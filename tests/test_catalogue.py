"""Every clause of the field has its place in the catalogue, and its example runs."""

import re
from pathlib import Path

import pytest

from contracts import load
from contracts.clauses import CLAUSES
from sharing.verdict import judge

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "docs/reference/clause-catalogue.md"
EXAMPLES = sorted((ROOT / "examples/clauses").glob("*.yaml"))
ROWS = re.findall(
    r"^\| (C\d+)? ?\| ([^|]+) \| ([^|]+) \| (?:\[example\]\(\.\./\.\./(\S+)\))? ?\|$",
    CATALOGUE.read_text(encoding="utf-8"),
    re.MULTILINE,
)
NOT_MONEY = {"C17", "C25", "C28"}


def test_every_number_stands_in_the_catalogue() -> None:
    assert {f"C{number}" for number in range(1, 36)} == {number for number, *_ in ROWS if number}


def test_only_what_is_not_money_has_no_example() -> None:
    assert NOT_MONEY == {number for number, _, _, example in ROWS if not example}


def test_every_example_stands_in_the_catalogue() -> None:
    assert EXAMPLES == sorted(ROOT / example for *_, example in ROWS if example)


@pytest.mark.parametrize(("number", "title", "how", "example"), [row for row in ROWS if row[3]])
def test_an_example_shows_the_kinds_that_are_named(number: str, title: str, how: str, example: str) -> None:
    used = {clause.kind for clause in load(ROOT / example).clauses}
    named = set(re.findall(r"`(\w+)`", how)) & {*CLAUSES}

    assert named
    assert named == named & used


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_hands_out_its_money_and_can_hold(path: Path) -> None:
    verdict = judge(load(path))

    assert not verdict.hopeless
    assert {"M201", "M202", "M205"} & {finding.code for finding in verdict.findings} == set()
    assert [line.pot for line in verdict.case.pool_years] == [
        sum(line.split.values()) for line in verdict.case.pool_years
    ]


def test_every_kind_has_an_example() -> None:
    used = {clause.kind for path in EXAMPLES for clause in load(path).clauses}

    assert used == {*CLAUSES}
