"""JSON: fixed order of keys, amounts as text, nothing else on the output."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version

from contracts.finding import Finding
from sharing.pages.page import Json, Page

SCHEMA = "feidi/result/1"


def render(pages: Sequence[Page], width: int | None = None) -> str:
    """All pages in one envelope; its JSON Schema is `feidi schema result`."""
    envelope: dict[str, Json] = {
        "schema": SCHEMA,
        "tool": {"name": "feidi", "version": version("feidi-sharing")},
        "results": [_result(page) for page in pages],
    }
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def _result(page: Page) -> dict[str, Json]:
    return {
        "input": {"file": page.file, "sha256": page.digest},
        "status": page.status,
        "findings": [_finding(finding) for finding in page.findings],
        "data": dict(page.data),
    }


def _finding(finding: Finding) -> dict[str, Json]:
    place = finding.place
    where: Json = None
    if place is not None:
        where = {
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "end": place.end,
            "path": place.path,
        }
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": where,
        "reasons": list(finding.reasons),
        "remedy": finding.remedy,
    }
