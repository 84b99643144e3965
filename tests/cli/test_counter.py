"""feidi counter: what it prints, what it writes, and what it keeps to itself."""

import re
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
    there = file.with_name("there.yaml")
    there.write_text("kept", encoding="utf-8")
    for target, message in ((file, "is what was read"), (there, "is there already; choose another name")):
        before = target.read_bytes()
        result = feidi("counter", str(file), "--at-signing", "--apply", "1", "--to", str(target))

        assert (result.exit_code, target.read_bytes()) == (2, before)
        assert message in result.output


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
    assert "a party that does not sign" in result.output
    assert AMOUNT not in result.output


def test_a_slip_in_a_red_line_is_told_without_the_line(file: Path) -> None:
    secret = file.with_name("mine.yaml")
    secret.write_text("red_lines: 1\nleast: {host: 7391x}\n", encoding="utf-8")
    result = feidi("counter", str(file), "--reserve", str(secret))

    assert result.exit_code == 1
    assert "cannot be read (a wrong value)" in result.output
    assert "7391" not in result.output


def test_the_call_that_is_proposed_repeats_what_was_asked(file: Path) -> None:
    arguments = ["--at-signing", "--step", "5%", "--only", "clauses[0].shares", "--keep", "home>=45"]
    said = feidi("counter", file, *arguments, width=400).output
    call = next(line for line in said.splitlines() if line.startswith("Write one")).split("`")[1]

    assert call == (
        f"feidi counter {file} --step 5% --only 'clauses[0].shares' --keep 'home>=45' --at-signing "
        "--apply 1 --to NEW.yaml"
    )


def test_a_unit_that_cannot_be_shown_writes_nothing(tmp_path: Path) -> None:
    tree = {key: value for key, value in TREE.items() if key != "unit"}
    text = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)
    bare = tmp_path / "bare.yaml"
    bare.write_text(re.sub(r"(amounts: |'?202\d'?: )(\d+)", r"\g<1>\g<2>万元", text), encoding="utf-8")
    new = tmp_path / "new.yaml"
    result = feidi("counter", bare, "--at-signing", "--unit", "万元", "--apply", "1", "--to", new)

    assert (result.exit_code, new.exists()) == (2, False)
    assert "sets no `unit`" in result.output


def test_what_others_would_give_is_kept_where_it_betrays_a_red_line(file: Path) -> None:
    secret = file.with_name("mine.yaml")
    secret.write_text("red_lines: 1\nleast: {host: 110}\n", encoding="utf-8")
    arguments = ["--at-signing", "--reserve", secret, "--keep", "home>=50"]
    open_page = feidi("counter", file, *arguments).output
    public_page = feidi("counter", file, *arguments, "--public").output

    assert "It would be enough" in open_page
    assert "It would be enough" not in public_page


@pytest.mark.parametrize("outputs", [["-o"], ["--export-lp"], ["--apply", "1", "--to"]])
def test_red_lines_are_never_written_over(file: Path, outputs: list[str]) -> None:
    secret = file.with_name("mine.yaml")
    secret.write_text("red_lines: 1\nleast: {host: 70}\n", encoding="utf-8")
    result = feidi("counter", file, "--at-signing", "--reserve", secret, *outputs, secret)

    assert (result.exit_code, secret.read_text("utf-8")) == (2, "red_lines: 1\nleast: {host: 70}\n")


def test_nothing_is_written_if_one_output_cannot_be(file: Path) -> None:
    new = file.with_name("new.yaml")
    result = feidi("counter", file, "--at-signing", "--apply", "1", "--to", new, "-o", "/nowhere/page.txt")

    assert (result.exit_code, new.exists()) == (2, False)


@pytest.mark.parametrize("keeps", [["home>=50", "home>=1"], ["home>=1", "home>=50"]])
def test_of_two_demands_the_stricter_counts(file: Path, keeps: list[str]) -> None:
    arguments = [word for keep in keeps for word in ("--keep", keep)]

    assert "55%" in feidi("counter", file, "--at-signing", *arguments).output


def test_an_amount_out_of_reach_is_a_slip(file: Path) -> None:
    result = feidi("counter", file, "--at-signing", "--keep", "home>=1e25")

    assert (result.exit_code, "more than a million times" in result.output) == (2, True)


@pytest.mark.parametrize(
    "text", ["least: {host: host >= 7391万元}", "unit: 万圆\nleast: {host: 7391}", "least: {7391: 1}"]
)
def test_no_fault_of_red_lines_quotes_them(file: Path, text: str) -> None:
    secret = file.with_name("mine.yaml")
    secret.write_text(f"red_lines: 1\n{text}\n", encoding="utf-8")
    result = feidi("counter", file, "--reserve", secret, "--public", "-f", "json")

    assert result.exit_code == 1
    assert "7391" not in result.output


def test_where_nothing_holds_the_reason_is_shown_and_nothing_written(file: Path) -> None:
    new = file.with_name("new.yaml")
    result = feidi("counter", file, "--apply", "1", "--to", new)

    assert (result.exit_code, new.exists()) == (3, False)
    assert "These cannot all be met" in result.output


@pytest.mark.parametrize("wrong", [["-f", "xml"], ["-o", "."]])
def test_nothing_is_written_if_the_page_cannot_be(file: Path, wrong: list[str]) -> None:
    new = file.with_name("new.yaml")
    result = feidi("counter", file, "--at-signing", "--apply", "1", "--to", new, *wrong)

    assert (result.exit_code, new.exists()) == (2, False)
