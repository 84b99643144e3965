"""A command imports only what it needs, in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.refusals import SIGNED

HEAVY = ("highspy", "numpy", "pulp", "pydantic", "rich", "yaml")
LOADED = """
import sys
from sharing.cli.main import run
sys.argv = ["feidi", *sys.argv[1:]]
try:
    run()
except SystemExit as end:
    print(end.code or 0, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def imported_by(*arguments: str, folder: Path) -> set[str]:
    """The exit code and the packages that one call imports."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=True, cwd=folder
    )
    code, *modules = done.stderr.split()
    assert "0" == code, done.stdout
    return set(modules)


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert set() == imported_by(*arguments, folder=tmp_path) & set(HEAVY)


@pytest.mark.parametrize(
    "arguments", [("check", "--help"), ("game", "solve", "--help"), ("init", "new.yaml")]
)
def test_a_command_that_reads_no_file_imports_only_what_typer_needs(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    """Typer uses pydantic to understand the types of options."""
    assert {"pydantic"} >= imported_by(*arguments, folder=tmp_path) & set(HEAVY)


@pytest.mark.parametrize("command", ["check", "split"])
def test_a_small_agreement_needs_no_solver(command: str, tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text(SIGNED, encoding="utf-8")
    modules = imported_by(command, "agreement.yaml", folder=tmp_path)

    assert {"numpy", "pydantic", "rich", "yaml"} == modules & set(HEAVY)


def test_json_needs_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text(SIGNED, encoding="utf-8")

    assert "rich" not in imported_by("check", "agreement.yaml", "--format", "json", folder=tmp_path)


def test_the_contracts_package_alone_needs_no_numpy(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text(SIGNED, encoding="utf-8")
    script = "import sys, contracts; contracts.load('agreement.yaml'); print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )

    assert set() == {"numpy", "rich", "typer", "sharing"} & set(done.stdout.split())
