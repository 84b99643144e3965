"""Codes of the reading layer: what can be wrong with a file before anybody asks what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NoReturn

from contracts.finding import ContractError, Finding, Place, Severity

CODES: Mapping[str, str] = MappingProxyType(
    {
        "A101": "missing file",
        "A102": "not a file",
        "A103": "unreadable file",
        "A104": "file too large",
        "A105": "binary file",
        "A106": "unknown encoding",
        "A107": "empty file",
        "A108": "control character",
        "A110": "syntax",
        "A111": "full-width punctuation",
        "A112": "indentation",
        "A113": "left open",
        "A114": "repeated key",
        "A115": "alias",
        "A116": "tag",
        "A117": "key",
        "A118": "top level",
        "A119": "too large a tree",
        "A120": "table path",
        "A121": "unknown column",
        "A122": "repeated column",
        "A123": "repeated year",
        "A124": "bad year",
        "A125": "ragged row",
        "A126": "empty cell",
        "A127": "table without rows",
        "A128": "quotes in a table",
    }
)
"""Code -> name. A101 to A109: the file cannot be read at all; A110 to A119: YAML; A120 to A129: CSV."""

MAX_FINDINGS = 100
"""More objections than this help nobody; the rest is counted."""


def fault(
    code: str, message: str, remedy: str, place: Place | None = None, reasons: tuple[str, ...] = ()
) -> Finding:
    """An error under one of `CODES`.

    >>> fault("A101", "there is no file 'x.yaml'", "check the name").name
    'missing file'
    """
    return Finding(code, CODES[code], Severity.ERROR, message, place, reasons, remedy)


def refuse(findings: Iterable[Finding]) -> NoReturn:
    """Raise everything that is wrong, in the order of the file, each thing once.

    Raises:
        ContractError: always; beyond 100 findings the last one says how many more there are.
    """
    listed = sorted(dict.fromkeys(findings), key=lambda finding: finding.order)
    shown, more = listed[:MAX_FINDINGS], len(listed) - MAX_FINDINGS
    if more > 0:
        last = shown[-1]
        shown.append(fault(last.code, f"{more} more faults like these", "correct these first", last.place))
    raise ContractError(tuple(shown))
