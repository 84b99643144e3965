"""Where the output goes: a file is complete or not there at all."""

import json
import os
import re
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sharing.cli.main import app
from tests.command_line import feidi
from tests.refusals import SIGNED

FIGURE = re.compile(r"-?[\d,]+\.\d\d")


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(SIGNED, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "arguments", "begins"),
    [
        ("out.txt", (), "Zone\na.yaml\n"),
        ("out.json", (), '{\n  "schema": "feidi/result/1"'),
        ("out.md", (), "## Zone\n"),
        ("out.txt", ("--format", "markdown"), "## Zone\n"),
        ("out.json", ("--format", "text"), "Zone\na.yaml\n"),
    ],
)
def test_the_suffix_decides_the_format_unless_one_is_named(
    name: str, arguments: tuple[str, ...], begins: str
) -> None:
    result = feidi("check", "a.yaml", "-o", name, *arguments)
    text = Path(name).read_text(encoding="utf-8")

    assert (0, "", "") == (result.exit_code, result.stdout, result.stderr)
    assert begins == text[: len(begins)]


@pytest.mark.parametrize("name", ["text", "json", "markdown"])
def test_a_file_holds_what_the_screen_would_show(name: str) -> None:
    feidi("check", "a.yaml", "--format", name, "-o", "out")

    assert feidi("check", "a.yaml", "--format", name).stdout == Path("out").read_text(encoding="utf-8")


def test_an_older_file_is_replaced_and_nothing_is_left_beside_it() -> None:
    Path("out.json").write_text("old", encoding="utf-8")
    feidi("check", "a.yaml", "-o", "out.json")

    assert ["a.yaml", "out.json"] == sorted(os.listdir())
    assert "ok" == json.loads(Path("out.json").read_text(encoding="utf-8"))["results"][0]["status"]


def test_a_file_that_could_not_be_finished_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills up in the middle: the old file stays, and no part of the new one."""
    Path("out.txt").write_text("old", encoding="utf-8")

    def half_written(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half_written)
    result = feidi("check", "a.yaml", "-o", "out.txt")

    assert (2, "feidi: cannot write out.txt: No space left on device\n") == (result.exit_code, result.stderr)
    assert ["a.yaml", "out.txt"] == sorted(os.listdir())
    assert "old" == Path("out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", [".", "folder", "nowhere/out.txt", "a.yaml/out.txt"])
def test_what_cannot_be_written_is_said_and_ends_with_two(target: str) -> None:
    Path("folder").mkdir()
    result = feidi("check", "a.yaml", "-o", target)

    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith(f"feidi: cannot write {target}: ")


def test_what_is_no_regular_file_is_not_replaced() -> None:
    """Else `-o /dev/null` would turn the device into a file."""
    os.mkfifo("pipe")
    listening = os.open("pipe", os.O_RDWR | os.O_NONBLOCK)
    try:
        feidi("check", "a.yaml", "-o", "pipe")
    finally:
        os.close(listening)

    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_prose_keeps_within_the_width(width: int) -> None:
    """Excerpts show the file as it is, and tables never cut a figure."""
    lines = feidi("check", "a.yaml", width=width).stdout.splitlines()
    prose = [line for line in lines if " | " not in line and "-->" not in line and line[:2] != "  "]

    assert [] == [line for line in prose if len(line) > width]


@pytest.mark.parametrize("width", [40, 60])
def test_a_narrow_screen_cuts_no_figure(width: int) -> None:
    narrow, wide = (feidi("check", "a.yaml", "--by", "year", width=cells).stdout for cells in (width, 160))

    assert FIGURE.findall(wide) == FIGURE.findall(narrow)


@pytest.mark.parametrize(("forced", "coloured"), [("1", True), ("", False)])
def test_colour_appears_only_when_it_is_asked_for(
    forced: str, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    printed = (
        CliRunner().invoke(app, ["check", "a.yaml"], env={"FORCE_COLOR": forced, "COLUMNS": "100"}).stdout
    )

    assert coloured == ("\x1b[" in printed)


SPLIT = """agreement: 1
{name}: Test
unit: 10k
years: 2026-2027
parties:
  home: {{name: Home, role: home, province: Coast}}
  host: {{name: Host, role: host, province: Inland}}
streams:
  - {{id: fee, kind: fee, amounts: {{csv: am.csv, column: fee}}, booked_by: host, pool: p}}
clauses:
  - {{kind: ratio, pool: p, shares: {{home: 50%, host: 50%}}}}
"""
FIGURES = "year,fee\n2026,5\n2027,6\n"


@pytest.mark.parametrize("name", ["name", "nme"])
@pytest.mark.parametrize(
    "call",
    [
        ["check", "-o"],
        ["walkaway", "-o"],
        ["walkaway", "--draw"],
        ["zopa", "-o"],
        ["counter", "--export-lp"],
        ["stabilise", "-o"],
    ],
    ids="-".join,
)
def test_a_table_that_an_agreement_names_is_never_written_over(call: list[str], name: str) -> None:
    """Not even by the faults of the agreement, which is when a slip is made."""
    Path("split.yaml").write_text(SPLIT.format(name=name), encoding="utf-8")
    Path("am.csv").write_text(FIGURES, encoding="utf-8")
    command, option = call
    result = feidi(command, "split.yaml", option, "am.csv")

    assert FIGURES == Path("am.csv").read_text(encoding="utf-8")
    assert result.exit_code in (1, 2)


def test_a_red_line_file_is_not_written_over_by_stabilise() -> None:
    Path("split.yaml").write_text(SPLIT.format(name="name"), encoding="utf-8")
    Path("am.csv").write_text(FIGURES, encoding="utf-8")
    lines = "red_lines: 1\nleast: {host: 3}\n"
    Path("mine.yaml").write_text(lines, encoding="utf-8")
    result = feidi("stabilise", "split.yaml", "--reserve", "mine.yaml", "-o", "mine.yaml")

    assert (2, lines) == (result.exit_code, Path("mine.yaml").read_text(encoding="utf-8"))
