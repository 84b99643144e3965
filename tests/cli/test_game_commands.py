"""feidi game core, check, compare and concepts, as people and programs call them."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sharing.formats.envelope import Envelope
from sharing.games import PROPERTIES, SOLUTIONS
from tests.command_line import feidi

MAJORITY = {"players": ["a", "b", "c"], "values": [0, 0, 0, 1, 0, 1, 1, 1]}
PAIR = {"players": ["a", "b"], "values": [0, 10, 0, 30]}
TOWNS = {
    "kind": "cost",
    "players": ["1", "2", "3"],
    "coalitions": {"1": 230, "2": 160, "3": 230, "1+2": 350, "2+3": 365, "1+3": 460, "1+2+3": 556},
}


def asked(command: str, game: dict[str, Any], *arguments: str) -> Any:
    return feidi("game", command, "-", *arguments, stdin=json.dumps(game))


def data_of(command: str, game: dict[str, Any], *arguments: str) -> dict[str, Any]:
    envelope = json.loads(asked(command, game, "--format", "json", *arguments).stdout)
    Envelope.model_validate(envelope)
    data: dict[str, Any] = envelope["results"][0]["data"]
    return data


def test_the_corners_of_a_cost_game_are_charges() -> None:
    """The savings 40, 25 and 64 leave a core with four corners; all hand out the cost of 556."""
    corners = data_of("core", TOWNS)["corners"]

    assert {"1": "230", "2": "120", "3": "206"} in corners
    assert [556] * 4 == [sum(map(int, corner.values())) for corner in corners]


def test_an_empty_core_says_what_is_missing_and_exits_with_3() -> None:
    shown = asked("core", MAJORITY)

    assert 3 == shown.exit_code
    assert "1/2 from outside" in shown.stdout
    assert "1/2" == data_of("core", MAJORITY)["cost_of_stability"]


def test_a_picture_and_a_programme_are_written(tmp_path: Path) -> None:
    svg, lp = tmp_path / "core.svg", tmp_path / "core.lp"

    assert 0 == asked("core", TOWNS, "--svg", str(svg), "--lp", str(lp)).exit_code
    assert ElementTree.parse(svg).getroot().tag.endswith("svg")  # noqa: S314 - our own file
    assert "Minimize" in lp.read_text(encoding="utf-8")


def test_only_three_players_can_be_drawn(tmp_path: Path) -> None:
    shown = asked("core", PAIR, "--svg", str(tmp_path / "core.svg"))

    assert 2 == shown.exit_code
    assert [] == list(tmp_path.iterdir())


def test_every_property_is_judged() -> None:
    properties = data_of("check", MAJORITY)["properties"]

    assert list(PROPERTIES) == list(properties)
    assert ("yes", "no") == (properties["superadditive"]["holds"], properties["balanced"]["holds"])


@pytest.mark.parametrize(
    ("game", "proposal", "code", "says"),
    [
        (PAIR, "a=15,b=15", 0, "Nobody objects"),
        (PAIR, "a=5,b=25", 1, "1 coalition objects"),
        (PAIR, "a=10,b=19", 1, "1 less than there is"),
        (MAJORITY, "a=1/3,b=1/3,c=1/3", 3, "No division keeps everybody in"),
        (TOWNS, "1=230,2=160,3=166", 1, "1 coalition objects"),
    ],
)
def test_a_proposal_is_judged(game: dict[str, Any], proposal: str, code: int, says: str) -> None:
    shown = asked("check", game, "--proposal", proposal)

    assert code == shown.exit_code
    assert says in shown.stdout


def test_the_nearest_division_is_in_the_core() -> None:
    nearest = data_of("check", PAIR, "-p", "a=5,b=25")["proposal"]["nearest"]

    assert {"a": "10", "b": "20"} == nearest


@pytest.mark.parametrize("proposal", ["a=1", "a=x,b=2", "a=1,b=2,d=3", "a"])
def test_a_proposal_that_is_none_is_misuse(proposal: str) -> None:
    assert 2 == asked("check", PAIR, "--proposal", proposal).exit_code


def test_games_are_compared_side_by_side(tmp_path: Path) -> None:
    """One more unit for a alone moves half a unit from b to a under the Shapley value."""
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    before.write_text(json.dumps(PAIR), encoding="utf-8")
    after.write_text(json.dumps({**PAIR, "values": [0, 11, 0, 30]}), encoding="utf-8")

    shown = feidi("game", "compare", str(before), str(after), "-s", "shapley", "-f", "json")
    (solution,) = json.loads(shown.stdout)["results"][0]["data"]["solutions"]

    assert [{"a": "20", "b": "10"}, {"a": "41/2", "b": "19/2"}] == solution["amounts"]


def test_games_of_other_players_are_not_compared(tmp_path: Path) -> None:
    for name, game in (("one", PAIR), ("other", MAJORITY)):
        (tmp_path / name).write_text(json.dumps(game), encoding="utf-8")

    shown = feidi("game", "compare", str(tmp_path / "one"), str(tmp_path / "other"))

    assert (2, True) == (shown.exit_code, "other players" in shown.stderr)


def test_every_concept_is_listed() -> None:
    listed = json.loads(feidi("game", "concepts", "-f", "json").stdout)["results"][0]["data"]["concepts"]

    assert list(SOLUTIONS) == [row["concept"] for row in listed]


def test_a_concept_is_told_its_unions() -> None:
    """Owen's majority game: the union of a and b takes all, and divides it equally."""
    solved = data_of("solve", MAJORITY, "-s", "owen", "--unions", "a+b")

    assert {"a": "1/2", "b": "1/2", "c": "0"} == solved["solutions"]["owen"]["amounts"]


def test_another_solver_agrees() -> None:
    assert {"least_core": "1/3", "by_pulp": "0.3333333333333333"}.keys() == (
        data_of("solve", MAJORITY, "-s", "nucleolus", "--verify")["verified"].keys()
    )
    assert "Verified" in asked("solve", MAJORITY, "-s", "nucleolus", "--verify").stdout
