"""How many findings of each severity."""

from __future__ import annotations

from collections.abc import Iterable

from contracts.finding import Finding, Severity


def tally(findings: Iterable[Finding]) -> str:
    """The numbers in words.

    >>> tally([Finding("S301", "individual", Severity.ERROR, "...")])
    '1 error'
    """
    found = list(findings)
    numbers = [
        (severity.value, sum(finding.severity is severity for finding in found)) for severity in Severity
    ]
    words = [f"{number} {word}{'' if number == 1 else 's'}" for word, number in numbers if number]
    return ", ".join(words) or "no findings"
