"""What `sharing.games` promises to importers: lazy, complete, alone."""

import ast
import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import pytest

import sharing.games
from sharing.games import SOLUTIONS

MODULES = [module.name for module in walk_packages(sharing.games.__path__, "sharing.games.")]
FOLDER = Path(sharing.games.__file__).parent


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after a statement."""
    told = subprocess.run(
        [sys.executable, "-c", f"import sys; {statement}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.split())


def test_every_public_name_resolves_to_itself_even_after_its_module_is_loaded() -> None:
    for name in MODULES:
        import_module(name)
    for name in sharing.games.__all__:
        assert not isinstance(getattr(sharing.games, name), ModuleType), name
    assert set(sharing.games.__all__) == set(sharing.games._HOME)


def test_no_public_name_is_that_of_a_module() -> None:
    """Importing such a module would put it in the place of the function, whichever comes first."""
    assert set() == set(sharing.games.__all__) & {name.split(".")[2] for name in MODULES}


@pytest.mark.parametrize("name", ["core_sketch", "core_svg", "core_vertices", "cost_of_stability"])
def test_a_function_stays_itself_after_its_module_is_imported(name: str) -> None:
    home = import_module(f"sharing.games.{sharing.games._HOME[name]}")

    assert getattr(home, name) is getattr(sharing.games, name)
    assert callable(getattr(sharing.games, name))


def test_listing_the_concepts_loads_no_numpy() -> None:
    loaded = loaded_by(
        "import sharing.games; sharing.games.SOLUTIONS; sharing.games.solution('shapley').title"
    )

    assert "numpy" not in loaded


def test_small_games_load_no_solver() -> None:
    loaded = loaded_by(
        "from sharing.games import Game, nucleolus, core_range; "
        "g = Game('abc', [0, 0, 0, 1, 0, 1, 1, 3]); nucleolus(g); core_range(g)"
    )

    assert not loaded & {"highspy", "pulp"}


def test_every_concept_has_a_row_and_every_row_a_concept() -> None:
    files = {path.stem for path in (FOLDER / "concepts").glob("*.py")} - {"__init__"}

    assert {row.target.split(":")[0].rsplit(".", 1)[1] for row in SOLUTIONS.values()} == files
    assert all(callable(row.function()) for row in SOLUTIONS.values())


def test_the_games_know_nothing_of_the_rest() -> None:
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in (
                "sharing",
                "contracts",
            ):
                assert (node.module or "").startswith(("sharing.games", "sharing.errors")), path


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_run(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
