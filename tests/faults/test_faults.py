"""Every finding has an example that shows its exact text, and an agreement without the fault beside it.

A folder holds `agreement.yaml`, the `expected.txt` that `feidi check` prints at width 100, and mostly
`passes.yaml`, the same without the fault. Where the text has changed, `expected.txt.new` is written: read it,
and if it says the right thing, put it in the place of `expected.txt`.
"""

import json
from pathlib import Path

import pytest

from contracts.objections import CODES as WRITING
from sharing.checks import CHECKS
from tests.command_line import feidi

HERE = Path(__file__).parent
FOLDERS = sorted(folder for folder in HERE.iterdir() if (folder / "agreement.yaml").exists())
ROWS = {row.code: name for name, row in CHECKS.items()}
TAMPERED = {"M201"}
"""Cannot arise from an agreement: tests/laws/test_agreements.py tampers with a case."""
INFORMATION = {"F404"}
"""Says something of every agreement, so nothing passes."""
FOLLOWS = {"F401": {"S302"}, "S303": {"S302"}, "F407": {"P501"}, "S304": {"P507"}}
"""Who is paid for nothing is paid by the others, who do better without it; without a stable split any is
objected to."""


def code_of(folder: Path) -> str:
    return folder.name[:4]


def found_in(file: str) -> list[str]:
    """The codes of what is said against a file of the current folder."""
    (result,) = json.loads(feidi("check", file, "--format", "json").stdout)["results"]
    return [finding["code"] for finding in result["findings"]]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_text_is_the_expected_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    printed = feidi("check", "agreement.yaml").stdout
    golden, new = folder / "expected.txt", folder / "expected.txt.new"
    new.unlink(missing_ok=True)
    expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if expected != printed:
        new.write_text(printed, encoding="utf-8")

    assert expected == printed


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_exit_code_is_that_of_the_gravest_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    result = feidi("check", "agreement.yaml")
    has_error = any(line.startswith("error ") for line in result.stdout.splitlines())

    assert (3 if code_of(folder) == "S303" else int(has_error)) == result.exit_code


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_example_has_the_fault_and_its_twin_has_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    code = code_of(folder)

    assert code in found_in("agreement.yaml")
    assert code in INFORMATION or code not in found_in("passes.yaml")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_example_shows_its_fault_and_what_follows_from_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    code = code_of(folder)

    assert {code} == set(found_in("agreement.yaml")) - INFORMATION - FOLLOWS.get(code, set()) | {code}


def test_every_code_has_its_example() -> None:
    """The codes of the reading layer, A101 to A128, are shown in tests/contracts/text."""
    assert ({*ROWS} | {*WRITING}) - TAMPERED == {code_of(folder) for folder in FOLDERS}


@pytest.mark.parametrize("code", ROWS)
def test_every_check_has_its_page(code: str) -> None:
    page = HERE.parents[1] / "docs" / "checks" / f"{code}.md"

    assert page.exists(), f"write docs/checks/{code}.md about {ROWS[code]!r}"
    assert ROWS[code].lower() in page.read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("name", CHECKS)
def test_a_finding_is_called_as_its_check(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name in the text is the name in the table."""
    code = CHECKS[name].code
    for folder in (folder for folder in FOLDERS if code_of(folder) == code):
        assert f" {code} {name}: " in (folder / "expected.txt").read_text(encoding="utf-8")
