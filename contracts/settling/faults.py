"""Codes of settlement: what can be wrong with actual collections and with the statement before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from contracts.finding import ContractError, Finding, Place, Severity

T = TypeVar("T")

CODES: Mapping[str, str] = MappingProxyType(
    {
        "A161": "unknown figure",
        "A162": "repeated figure",
        "A163": "missing figure",
        "A164": "expected figure",
        "A165": "later payment",
        "A166": "paid ahead",
        "A167": "recovery date",
        "A168": "nobody leaves",
        "A171": "unknown stream",
        "A172": "repeated row",
        "A173": "wrong year",
        "A174": "missing month",
        "A175": "missing stream",
        "A176": "not settled",
        "A177": "which stream",
        "A178": "less than a fen",
        "A179": "unlikely amount",
        "A180": "not a statement",
        "A181": "another agreement",
        "A182": "out of turn",
        "A183": "altered statement",
        "A184": "no statement before",
        "A185": "provisional before",
        "A186": "repeated corrections",
        "A187": "too large a statement",
        "A188": "amendment",
        "A189": "dropped total",
        "A190": "somebody has left",
    }
)
"""Code -> name. A161 to A164: actual values of clauses; A165, A166: payments; A167: a
clock that starts with recovery; A168: who leaves; A171 to A179: actual collections; A180 to A190: the
chain of statements.

Of the errors, A180 and above end with exit code 2, because nothing can be settled before another file is
named.
"""

WARNINGS = frozenset({"A164", "A166", "A167", "A179", "A185", "A189"})
"""What does not stop the settlement: the statement keeps it as a remark."""


def settling_fault(
    code: str,
    message: str,
    remedy: str,
    place: Place | None = None,
    reasons: tuple[str, ...] = (),
) -> Finding:
    """A finding under one of `CODES`.

    >>> settling_fault("A173", "2026 is not settled here", "delete the row").name
    'wrong year'
    """
    severity = Severity.WARNING if code in WARNINGS else Severity.ERROR
    return Finding(code, CODES[code], severity, message, place, reasons, remedy)


def tried(reading: Callable[[], T], faults: list[Finding]) -> T | None:
    """What a reading finds; if it refuses, its reasons join the others of the row."""
    try:
        return reading()
    except ContractError as error:
        faults += error.findings
        return None
