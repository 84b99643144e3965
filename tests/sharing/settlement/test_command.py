"""feidi settle, as it is called."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.command_line import feidi

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "settlement"
AGREEMENT = EXAMPLE / "agreement.yaml"


def call(year: int, table: str, *more: object) -> tuple[object, ...]:
    return ("settle", AGREEMENT, "--year", year, "--actuals", EXAMPLE / table, *more)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the folder from which it is called, and however the files are named."""
    once = feidi(*call(2026, "2026-provisional.csv", "--format", "json")).stdout
    (tmp_path / "other.yaml").write_bytes(AGREEMENT.read_bytes())
    (tmp_path / "table.csv").write_bytes((EXAMPLE / "2026-provisional.csv").read_bytes())
    monkeypatch.chdir(tmp_path)
    feidi("settle", "other.yaml", "--year", 2026, "--actuals", "table.csv", "-o", "s.json")

    assert once.encode() == Path("s.json").read_bytes()


def test_whoever_writes_a_statement_is_told_to_keep_it(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    kept = feidi(*call(2026, "2026-provisional.csv", "-o", path))
    shown = feidi(*call(2026, "2026-provisional.csv", "-f", "json", "-o", "-"))

    told = f"wrote {path}; keep it: the next settlement names it with --previous\n"
    assert (0, "", told) == (kept.exit_code, kept.stdout, kept.stderr)
    assert (path.read_text("utf-8"), "") == (shown.stdout, shown.stderr)


def test_a_statement_is_not_overwritten_by_another(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    first = feidi(*call(2026, "2026-provisional.csv", "-o", path))
    text = path.read_bytes()
    again = feidi(*call(2026, "2026-provisional.csv", "-o", path))
    other = feidi(*call(2026, "2026-final.csv", "-o", path))

    assert (0, 0, 2) == (first.exit_code, again.exit_code, other.exit_code)
    assert "is there already and says something else" in other.stderr
    assert text == path.read_bytes()


def test_faults_are_shown_and_no_statement_is_written(tmp_path: Path) -> None:
    table = tmp_path / "wrong.csv"
    table.write_text("year,stream,amount\n2026,VAT of the parc,1\n", encoding="utf-8")
    result = feidi("settle", AGREEMENT, "--year", 2026, "--actuals", table, "-o", tmp_path / "s.json")

    assert 1 == result.exit_code
    assert "A171" in result.stdout
    assert not (tmp_path / "s.json").exists()


def test_faults_of_both_tables_are_said_at_once(tmp_path: Path) -> None:
    feidi(*call(2026, "2026-provisional.csv", "--final", "-o", tmp_path / "s.json"))
    result = feidi(
        *call(
            2027, "2026-final.csv", "--previous", tmp_path / "s.json", "--corrections", EXAMPLE / "2027.csv"
        ),
        "--format",
        "json",
    )
    findings = json.loads(result.stdout)["results"][0]["findings"]

    assert {"2026-final.csv", "2027.csv"} == {Path(found["place"]["file"]).name for found in findings}
    assert {"A173"} == {found["code"] for found in findings}


def test_another_version_of_the_agreement_is_refused(tmp_path: Path) -> None:
    feidi(*call(2026, "2026-provisional.csv", "--final", "-o", tmp_path / "s.json"))
    changed = tmp_path / "agreement.yaml"
    changed.write_text(AGREEMENT.read_text("utf-8").replace("60%", "70%").replace("40%", "30%"), "utf-8")
    result = feidi(
        "settle",
        changed,
        "--year",
        2027,
        "--actuals",
        EXAMPLE / "2027.csv",
        "--previous",
        tmp_path / "s.json",
    )

    assert 2 == result.exit_code
    assert "A181 another agreement" in result.stdout


@pytest.mark.parametrize("name", ["text", "markdown", "csv"])
def test_every_format_shows_who_pays_whom(name: str) -> None:
    shown = feidi(*call(2026, "2026-provisional.csv", "--format", name))

    assert 0 == shown.exit_code
    assert "5033130.94" in shown.stdout.replace(",", "")


def test_csv_holds_plain_figures_that_spreadsheets_open(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    feidi(*call(2026, "2026-provisional.csv", "-o", path))
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert ["hill", "park", "392699.73"] in rows
    assert ["hill", "-5425830.67", "0.00", "0.00", "-5425830.67"] in rows


def test_csv_shows_verdicts_with_their_findings() -> None:
    rows = list(csv.reader(feidi("check", AGREEMENT, "--format", "csv").stdout.splitlines()))

    assert ["code", "severity", "message", "place", "help"] in rows


def test_warnings_are_shown_and_kept(tmp_path: Path) -> None:
    feidi(*call(2026, "2026-provisional.csv", "-o", tmp_path / "s.json"))
    result = feidi(*call(2027, "2027.csv", "--previous", tmp_path / "s.json"))

    assert 0 == result.exit_code
    assert "warning A185 provisional before: 2026 is settled only provisionally" in result.stdout


def test_what_was_read_is_not_overwritten(tmp_path: Path) -> None:
    table = tmp_path / "2026.csv"
    table.write_bytes((EXAMPLE / "2026-provisional.csv").read_bytes())
    result = feidi("settle", AGREEMENT, "--year", 2026, "--actuals", table, "-o", table)

    assert 2 == result.exit_code
    assert (EXAMPLE / "2026-provisional.csv").read_bytes() == table.read_bytes()


def test_the_csv_files_of_the_agreement_are_signed_with_it(tmp_path: Path) -> None:
    text = AGREEMENT.read_text("utf-8").replace("amounts: 120", "amounts: {csv: rents.csv, column: rents}")
    (tmp_path / "agreement.yaml").write_text(text, "utf-8")
    (tmp_path / "rents.csv").write_text("year,rents\n2026,120\n2027,120\n", "utf-8")
    agreement, first = tmp_path / "agreement.yaml", tmp_path / "first.json"
    feidi(
        "settle", agreement, "--year", 2026, "--actuals", EXAMPLE / "2026-final.csv", "--final", "-o", first
    )
    next_year = ("settle", agreement, "--year", 2027, "--actuals", EXAMPLE / "2027.csv", "--previous", first)

    assert 0 == feidi(*next_year).exit_code

    (tmp_path / "rents.csv").write_text("year,rents\n2026,120\n2027,121\n", "utf-8")
    refused = feidi(*next_year)

    assert 2 == refused.exit_code
    assert "A181 another agreement: a CSV file of the agreement" in refused.stdout


def test_a_statement_that_was_made_before_keys_were_added_is_gone_on_from(tmp_path: Path) -> None:
    """Its digest is that of its text, in which the later keys do not stand."""
    before = Path(__file__).with_name("made-earlier.json")
    result = feidi(*call(2027, "2027.csv", "--previous", before, "-o", tmp_path / "s.json"))
    made = json.loads((tmp_path / "s.json").read_text("utf-8"))

    assert 0 == result.exit_code
    assert json.loads(before.read_text("utf-8"))["digest"] == made["inputs"]["previous"]
