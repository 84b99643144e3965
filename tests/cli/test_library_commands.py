"""feidi library: list, show, copy."""

import json
from pathlib import Path
from typing import Any

import pytest

from contracts.library import entries, entry, entry_ids
from sharing.formats.envelope import Envelope
from tests.command_line import feidi

FOUND = "qingchuan-guangyuan-2009"


def data_of(*arguments: str) -> dict[str, Any]:
    """The data of one call in JSON, which fits the published schema."""
    result = feidi("library", *arguments, "--format", "json")
    assert 0 == result.exit_code, result.stderr
    Envelope.model_validate_json(result.stdout)
    (page,) = json.loads(result.stdout)["results"]
    data: dict[str, Any] = page["data"]
    return data


def test_the_list_has_every_agreement_by_id() -> None:
    assert list(entry_ids()) == [one["id"] for one in data_of("list")["agreements"]]


def test_the_list_never_breaks_an_id() -> None:
    printed = feidi("library", "list", width=60).stdout

    assert [] == [one for one in entry_ids() if one not in printed]


@pytest.mark.parametrize("words", [("宁德",), ("ningde", "FUJIAN")])
def test_words_find_what_has_all_of_them(words: tuple[str, ...]) -> None:
    assert "ningde-2017" in [one["id"] for one in data_of("list", *words)["agreements"]]


def test_nothing_found_is_said() -> None:
    printed = feidi("library", "list", "nowhere-at-all").stdout

    assert f"0 of {len(entry_ids())} agreements." in printed


@pytest.mark.parametrize("mark", ["verified", "partly", "memory", "illustrative"])
def test_a_mark_chooses(mark: str) -> None:
    expected = [one.id for one in entries() if one.agreement.mark == mark]

    assert expected == [one["id"] for one in data_of("list", "--mark", mark)["agreements"]]


def test_a_mark_that_is_none_is_refused_with_the_nearest() -> None:
    result = feidi("library", "list", "--mark", "verifed")

    assert (2, "feidi: --mark 'verifed' is no mark; did you mean 'verified'?\n") == (
        result.exit_code,
        result.stderr,
    )


def test_what_is_uncertain_is_said_before_anything_else() -> None:
    lines = feidi("library", "show", FOUND).stdout.splitlines()

    assert [
        "Sichuan-Zhejiang cooperation park of Qingchuan and Guangyuan",
        FOUND,
        "2 of 5 rules are known in part: read the remarks.",
        "1 of 5 rules is from memory: do not present as facts.",
        "1 of 5 rules is made up to show the others at work.",
        "4 of 8 streams have made-up amounts: read no result as a fact.",
    ] == lines[:6]


@pytest.mark.parametrize("entry_id", entry_ids())
def test_every_rule_is_shown_with_its_words_source_and_mark(entry_id: str) -> None:
    agreement = entry(entry_id).agreement
    rules = data_of("show", entry_id)["rules"]
    written = [*agreement.clauses, *agreement.fiscal, *agreement.indicators, *agreement.policies]

    assert [(rule.mark, rule.source, rule.note) for rule in written] == [
        (rule["mark"], rule["source"], rule["note"]) for rule in rules
    ]
    assert [] == [rule["rule"] for rule in rules if not rule["says"] or "{" in rule["says"]]


@pytest.mark.parametrize("format_name", ["text", "json", "markdown", "csv"])
def test_every_format_shows_the_mark_of_a_rule_from_memory(format_name: str) -> None:
    printed = feidi("library", "show", FOUND, "--format", format_name, width=300).stdout

    assert "memory" in printed
    assert "fiscal rule of Sichuan" in printed


@pytest.mark.parametrize("command", ["show", "copy"])
@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("qingchuan", f"did you mean '{FOUND}'?"),
        ("../library/zibo-2022", "did you mean 'zibo-2022'?"),
        ("2012", "'fujian-shanhai-2012'"),
        ("", "feidi library list shows all"),
        ("x" * 5000, "feidi library list shows all"),
        ("飞地", "feidi library list shows all"),
    ],
)
def test_an_id_that_does_not_exist_is_refused_with_the_nearest(command: str, wrong: str, hint: str) -> None:
    result = feidi("library", command, wrong)

    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("feidi: the library has no agreement ")
    assert hint in result.stderr


def test_a_copy_is_the_file_and_can_be_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = feidi("library", "copy", FOUND)

    assert f"wrote {FOUND}.yaml; next: feidi check {FOUND}.yaml\n" == result.stdout
    assert entry(FOUND).path.read_bytes() == Path(f"{FOUND}.yaml").read_bytes()
    assert 0 == feidi("check", f"{FOUND}.yaml").exit_code


def test_a_copy_never_overwrites(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    target.write_text("mine", encoding="utf-8")
    result = feidi("library", "copy", FOUND, target)

    assert (2, f"feidi: {target} is there already; choose another name\n") == (
        result.exit_code,
        result.stderr,
    )
    assert "mine" == target.read_text(encoding="utf-8")


def test_a_copy_into_a_folder_is_called_by_its_id(tmp_path: Path) -> None:
    assert 0 == feidi("library", "copy", FOUND, tmp_path).exit_code
    assert [f"{FOUND}.yaml"] == [path.name for path in tmp_path.iterdir()]


def test_a_copy_is_not_written_under_the_name_of_another_format(tmp_path: Path) -> None:
    result = feidi("library", "copy", FOUND, tmp_path / "x.json")

    assert (2, []) == (result.exit_code, list(tmp_path.iterdir()))
