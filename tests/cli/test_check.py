"""feidi check, as people and programs call it."""

import json
from pathlib import Path
from typing import Any

import pytest

from sharing.formats.envelope import CheckData, Envelope
from tests.command_line import feidi
from tests.refusals import SIGNED, changed

SUNSET = "  - {kind: sunset, pool: tax, from: 2031, payee: host}\n"
GOOD = SIGNED + SUNSET
WARNED = SIGNED
ALONE = "  - {id: alone, kind: rent, amounts: 60, needs: [host], without: [home], booked_by: host}\nclauses:"
REFUSED = changed(("clauses:", ALONE), text=GOOD)
BROKEN = changed(("kind: fee", "kind: fees"), text=GOOD)
UNREADABLE = GOOD + "name: Twice\n"
HOPELESS = changed(
    ("needs: [home, host]", "needs: [home, host]"), ("clauses:", ALONE.replace("60", "160")), text=GOOD
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an agreement of each kind, and the current one."""
    texts = {
        "good": GOOD,
        "warned": WARNED,
        "refused": REFUSED,
        "broken": BROKEN,
        "unreadable": UNREADABLE,
        "hopeless": HOPELESS,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def data_of(*arguments: str) -> dict[str, Any]:
    envelope = json.loads(feidi("check", *arguments, "--format", "json").stdout)
    Envelope.model_validate(envelope)
    data: dict[str, Any] = envelope["results"][0]["data"]
    return data


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["good"], 0),
        (["warned"], 0),
        (["refused"], 1),
        (["broken"], 1),
        (["unreadable"], 2),
        (["missing"], 2),
        (["hopeless"], 3),
        (["good", "good"], 0),
        (["good", "refused"], 1),
        (["refused", "hopeless"], 3),
        (["hopeless", "unreadable", "good"], 2),
    ],
)
def test_the_exit_code_is_that_of_the_gravest_file(folder: Path, files: list[str], code: int) -> None:
    assert code == feidi("check", *(f"{name}.yaml" for name in files)).exit_code


def test_strict_lets_warnings_count(folder: Path) -> None:
    codes = [feidi("check", f"{name}.yaml", "--strict").exit_code for name in ("good", "warned")]

    assert [0, 1] == codes


def test_the_verdict_is_the_expected_text(folder: Path) -> None:
    expected = """\
Zone
refused.yaml
2026-2030, not discounted, in 万元 (10,000 CNY); figures are rounded so that columns add up.

  party      alone    gets  margin  core low  core high  verdict
  home        0.00  250.00  250.00      0.00     200.00  accepts
  host      300.00  250.00  -50.00    300.00     500.00  refuses
  together  300.00  500.00  200.00

error S301 individual: host is 50.00 万元 worse off than alone
"""
    assert expected == feidi("check", "refused.yaml").stdout[: len(expected)]


def test_several_files_are_shown_one_after_the_other(folder: Path) -> None:
    text = feidi("check", "good.yaml", "refused.yaml").stdout

    assert text == feidi("check", "good.yaml").stdout + "\n" + feidi("check", "refused.yaml").stdout


def test_a_dash_reads_standard_input(folder: Path) -> None:
    from_file, from_input = feidi("check", "good.yaml"), feidi("check", "-", stdin=GOOD)

    assert from_file.stdout.replace("good.yaml", "-").splitlines()[2:8] == from_input.stdout.splitlines()[2:8]
    assert 0 == from_input.exit_code


def test_by_year_shows_receipts_and_pools(folder: Path) -> None:
    text = feidi("check", "good.yaml", "--by", "year").stdout

    assert "Receipts by year, not discounted" in text
    assert "Pools by year, not discounted" in text
    assert ["2026", "50.00", "50.00", "100.00"] in [line.split() for line in text.splitlines()]
    assert ["tax", "2030", "100.00", "50.00", "50.00"] in [line.split() for line in text.splitlines()]


def test_figures_can_be_shown_in_another_unit(folder: Path) -> None:
    text = feidi("check", "refused.yaml", "--unit", "1k").stdout

    assert "in 千元 (1,000 CNY)" in text
    assert ["host", "3,000.00", "2,500.00", "-500.00", "3,000.00", "5,000.00", "refuses"] in [
        line.split() for line in text.splitlines()
    ]


def test_json_has_its_keys_in_the_published_order(folder: Path) -> None:
    envelope = json.loads(feidi("check", "warned.yaml", "--format", "json").stdout)
    (result,) = envelope["results"]

    assert ["schema", "tool", "results"] == list(envelope)
    assert ["input", "status", "findings", "data"] == list(result)
    assert ["file", "sha256"] == list(result["input"])
    assert list(CheckData.model_fields) == list(result["data"])
    assert ["code", "name", "severity", "message", "place", "reasons", "remedy"] == list(
        result["findings"][0]
    )
    assert ["file", "line", "column", "end", "path"] == list(result["findings"][0]["place"])


def test_json_holds_the_verdict_to_the_fen(folder: Path) -> None:
    data = data_of("refused.yaml")

    assert {
        "party": "host",
        "alone": "300.000000",
        "gets": "250.000000",
        "margin": "-50.000000",
        "core_low": "300.000000",
        "core_high": "500.000000",
        "verdict": "refuses",
    } == data["parties"][1]
    assert {"year": 2026, "receipts": {"home": "50.000000", "host": "50.000000"}} == data["by_year"][0]
    assert {
        "pool": "tax",
        "year": 2026,
        "pot": "100.000000",
        "paid": {"home": "50.000000", "host": "50.000000"},
    } == data["pools"][0]
    assert (False, True, [2026, 2030], "0") == (
        data["acceptable"],
        data["stable_split_exists"],
        data["years"],
        data["discount"],
    )


def test_json_in_another_unit_still_holds_the_fen(folder: Path) -> None:
    assert ("1k", "2500.00000") == (
        (data := data_of("refused.yaml", "--unit", "1k"))["unit"],
        data["parties"][1]["gets"],
    )


@pytest.mark.parametrize("name", ["good", "refused", "broken", "unreadable", "missing", "hopeless"])
def test_json_is_the_only_output_and_fits_its_schema(folder: Path, name: str) -> None:
    result = feidi("check", f"{name}.yaml", "--format", "json")
    envelope = Envelope.model_validate(json.loads(result.stdout))
    status = {0: "ok", 1: "findings", 2: "unreadable", 3: "hopeless"}[result.exit_code]

    assert "" == result.stderr
    assert status == envelope.results[0].status
    assert (name in ("unreadable", "missing", "broken")) == (envelope.results[0].input.sha256 is None)


def test_json_of_several_files_is_one_envelope(folder: Path) -> None:
    result = feidi("check", "good.yaml", "missing.yaml", "refused.yaml", "-f", "json")

    assert ["ok", "unreadable", "findings"] == [
        found.status for found in Envelope.model_validate(json.loads(result.stdout)).results
    ]


def test_markdown_is_a_section_with_tables(folder: Path) -> None:
    lines = feidi("check", "refused.yaml", "--format", "markdown").stdout.splitlines()

    assert ["## Zone", "", "`refused.yaml`"] == lines[:3]
    assert "| party | alone | gets | margin | core low | core high | verdict |" in lines
    assert "| --- | ---: | ---: | ---: | ---: | ---: | --- |" in lines
    assert "| host | 300.00 | 250.00 | -50.00 | 300.00 | 500.00 | refuses |" in lines
    assert [] != [
        line for line in lines if line.startswith("- **error S301 individual**: host is 50.00 万元")
    ]


def test_marks_reach_the_report(folder: Path) -> None:
    marked = changed(("pool: tax, shares", "pool: tax, mark: memory, source: a talk, shares"), text=GOOD)
    (folder / "marked.yaml").write_text(marked, encoding="utf-8")

    assert ["ratio", "of", "pool", "tax", "memory", "a", "talk"] in [
        line.split() for line in feidi("check", "marked.yaml").stdout.splitlines()
    ]
    ratio, silent = data_of("marked.yaml")["marks"]
    assert {"entry": "ratio of pool tax", "mark": "memory", "source": "a talk", "note": ""} == ratio
    assert (None, "no mark, source or remark") == (silent["mark"], silent["note"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--by", "month"), "feidi: --by month is unknown; write --by year\n"),
        (("--unit", "dollars"), "feidi: there is no unit 'dollars'; known: "),
        (("--format", "yaml"), "feidi: no format 'yaml'; known: text, json, markdown, csv\n"),
    ],
)
def test_a_call_that_means_nothing_is_refused(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    result = feidi("check", "good.yaml", *arguments)

    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith(says)


def test_an_agreement_without_unit_cannot_be_shown_in_another(folder: Path) -> None:
    text = changed(("unit: 10k\n", ""), ("amounts: 100", "amounts: 100万元"), text=GOOD)
    (folder / "bare.yaml").write_text(text, encoding="utf-8")
    result = feidi("check", "bare.yaml", "--unit", "亿元")

    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("feidi: bare.yaml: the agreement sets no `unit`")


def test_without_a_file_the_call_is_refused(folder: Path) -> None:
    result = feidi("check")

    assert (2, "") == (result.exit_code, result.stdout)
