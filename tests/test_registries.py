"""Every table of names is complete, resolves, and cannot be changed."""

import re
from collections.abc import Mapping
from pathlib import Path
from pkgutil import resolve_name
from types import MappingProxyType
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from contracts.clauses import CLAUSES
from contracts.clauses.clause import Clause
from contracts.objections import CODES as WRITING
from contracts.settling.faults import CODES as SETTLING
from contracts.text.faults import CODES as READING
from sharing.checks import CHECKS
from sharing.cli.commands import COMMANDS, GAME_COMMANDS, LIBRARY_COMMANDS
from sharing.formats import FORMATS
from sharing.games import SOLUTIONS
from sharing.schemas import SCHEMAS

ROOT = Path(__file__).parents[1]

TABLES: Mapping[str, Mapping[str, Any]] = {
    "clauses": CLAUSES,
    "checks": CHECKS,
    "commands": COMMANDS,
    "commands of game": GAME_COMMANDS,
    "commands of library": LIBRARY_COMMANDS,
    "formats": FORMATS,
    "schemas": SCHEMAS,
    "solutions": SOLUTIONS,
    "codes of writing": WRITING,
    "codes of reading": READING,
    "codes of settlement": SETTLING,
}

TARGETS = {
    **{("checks", name): row.target for name, row in CHECKS.items()},
    **{("commands", name): row.target for name, row in COMMANDS.items()},
    **{("commands of game", name): row.target for name, row in GAME_COMMANDS.items()},
    **{("commands of library", name): row.target for name, row in LIBRARY_COMMANDS.items()},
    **{("formats", name): target for name, target in FORMATS.items()},
    **{("schemas", name): target for name, target in SCHEMAS.items()},
    **{("solutions", name): row.target for name, row in SOLUTIONS.items()},
}

FOLDERS = {
    "contracts/clauses": {kind.__module__ for kind in CLAUSES.values()},
    "sharing/checks": {row.target.partition(":")[0] for row in CHECKS.values()},
    "sharing/formats": {target.partition(":")[0] for target in (*FORMATS.values(), *SCHEMAS.values())},
    "sharing/games/concepts": {row.target.partition(":")[0] for row in SOLUTIONS.values()},
    "sharing/cli": {
        row.target.partition(":")[0]
        for table in (COMMANDS, GAME_COMMANDS, LIBRARY_COMMANDS)
        for row in table.values()
    },
}
"""Folder -> the modules that tables name."""

SHARED = {
    "contracts/clauses": {"clause"},
    "sharing/checks": set(),
    "sharing/formats": set(),
    "sharing/games/concepts": set(),
    "sharing/cli": {"commands", "lazy_group", "main", "output"},
}
"""Folder -> files that are no entries of a table; in sharing/cli also what its commands import."""

HEADINGS = ("What it asks:", "Why it matters:", "Fails:", "Passes:", "Source:")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_cannot_be_changed(table: str) -> None:
    assert isinstance(TABLES[table], MappingProxyType)


@pytest.mark.parametrize("entry", TARGETS, ids="-".join)
def test_every_row_resolves(entry: tuple[str, str]) -> None:
    assert resolve_name(TARGETS[entry]) is not None


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_has_its_row(folder: str) -> None:
    packages = {init.parent.name for init in (ROOT / folder).glob("*/__init__.py")}
    files = {file.stem for file in (ROOT / folder).glob("*.py")} - {"__init__"} - SHARED[folder] | packages
    package = folder.replace("/", ".")
    rows = {module.rpartition(".")[2] for module in FOLDERS[folder] if module.startswith(package)}
    helpers = imported_by(folder, rows) if folder == "sharing/cli" else set()

    assert rows == files - (helpers - rows)


@pytest.mark.parametrize("kind", CLAUSES)
def test_a_clause_is_called_as_it_is_written(kind: str) -> None:
    assert CLAUSES[kind].__module__ == f"contracts.clauses.{kind}"
    assert (kind,) == get_args(CLAUSES[kind].model_fields["kind"].annotation)
    assert issubclass(CLAUSES[kind], Clause)


@pytest.mark.parametrize("kind", CLAUSES)
def test_a_kind_is_never_the_name_of_a_key(kind: str) -> None:
    """Pydantic puts the kind into the location of an error, where it would be taken for the key."""
    assert kind not in keys_of(CLAUSES[kind])


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_explains_itself_under_fixed_headings(name: str) -> None:
    docstring = str(resolve_name(CHECKS[name].target).__doc__)
    positions = [docstring.find(heading) for heading in HEADINGS]

    assert sorted(positions) == positions
    assert -1 not in positions


def test_a_check_is_named_after_its_question() -> None:
    targets = {name: row.target for name, row in CHECKS.items()}
    words = {name: name.replace(" ", "_").replace("-", "_") for name in CHECKS}

    assert {name: f"sharing.checks.{word}:{word}" for name, word in words.items()} == targets


def test_every_code_belongs_to_one_check() -> None:
    codes = [row.code for row in CHECKS.values()]

    assert sorted(set(codes)) == sorted(codes)
    assert set() == set(codes) & {*WRITING, *READING, *SETTLING}


def imported_by(folder: str, modules: set[str]) -> set[str]:
    """The files of a folder that some of its modules import."""
    package = folder.replace("/", ".")
    texts = [(ROOT / folder / f"{name}.py").read_text(encoding="utf-8") for name in modules]
    return {name for text in texts for name in re.findall(rf"from {package}\.(\w+) import", text)}


def keys_of(model: type[BaseModel]) -> set[str]:
    """Every key that may be written in a model or in the models inside it."""
    keys: set[str] = set()
    for name, field in model.model_fields.items():
        keys |= {name, field.alias or name}
        for inner in models_in(field.annotation):
            keys |= keys_of(inner)
    return keys


def models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in models_in(inner)]
