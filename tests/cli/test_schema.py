"""feidi schema."""

import json
from pathlib import Path

import pytest

from sharing.schemas import SCHEMAS
from tests.command_line import feidi


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_printed_as_json_and_nothing_else(name: str) -> None:
    result = feidi("schema", name)
    schema = json.loads(result.stdout)

    assert (0, "") == (result.exit_code, result.stderr)
    assert f"feidi/{name}/1" == schema["$id"]
    assert "object" == schema["type"]


def test_the_agreement_is_the_default() -> None:
    assert feidi("schema", "agreement").stdout == feidi("schema").stdout


def test_a_schema_can_be_written_to_a_file(tmp_path: Path) -> None:
    result = feidi("schema", "game", "-o", tmp_path / "game.json")

    assert (0, "") == (result.exit_code, result.stdout)
    assert feidi("schema", "game").stdout == (tmp_path / "game.json").read_text(encoding="utf-8")


def test_an_unknown_schema_is_refused_with_the_known_ones() -> None:
    result = feidi("schema", "invoice")

    assert (2, "") == (result.exit_code, result.stdout)
    assert "feidi: there is no schema 'invoice'; known: agreement, game, result, statement\n" == result.stderr
