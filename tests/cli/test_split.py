"""feidi split, as people and programs call it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from sharing.formats.envelope import Envelope, NamedSolution, SplitData
from tests.agreements import HOME, HOST, ZONE, Tree, fee, written
from tests.command_line import feidi
from tests.worked_example import OFFER


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The worked example as a file."""
    monkeypatch.chdir(tmp_path)
    return saved(OFFER, "offer.yaml")


def saved(tree: Tree, name: str) -> str:
    Path(name).write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return name


def data_of(file: str) -> dict[str, Any]:
    envelope = json.loads(feidi("split", file, "--format", "json").stdout)
    Envelope.model_validate(envelope)
    data: dict[str, Any] = envelope["results"][0]["data"]
    return data


def test_money_and_shares_of_the_pot_stand_side_by_side(offer: str) -> None:
    rows = [" ".join(line.split()) for line in feidi("split", offer).stdout.splitlines()]

    assert "party proposal shapley nucleolus proportional equal_surplus" in rows
    assert "home 40.00 28.6% 60.00 42.9% 60.00 42.9% 56.00 40.0% 60.00 42.9%" in rows
    assert "host 100.00 71.4% 80.00 57.1% 80.00 57.1% 84.00 60.0% 80.00 57.1%" in rows


def test_it_is_said_which_of_them_hold(offer: str) -> None:
    last = feidi("split", offer).stdout.splitlines()[-1]

    assert "Nobody gains by leaving under: proposal, shapley, nucleolus, proportional, equal_surplus." == last


def test_json_has_its_keys_in_the_published_order(offer: str) -> None:
    data = data_of(offer)
    published = {*NamedSolution.model_fields}

    assert list(SplitData.model_fields) == list(data)
    assert published == set(data["solutions"][0])
    assert ["solution", "title", "amounts", "undefined", "stable"] == list(data["solutions"][0])[:5]


def test_json_holds_the_amounts_to_the_fen(offer: str) -> None:
    data = data_of(offer)

    assert ("140.00000000", True) == (data["pot"], data["stable_split_exists"])
    assert {"home": "56.00000000", "host": "84.00000000"} == next(
        way["amounts"] for way in data["solutions"] if way["solution"] == "proportional"
    )


def test_what_is_not_defined_is_null_with_its_reason(offer: str) -> None:
    file = saved(written(), "nothing alone.yaml")
    proportional = next(way for way in data_of(file)["solutions"] if way["solution"] == "proportional")

    assert (None, False) == (proportional["amounts"], proportional["stable"])
    assert proportional["undefined"]
    assert "undefined: " in feidi("split", file).stdout


def test_where_no_split_holds_the_exit_code_is_three(offer: str) -> None:
    pairs = [("home", "host", "zone"), ("home", "zone", "host"), ("host", "zone", "home")]
    options = [
        fee(90, id=f"{one}+{other}", pool=None, needs=[one, other], without=[third], booked_by=one)
        for one, other, third in pairs
    ]
    together = fee(100, needs=["home", "host", "zone"])
    tree = written(parties={"home": HOME, "host": HOST, "zone": ZONE}, streams=[together, *options])
    result = feidi("split", saved(tree, "hopeless.yaml"))

    assert 3 == result.exit_code
    assert result.stdout.splitlines()[-1].startswith("No split of this pot can hold")


@pytest.mark.parametrize(("file", "code"), [("missing.yaml", 2), ("offer.yaml", 0)])
def test_several_files_give_one_exit_code(offer: str, file: str, code: int) -> None:
    assert code == feidi("split", offer, file).exit_code


def test_a_dash_reads_standard_input(offer: str) -> None:
    text = Path(offer).read_text(encoding="utf-8")

    assert (
        feidi("split", offer).stdout.splitlines()[2:]
        == feidi("split", "-", stdin=text).stdout.splitlines()[2:]
    )


def test_figures_can_be_shown_in_another_unit(offer: str) -> None:
    assert "5,600.00" in feidi("split", offer, "--unit", "万元").stdout


def test_markdown_has_both_tables(offer: str) -> None:
    lines = feidi("split", offer, "-f", "markdown").stdout.splitlines()

    assert "| party | proposal | shapley | nucleolus | proportional | equal_surplus |" in lines
    assert "| division | what it is | does it hold |" in lines
