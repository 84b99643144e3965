"""feidi zopa: what it prints, draws and refuses."""

import re
from pathlib import Path

import pytest
import yaml

from tests.command_line import feidi
from tests.worked_example import OFFER

FLOOR = {"kind": "floor", "pool": "tax", "payee": "host", "payer": "home", "amount": 40}
SHARE, AMOUNT = "clauses[0].shares.home", "clauses[1].amount"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "offer.yaml"
    path.write_text(yaml.safe_dump(OFFER | {"clauses": [*OFFER["clauses"], FLOOR]}), encoding="utf-8")
    return path


def test_the_ends_say_who_leaves(file: Path) -> None:
    result = feidi("zopa", file, "--at-signing", "--over", SHARE, width=140)

    assert result.exit_code == 0
    assert "50%  100%  below: home leaves" in result.output


def test_no_value_of_any_number_is_exit_3(file: Path) -> None:
    result = feidi("zopa", file, "--over", SHARE)

    assert result.exit_code == 3
    assert "No value of these alone keeps everybody in" in result.output


def test_the_region_is_drawn_as_it_is_judged(file: Path) -> None:
    picture = file.with_name("region.svg")
    result = feidi("zopa", file, "--at-signing", "--over", SHARE, "--over", AMOUNT, "--draw", picture)
    fills = re.findall(r'width="22" height="22" fill="(\S+)"', picture.read_text("utf-8"))

    assert result.exit_code == 0
    assert len(fills) == 21 * 21
    sketch = [line.partition("| ")[2] for line in result.output.splitlines() if " | " in line]
    assert fills.count("#4c9f70") == sum(row.count("+") + row.count("O") for row in sketch)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--over", "clauses[0].shares.hom"], "did you mean 'clauses[0].shares.home'?"),
        (["--over", "streams[fee].amounts"], "is no number of this agreement"),
        (["--over", "discount"], "discount is not negotiated; use `feidi sweep` for it"),
        (["--over", SHARE, "--over", SHARE], "is named twice"),
        (["--over", SHARE, "--draw", "x.svg"], "--draw needs two numbers"),
        (["--reserve", "mine.yaml", "--public"], "the ends of ranges would betray red lines"),
    ],
)
def test_a_wrong_call_says_what_to_write(file: Path, arguments: list[str], message: str) -> None:
    result = feidi("zopa", file, *arguments)

    assert result.exit_code == 2
    assert message in result.output
