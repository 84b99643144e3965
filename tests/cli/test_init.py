"""feidi init."""

from pathlib import Path

import pytest

from tests.command_line import feidi


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_what_it_writes_can_be_checked_as_it_stands() -> None:
    result = feidi("init")

    assert (0, "wrote agreement.yaml; next: feidi check agreement.yaml\n") == (
        result.exit_code,
        result.stdout,
    )
    assert 0 == feidi("check", "agreement.yaml", "--strict").exit_code


def test_a_folder_gets_an_agreement() -> None:
    Path("zone").mkdir()
    feidi("init", "zone")

    assert Path("zone/agreement.yaml").exists()


def test_what_is_there_is_kept_unless_forced() -> None:
    Path("mine.yaml").write_text("mine", encoding="utf-8")
    result = feidi("init", "mine.yaml")

    assert (2, "") == (result.exit_code, result.stdout)
    assert "feidi: mine.yaml is there already; choose another name, or write --force\n" == result.stderr
    assert "mine" == Path("mine.yaml").read_text(encoding="utf-8")

    assert 0 == feidi("init", "mine.yaml", "--force").exit_code
    assert "agreement: 1" in Path("mine.yaml").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_said() -> None:
    result = feidi("init", "nowhere/a.yaml")

    assert (2, "feidi: there is no folder nowhere; make it first\n") == (result.exit_code, result.stderr)
