"""What is said of a file that cannot be read as what it should be."""

from __future__ import annotations

import re
from pathlib import Path

from contracts.finding import Finding
from sharing.pages.page import Page
from sharing.pages.tally import tally

CSV_NAMED = re.compile(r"""csv:\s*["']?([^,}"'\s#]+)""")


def page_of_faults(file: str, findings: tuple[Finding, ...]) -> Page:
    """The faults of the writing.

    Codes A10x to A12x mean that a file could not be read at all, A18x that another statement has to be named.
    """
    unreadable = any(finding.code < "A130" or finding.code >= "A180" for finding in findings)
    return Page(
        file,
        file,
        "unreadable" if unreadable else "findings",
        findings=findings,
        closing=(f"{tally(findings)}. Nothing was calculated.",),
        tables_read=_tables_named(file),
    )


def _tables_named(file: str) -> tuple[str, ...]:
    """The CSV files that a faulty agreement names: they were read, or would have been."""
    try:
        text = Path(file).read_bytes().decode("utf-8", errors="replace")
    except (OSError, ValueError):
        return ()
    return tuple(str(Path(file).parent / name) for name in CSV_NAMED.findall(text))
