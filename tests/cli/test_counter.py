"""feidi counter: what it prints, what it writes, and what it keeps to itself."""

from pathlib import Path

import pytest
import yaml

from contracts import load
from sharing.formats import FORMATS
from tests.command_line import feidi
from tests.worked_example import OFFER

TREE = OFFER | {"clauses": [{"kind": "ratio", "pool": "tax", "shares": {"home": "40%", "host": "60%"}}]}
AMOUNT = "7391.57"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "offer.yaml"
    path.write_text("# kept\n" + yaml.safe_dump(TREE, sort_keys=False), encoding="utf-8")
    return path


def test_applying_changes_the_shares_and_nothing_else(file: Path) -> None:
    new = file.with_name("new.yaml")
    result = feidi("counter", str(file), "--at-signing", "--apply", "1", "--to", str(new))
    old, changed = file.read_text("utf-8").splitlines(), new.read_text("utf-8").splitlines()

    assert result.exit_code == 0
    assert [(one, other) for one, other in zip(old, changed, strict=True) if one != other] == [
        ("    home: 40%", "    home: 50%"),
        ("    host: 60%", "    host: 50%"),
    ]
    assert load(new).clauses[0].shares["home"] * 2 == 1  # type: ignore[union-attr]


def test_a_file_that_is_there_is_not_overwritten(file: Path) -> None:
    before = file.read_bytes()
    result = feidi("counter", str(file), "--at-signing", "--apply", "1", "--to", str(file))

    assert (result.exit_code, file.read_bytes()) == (2, before)
    assert "is there already; name a new file" in result.output


def test_nothing_holds_is_exit_3(file: Path) -> None:
    result = feidi("counter", str(file))

    assert result.exit_code == 3
    assert "These cannot all be met by any shares" in result.output


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("amount", ["73.9157", "173.9157"])
def test_a_red_line_is_in_no_public_output(file: Path, format_name: str, amount: str) -> None:
    """Whether it can be met or not."""
    secret = file.with_name("mine.yaml")
    secret.write_text(f"red_lines: 1\nleast: {{host: {amount}}}\n", encoding="utf-8")
    arguments = ["--at-signing", "--reserve", str(secret), "--public", "--format", format_name]
    result = feidi("counter", str(file), *arguments)

    assert result.exit_code == (0 if amount == "73.9157" else 3)
    assert amount not in result.output
    assert amount[:-2] not in result.output


def test_the_programme_would_betray_a_red_line(file: Path) -> None:
    secret = file.with_name("mine.yaml")
    secret.write_text("red_lines: 1\nleast: {host: 70}\n", encoding="utf-8")
    lp = file.with_name("programme.lp")
    result = feidi("counter", str(file), "--reserve", str(secret), "--public", "--export-lp", str(lp))

    assert (result.exit_code, lp.exists()) == (2, False)


def test_the_programme_is_written_for_auditors(file: Path) -> None:
    lp = file.with_name("programme.lp")
    feidi("counter", str(file), "--at-signing", "--export-lp", str(lp))

    assert "Minimize" in lp.read_text("utf-8")
    assert "need" in lp.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--step", "0.3"], "steps of 30% do not add up to the whole"),
        (["--step", "abc"], "'abc' is not a number"),
        (["--keep", "home"], "--keep 'home' names no amount"),
        (["--keep", "home>=x"], "'x' is not a number"),
        (["--target", "shaply"], "did you mean 'shapley'?"),
        (["--weight", "clauses[0].shares.home"], "names no weight"),
        (["--weight", "clauses[0].shares.home=0"], "a weight is above 0"),
        (["--apply", "1"], "write --apply 1 --to NEW.yaml, both of them"),
        (["--apply", "2", "--to", "new.yaml"], "asks for more proposals"),
        (["--only", "clauses[0].share"], "did you mean"),
        (["--equal-for", "nobody"], "'nobody' is no party"),
    ],
)
def test_a_wrong_call_says_what_to_write(file: Path, arguments: list[str], message: str) -> None:
    result = feidi("counter", str(file), *arguments)

    assert result.exit_code == 2
    assert message in result.output


def test_red_lines_of_nobody_are_refused(file: Path) -> None:
    secret = file.with_name("mine.yaml")
    secret.write_text(f"red_lines: 1\nleast: {{hst: {AMOUNT}}}\n", encoding="utf-8")
    result = feidi("counter", str(file), "--reserve", str(secret))

    assert result.exit_code == 1
    assert "party 'hst' does not sign" in result.output
    assert AMOUNT not in result.output


def test_a_slip_in_a_red_line_is_told_without_the_line(file: Path) -> None:
    secret = file.with_name("mine.yaml")
    secret.write_text("red_lines: 1\nleast: {host: 7391x}\n", encoding="utf-8")
    result = feidi("counter", str(file), "--reserve", str(secret))

    assert result.exit_code == 1
    assert "least.host cannot be read as an amount" in result.output
    assert "7391" not in result.output
