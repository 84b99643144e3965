"""feidi init."""

from pathlib import Path

import pytest

from contracts.templates import summary, template_names, template_text
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


def test_a_template_is_written_as_it_is() -> None:
    assert 0 == feidi("init", "zone.yaml", "--template", "reverse").exit_code
    assert template_text("reverse") == Path("zone.yaml").read_text(encoding="utf-8")


def test_a_template_that_does_not_exist_is_refused_with_the_nearest() -> None:
    result = feidi("init", "--template", "revers")

    assert (2, "feidi: there is no template 'revers'; did you mean 'reverse'?\n") == (
        result.exit_code,
        result.stderr,
    )
    assert not Path("agreement.yaml").exists()


def test_the_list_has_one_line_for_each_template() -> None:
    lines = feidi("init", "--list").stdout.splitlines()

    assert [f"{name:14}{summary(name)}" for name in template_names()] == lines
    assert not Path("agreement.yaml").exists()


@pytest.mark.parametrize("name", ["zone.json", "zone.csv", "zone.YAML.md"])
def test_no_other_format_is_promised_by_the_name(name: str) -> None:
    result = feidi("init", name)

    assert (2, "") == (result.exit_code, result.stdout)
    assert f"feidi: the agreement is YAML and {name} would not be; " in result.stderr
    assert not Path(name).exists()


def test_a_dash_is_the_screen() -> None:
    assert template_text("plain") == feidi("init", "-").stdout
