"""Dependence points one way, and each third party has one door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = (
    ("contracts",),
    ("sharing.errors",),
    ("sharing.games",),
    ("sharing.money", "sharing.evaluate", "sharing.contributions", "sharing.affine"),
    ("sharing.flows", "sharing.ledgers"),
    ("sharing.bridge", "sharing.payouts"),
    ("sharing.exits", "sharing.recovery", "sharing.solved"),
    ("sharing.case",),
    ("sharing.scenarios",),
    ("sharing.settlement",),
    ("sharing.leaving",),
    ("sharing.remedies", "sharing.regions", "sharing.payoffs", "sharing.scores"),
    ("sharing.checks",),
    ("sharing.verdict", "sharing.division"),
    ("sharing.core_of", "sharing.proposal"),
    ("sharing.negotiate",),
    ("sharing.pages",),
    ("sharing.formats",),
    ("sharing.schemas",),
    ("sharing.cli",),
)
"""Lowest first; a module imports what stands below it, and its own package."""

DOORS = {
    "numpy": (
        "sharing.games",
        "sharing.contributions",
        "sharing.negotiate.requirements",
        "sharing.scenarios",
    ),
    "pydantic": ("contracts", "sharing.formats.envelope"),
    "pydantic_core": ("contracts",),
    "yaml": ("contracts",),
    "rich": ("sharing.formats.terminal",),
    "typer": ("sharing.cli",),
    "highspy": ("sharing.games.linear_programme",),
    "pulp": ("sharing.games.mixed_programme",),
    "click": (),
}
"""Third party -> the modules that may import it."""


def modules() -> dict[str, Path]:
    """Name -> file of every module of the two packages."""
    files = (file for package in ("contracts", "sharing") for file in sorted((ROOT / package).rglob("*.py")))
    named = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in files}
    return {name.removesuffix(".__init__"): file for name, file in named.items()}


MODULES = modules()


def imported(name: str) -> set[str]:
    """Every module that a module imports anywhere in its text, inside functions too."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    return {found for node in ast.walk(tree) for found in _named_in(node)}


def _named_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "relative import"
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            yield inner if inner in MODULES else str(node.module)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def layer(name: str) -> int:
    """Which layer a module belongs to; -1 for none. The page of public names stands above all."""
    if name == "sharing":
        return len(LAYERS)
    return next((at for at, row in enumerate(LAYERS) if any(within(name, package) for package in row)), -1)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_what_stands_below_it(name: str) -> None:
    ours = {other for other in imported(name) if within(other, "contracts") or within(other, "sharing")}
    upwards = {other for other in ours if layer(other) > layer(name)}
    sideways = {
        other
        for other in ours
        if layer(other) == layer(name) < len(LAYERS)
        and not any(within(name, package) and within(other, package) for package in LAYERS[layer(name)])
    }

    assert (set(), set()) == (upwards, sideways)


def test_every_module_has_its_layer() -> None:
    """A new module gets a row above before it is imported."""
    assert set() == {name for name in MODULES if layer(name) < 0}


@pytest.mark.parametrize("name", [name for name in MODULES if within(name, "sharing.games")])
def test_games_know_nothing_of_agreements(name: str) -> None:
    """The cooperative-game core can be lifted out: of ours it imports its errors and itself."""
    ours = {other for other in imported(name) if within(other, "contracts") or within(other, "sharing")}

    assert set() == {other for other in ours if not within(other, "sharing.games")} - {"sharing.errors"}


@pytest.mark.parametrize("party", DOORS)
def test_each_third_party_comes_in_by_its_door(party: str) -> None:
    importers = {name for name in MODULES if any(within(other, party) for other in imported(name))}

    assert set() == {name for name in importers if not any(within(name, door) for door in DOORS[party])}


@pytest.mark.parametrize("solver", ["highspy", "pulp"])
def test_each_solver_has_at_most_one_file(solver: str) -> None:
    assert 2 > sum(any(within(other, solver) for other in imported(name)) for name in MODULES)
