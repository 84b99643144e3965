"""The command as a whole: help, version, slips of the keyboard, failures."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import sharing.verdict
from sharing.cli.commands import COMMANDS
from sharing.cli.main import run
from sharing.errors import SolverFailure, TooManyPlayers
from tests.command_line import feidi
from tests.refusals import SIGNED


def test_help_lists_every_command_with_what_it_does() -> None:
    text = " ".join(feidi("--help").stdout.split())

    assert [] == [name for name, row in COMMANDS.items() if f"{name} {row.summary}" not in text]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help(name: str) -> None:
    result = feidi(name, "--help")

    assert 0 == result.exit_code
    assert result.stdout.startswith(f"Usage: root {name} ")


def test_the_version_is_that_of_the_package() -> None:
    assert f"feidi {version('feidi-sharing')}\n" == feidi("--version").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("chekc",), "there is no command 'chekc'; did you mean 'check'?"),
        (("judge-all",), f"known: {', '.join(COMMANDS)}"),
        (("game", "slove"), "there is no command 'slove'; did you mean 'solve'?"),
    ],
)
def test_a_slip_of_the_keyboard_is_answered_with_what_was_meant(
    arguments: tuple[str, ...], says: str
) -> None:
    result = feidi(*arguments)

    assert (2, "") == (result.exit_code, result.stdout)
    assert says in result.stderr


@pytest.mark.parametrize(
    ("failure", "code"), [(SolverFailure("no proof of the nucleolus"), 4), (TooManyPlayers("17 players"), 2)]
)
def test_a_calculation_that_failed_is_said_in_one_line(
    failure: Exception,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "a.yaml").write_text(SIGNED, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["feidi", "check", str(tmp_path / "a.yaml")])

    def fail(*arguments: object, **options: object) -> None:
        raise failure

    monkeypatch.setattr(sharing.verdict, "judge", fail)
    with pytest.raises(SystemExit) as ended:
        run()

    assert (code, ("", f"feidi: {failure}\n")) == (ended.value.code, capsys.readouterr())


def test_a_reader_that_stops_listening_is_no_failure(tmp_path: Path) -> None:
    """`feidi schema | head -1` ends quietly."""
    with subprocess.Popen(
        [sys.executable, "-c", "from sharing.cli.main import run; run()", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        complaint = process.stderr.read()

        assert (0, b"") == (process.wait(), complaint)
