"""feidi game solve, as people and programs call it."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from sharing.division import SHOWN
from sharing.formats.envelope import Envelope, GameData
from sharing.games import SOLUTIONS
from tests.command_line import feidi

GLOVES = {"players": ["left", "right", "other"], "values": [0, 0, 0, 1, 0, 0, 1, 1]}
MAJORITY = {"players": ["a", "b", "c"], "values": [0, 0, 0, 1, 0, 1, 1, 1]}
TOWNS = {
    "name": "Sewage of three towns",
    "kind": "cost",
    "players": ["1", "2", "3"],
    "coalitions": {"1": 230, "2": 160, "3": 230, "1+2": 350, "2+3": 365, "1+3": 463, "1+2+3": 556},
}


def solved(game: dict[str, Any], *arguments: str) -> Any:
    return feidi("game", "solve", "-", *arguments, stdin=json.dumps(game))


def data_of(game: dict[str, Any], *arguments: str) -> dict[str, Any]:
    envelope = json.loads(solved(game, "--format", "json", *arguments).stdout)
    Envelope.model_validate(envelope)
    data: dict[str, Any] = envelope["results"][0]["data"]
    return data


def test_all_concepts_are_solved_unless_one_is_named() -> None:
    """Concepts that need more than the game, such as weights, are left out of `all`."""
    found = list(data_of(GLOVES)["solutions"])

    assert [name for name in SOLUTIONS if name in found] == found
    assert {*SHOWN, "prenucleolus"} <= set(found)
    assert ["shapley"] == list(data_of(GLOVES, "--solution", "shapley")["solutions"])


def test_exact_input_gives_exact_fractions() -> None:
    amounts = data_of(GLOVES)["solutions"]["shapley"]["amounts"]

    assert {"left": "1/6", "right": "2/3", "other": "1/6"} == amounts


def test_a_cost_game_says_what_each_pays() -> None:
    """Exact Shapley charges with the third pair costing 463: worked out over the six orders."""
    amounts = data_of(TOWNS)["solutions"]["shapley"]["amounts"]

    assert Fraction(556) == sum(Fraction(amount) for amount in amounts.values())
    assert {"1": "1265/6", "2": "761/6", "3": "655/3"} == amounts
    assert "charges are exact" in solved(TOWNS).stdout


def test_the_core_has_ranges_or_a_proof_that_it_is_empty() -> None:
    full, empty = data_of(GLOVES)["core"], data_of(MAJORITY)["core"]

    assert {"empty": False, "ranges": {"left": ["0", "0"], "right": ["1", "1"], "other": ["0", "0"]}} == full
    assert {"a+b": "1/2", "a+c": "1/2", "b+c": "1/2"} == empty["balancing_weights"]
    assert (True, "1/2") == (empty["empty"], empty["shortfall"])


@pytest.mark.parametrize("game", [GLOVES, TOWNS, MAJORITY])
def test_a_solved_game_ends_with_zero(game: dict[str, Any]) -> None:
    """An empty core is an answer, not a fault."""
    assert 0 == solved(game).exit_code


def test_keys_stand_in_the_published_order() -> None:
    data = data_of(GLOVES)

    assert list(GameData.model_fields) == list(data)
    assert ["title", "amounts", "undefined", "stable"] == list(data["solutions"]["shapley"])[:4]


def test_the_nucleolus_comes_with_its_proof() -> None:
    assert data_of(GLOVES)["solutions"]["nucleolus"]["proof"]
    assert "nucleolus: " in solved(GLOVES).stdout


def test_coalitions_that_are_left_out_are_counted() -> None:
    text = solved({"players": ["a", "b"], "coalitions": {"a+b": 30}}).stdout

    assert "2 of 3 coalitions are not listed and count as 0." in text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"players": ["a"], "values": [0, 1, 2]}', 1),
        ('{"players": ["a"], "values": [0, "lots"]}', 1),
        ('{"players": ["a"]', 2),
        ("", 2),
    ],
)
def test_what_is_no_game_is_said_with_its_place(text: str, code: int) -> None:
    result = feidi("game", "solve", "-", stdin=text)

    assert code == result.exit_code
    assert result.stdout.startswith("error A1")


def test_an_agreement_is_not_a_game(tmp_path: Path) -> None:
    feidi("init", tmp_path / "a.yaml")
    result = feidi("game", "solve", tmp_path / "a.yaml")

    assert 1 == result.exit_code
    assert "error A136 another kind of file" in result.stdout


@pytest.mark.parametrize(
    ("name", "hint"), [("shaply", "did you mean 'shapley'?"), ("lottery", "known: shapley, nucleolus")]
)
def test_an_unknown_concept_is_refused(name: str, hint: str) -> None:
    result = solved(GLOVES, "-s", name)

    assert (2, "") == (result.exit_code, result.stdout)
    assert f"feidi: no solution concept {name!r}; {hint}" in result.stderr
