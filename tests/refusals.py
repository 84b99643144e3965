"""What is said when a value or a whole file is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from contracts.finding import ContractError, Finding
from contracts.reading import interpret
from contracts.source import parse
from contracts.wrong import Wrong

SIGNED = """\
agreement: 1
name: Zone
unit: 10k
years: 2026-2030
parties:
  home: {name: Home county, role: home, province: Coast}
  host: {name: Host county, role: host, province: Inland}
streams:
  - {id: fee, kind: fee, amounts: 100, needs: [home, host], booked_by: host, pool: tax}
clauses:
  - {kind: ratio, pool: tax, shares: {home: 50%, host: 50%}}
"""
"""An agreement without a fault."""


class Refusal(NamedTuple):
    """A fault of the writing: its code, what is underlined, what is said, what to write instead."""

    code: str
    underlined: str
    message: str
    remedy: str


def refusal(reading: Callable[[Any], object], value: object) -> tuple[str, str]:
    """The message and the remedy with which a reading refuses a value."""
    with pytest.raises(Wrong) as refused:
        reading(value)
    return str(refused.value), refused.value.remedy


def refusals(text: str, folder: Path = Path()) -> list[Refusal]:
    """Everything that is said against an agreement file."""
    with pytest.raises(ContractError) as refused:
        interpret(parse(text, "agreement.yaml"), folder)
    return [as_refusal(finding) for finding in refused.value.findings]


def as_refusal(finding: Finding) -> Refusal:
    """A finding without its line and column, which the characters stand for."""
    place = finding.place
    under = place.excerpt[place.column - 1 : place.end - 1] if place else ""
    return Refusal(finding.code, under, finding.message, finding.remedy)


def changed(*changes: tuple[str, str], text: str = SIGNED) -> str:
    """The agreement with some words replaced; each of them has to be there."""
    for old, new in changes:
        assert old in text, f"{old!r} is not in the agreement"
        text = text.replace(old, new)
    return text
