"""The codes of the reading layer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import contracts
from contracts.finding import ContractError
from contracts.text.faults import CODES, MAX_FINDINGS, fault, refuse


def test_every_code_has_a_name_of_its_own() -> None:
    assert len(set(CODES.values())) == len(CODES)
    assert all(re.fullmatch(r"A1[0-2]\d", code) for code in CODES)


def test_every_code_is_spoken_somewhere() -> None:
    spoken = "".join(path.read_text("utf-8") for path in Path(contracts.__file__).parent.rglob("*.py"))
    assert {code for code in CODES if spoken.count(f'"{code}"') < 2} == set()


def test_findings_are_sorted_told_once_and_cut() -> None:
    many = [fault("A107", str(number), "x") for number in range(MAX_FINDINGS + 5)]
    with pytest.raises(ContractError) as caught:
        refuse([*many, *many, fault("A101", "first", "x")])
    findings = caught.value.findings
    assert (findings[0].message, findings[-1].message, len(findings)) == (
        "first",
        "6 more faults like these",
        MAX_FINDINGS + 1,
    )
