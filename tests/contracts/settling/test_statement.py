"""A statement is read back as it was written, or refused."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from contracts.finding import ContractError, Finding
from contracts.settling.faults import CODES, settling_fault
from contracts.settling.fen import fen_text
from contracts.settling.reading import load_statement
from contracts.settling.statement import Statement
from sharing.schemas import schema_of
from tests.agreements import agreed, half
from tests.settlements import settled


def made() -> Statement:
    return settled(agreed(name='A "zone" 飞地: 1', clauses=[half()]), 2026, ("fee", "100.5"), edition="final")


def refused(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(ContractError) as caught:
        load_statement(path)
    return caught.value.findings


def written(folder: Path, change: Any = None) -> Path:
    path = folder / "statement.json"
    tree = json.loads(made().text())
    if change:
        change(tree)
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def test_it_is_read_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "statement.json"
    path.write_bytes(made().text().encode())

    assert made() == load_statement(path)


def test_line_ends_and_blanks_do_not_matter(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert made().digest == load_statement(path).digest


def test_it_fits_its_schema() -> None:
    jsonschema.Draft202012Validator(schema_of("statement")).validate(json.loads(made().text()))


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: tree["parties"][0].update(net="0.00"),
        lambda tree: tree["account"]["settled"].pop(),
        lambda tree: tree.update(year=2027),
        lambda tree: tree.update(digest="0" * 64),
    ],
)
def test_any_change_is_noticed(tmp_path: Path, change: Any) -> None:
    findings = refused(written(tmp_path, change))

    assert ["A183"] == [finding.code for finding in findings]
    assert findings[0].place is not None
    assert "digest" == findings[0].place.path


@pytest.mark.parametrize(
    ("change", "code", "message"),
    [
        (lambda tree: tree.pop("pools"), "A132", "the statement lacks `pools`"),
        (lambda tree: tree.update(extra=1), "A131", "the statement has no 'extra'"),
        (
            lambda tree: tree["parties"][0].update(net="12"),
            "A133",
            "'12' is not an amount to the fen",
        ),
        (lambda tree: tree.update(schema="feidi/result/1"), "A180", "{path} is not a statement"),
        (lambda tree: tree.pop("schema"), "A180", "{path} is not a statement"),
    ],
)
def test_what_is_no_statement_is_refused(tmp_path: Path, change: Any, code: str, message: str) -> None:
    path = written(tmp_path, change)

    assert [(code, message.format(path=path))] == [
        (finding.code, finding.message) for finding in refused(path)
    ]


def test_a_missing_statement_is_a_missing_file(tmp_path: Path) -> None:
    assert ["A101"] == [finding.code for finding in refused(tmp_path / "none.json")]


def test_less_than_a_fen_is_never_written() -> None:
    with pytest.raises(ValueError, match="not a whole number of fen"):
        fen_text(Fraction(1, 300))


def test_every_code_has_its_name() -> None:
    assert {code: settling_fault(code, "", "").name for code in CODES} == dict(CODES)
