"""The published schemas accept what the programs read and write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from contracts import load_readings
from contracts.agreement import Agreement
from sharing.schemas import SCHEMAS, schema_of

ROOT = Path(__file__).parents[1]
AGREEMENTS = [
    *sorted(ROOT.glob("contracts/templates/*.yaml")),
    *sorted(ROOT.glob("contracts/library/*.yaml")),
    *(
        path
        for path in sorted(ROOT.glob("examples/*/*.yaml"))
        if "\nagreement: 1" in path.read_text(encoding="utf-8")
    ),
]


def as_editors_see_it(value: Any) -> Any:
    """YAML as an editor hands it to a JSON Schema: every key is text."""
    if isinstance(value, dict):
        return {str(key): as_editors_see_it(entry) for key, entry in value.items()}
    return [as_editors_see_it(entry) for entry in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_a_valid_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(name))


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: path.parent.name + "/" + path.stem)
def test_the_schema_accepts_what_the_reader_accepts(path: Path) -> None:
    load_readings(path)
    tree = as_editors_see_it(yaml.safe_load(path.read_text(encoding="utf-8")))

    faults = list(jsonschema.Draft202012Validator(schema_of("agreement")).iter_errors(tree))

    assert faults == []


def test_the_schema_refuses_an_unknown_key() -> None:
    tree = as_editors_see_it(yaml.safe_load(AGREEMENTS[0].read_text(encoding="utf-8"))) | {"discont": "4%"}

    assert not jsonschema.Draft202012Validator(schema_of("agreement")).is_valid(tree)


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: path.parent.name + "/" + path.stem)
def test_an_agreement_survives_being_written_and_read_again(path: Path) -> None:
    for agreement in load_readings(path).agreements.values():
        written = agreement.model_dump_json(by_alias=True)

        assert Agreement.model_validate(json.loads(written)).model_dump_json(by_alias=True) == written


LEFT_OPEN = [
    {"layer": {"either": ["local", "retained"]}},
    {"from": {"either": {"from production": {"event": "production"}, "from 2026": 2026}, "word": "start"}},
    {"amounts": {"either": [20, {"2026": 5, "growth": "3%"}]}},
    {"amounts": {"2026": {"either": [5, 6]}}},
]


@pytest.mark.parametrize("open_entry", LEFT_OPEN)
def test_the_schema_accepts_what_is_left_open(open_entry: dict[str, Any]) -> None:
    tree = as_editors_see_it(yaml.safe_load(AGREEMENTS[0].read_text(encoding="utf-8")))
    tree["streams"][0] |= open_entry

    assert [] == list(jsonschema.Draft202012Validator(schema_of("agreement")).iter_errors(tree))


@pytest.mark.parametrize(
    "wrong", [{"layer": {"either": ["local"]}}, {"layer": {"either": ["local", "nowhere"]}}]
)
def test_the_schema_refuses_alternatives_that_are_none(wrong: dict[str, Any]) -> None:
    tree = as_editors_see_it(yaml.safe_load(AGREEMENTS[0].read_text(encoding="utf-8")))
    tree["streams"][0] |= wrong

    assert not jsonschema.Draft202012Validator(schema_of("agreement")).is_valid(tree)
