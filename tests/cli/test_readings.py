"""feidi readings: what it prints, its exit codes, and what other commands say of open words."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sharing.schemas import schema_of
from tests.command_line import feidi
from tests.refusals import SIGNED, changed

TWO_WORDS = changed(
    ("amounts: 100", "amounts: {either: {按含税（毛额）: 100, 按净额: 80}}"),
    ("{home: 50%, host: 50%}", "{word: 比例, either: [{home: 50%, host: 50%}, {home: 60%, host: 40%}]}"),
)


def alone(party: str, other: str, amounts: str) -> str:
    """What a party has without the other one, as a line of the file."""
    who = f"needs: [{party}], without: [{other}], booked_by: {party}"
    return f"  - {{id: of {party}, kind: rent, amounts: {amounts}, {who}}}\n"


UNFAIR = SIGNED.replace("clauses:\n", alone("home", "host", "{either: [40, 60]}") + "clauses:\n")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "agreement.yaml").write_text(TWO_WORDS, encoding="utf-8")
    return tmp_path / "agreement.yaml"


def data_of(text: str, *options: str) -> dict[str, Any]:
    result = feidi("readings", "-", "--format", "json", *options, stdin=text)
    envelope = json.loads(result.stdout)
    jsonschema.validate(envelope, schema_of("result"))
    data: dict[str, Any] = envelope["results"][0]["data"]
    return data


def test_every_word_is_priced_in_a_sentence(file: Path) -> None:
    said = " ".join(feidi("readings", file).stdout.split())

    assert (
        "'按净额' instead of '按含税（毛额）' changes what is received, in 万元: home -60.00 to -50.00, "
        "host -50.00 to -40.00, depending on 比例." in said
    )
    assert (
        "'home: 60%, host: 40%' instead of 'home: 50%, host: 50%' moves 40.00 to 50.00 万元 from host" in said
    )


def test_the_way_from_the_worst_to_the_best_reading_adds_up(file: Path) -> None:
    spreads = data_of(TWO_WORDS)["spreads"]

    assert [
        ("home", 3, 2, {"streams[0].amounts": "50.000000", "比例": "40.000000"}, "10.000000", "100.000000"),
        ("host", 4, 1, {"streams[0].amounts": "40.000000", "比例": "40.000000"}, "10.000000", "90.000000"),
    ] == [tuple(spread.values()) for spread in spreads]


def test_machines_read_what_is_best_for_whom() -> None:
    amounts, parts = data_of(TWO_WORDS)["words"]

    assert (["按含税（毛额）"], ["按净额"]) == tuple(amounts["wishes"]["host"].values())
    assert (["home: 60%, host: 40%"], ["home: 50%, host: 50%"]) == tuple(parts["wishes"]["home"].values())
    assert ([9], [11]) == (amounts["lines"], parts["lines"])


def test_alternatives_may_name_units_of_their_own_where_the_file_sets_none() -> None:
    text = changed(("unit: 10k\n", ""), ("amounts: 100", "amounts: {either: [4000元, 0.5万元]}"))
    [move] = data_of(text)["moves"]

    assert {"home": "2500.00", "host": "2500.00"} == move["least"]


def test_a_finding_says_in_which_readings_it_arises() -> None:
    [refusal] = [one for one in data_of(UNFAIR)["arising"] if one["code"] == "S301"]

    assert ([2], ["streams[1].amounts"]) == (refusal["readings"], refusal["depends_on"])
    assert "| if streams[1].amounts is '60'" in feidi("readings", "-", stdin=UNFAIR).stdout
    assert "1 of 2 readings can be signed: if streams[1].amounts is '40'." in " ".join(
        feidi("readings", "-", stdin=UNFAIR).stdout.split()
    )


def test_a_word_that_moves_nothing_but_what_is_had_alone_is_still_to_be_settled() -> None:
    said = " ".join(feidi("readings", "-", stdin=UNFAIR).stdout.split())

    assert "moves nothing; what a party has alone changes, in 万元: home +100.00." in said
    assert "Settle before signing: streams[1].amounts." in said


def test_a_word_that_moves_no_money_is_said_to_move_none() -> None:
    said = feidi("readings", "-", stdin=SIGNED.replace("name: Zone", "name: {either: [Zone, Park]}")).stdout

    assert "name: 'Park' instead of 'Zone' moves nothing." in said
    assert "No open word moves money." in said


def test_many_moves_are_said_by_the_largest() -> None:
    amounts = ", ".join(str(amount) for amount in range(100, 120))
    said = feidi("readings", "-", stdin=changed(("amounts: 100", f"amounts: {{either: [{amounts}]}}"))).stdout

    assert "'119' instead of '100'" in said
    assert "'101' instead of '100'" not in said
    assert "11 smaller moves are in the table." in said


def test_a_file_without_open_words_is_told_so() -> None:
    result = feidi("readings", "-", stdin=SIGNED)

    assert 0 == result.exit_code
    assert "This file leaves no word open, so it has one reading" in result.stdout


APART = alone("home", "host", "{either: [400, 500]}") + alone("host", "home", "400")
NO_SPLIT = SIGNED.replace("clauses:\n", f"{APART}clauses:\n")


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (TWO_WORDS, (), 0),
        (TWO_WORDS, ("--strict",), 1),
        (UNFAIR, (), 1),
        (NO_SPLIT, (), 3),
        (TWO_WORDS.replace("role: host", "role: guest"), (), 1),
        ("no agreement", (), 2),
        (TWO_WORDS.replace("unit: 10k", "unit: 10k\ncurrency: {either: [CNY, USD]}"), (), 2),
    ],
)
def test_the_exit_code_tells_whether_every_reading_can_be_signed(
    text: str, options: tuple[str, ...], code: int
) -> None:
    if code == 2 and "currency" in text:
        with pytest.raises(ValueError, match="settle `currency` first"):
            feidi("readings", "-", *options, stdin=text)
    else:
        assert code == feidi("readings", "-", *options, stdin=text).exit_code


@pytest.mark.parametrize("command", ["check", "split", "gap"])
def test_a_command_that_needs_one_reading_points_to_this_one(command: str, file: Path) -> None:
    result = feidi(command, "agreement.yaml")

    assert 1 == result.exit_code
    assert "error A137 open words: this file leaves 2 words open" in result.stdout
    assert "run `feidi readings agreement.yaml`" in result.stdout


def test_another_unit_changes_every_figure(file: Path) -> None:
    shown = [data_of(TWO_WORDS), data_of(TWO_WORDS, "--unit", "元")]

    assert ["250.000000", "2500000.00"] == [one["readings"][0]["gets"]["home"] for one in shown]
    assert ["-60.000000", "-600000.00"] == [one["moves"][0]["least"]["home"] for one in shown]
    assert ["10.000000", "100000.00"] == [one["spreads"][0]["joint"] for one in shown]


@pytest.mark.parametrize("name", ["text", "markdown", "csv", "json"])
def test_every_format_shows_every_reading(name: str, file: Path) -> None:
    shown = feidi("readings", file, "--format", name).stdout

    assert all(amount in shown for amount in ("250.00", "300.00", "200.00", "240.00"))
