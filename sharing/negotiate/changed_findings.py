"""Which findings of one agreement another one no longer has, and which are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from contracts.finding import Finding
from sharing.negotiate.subject import subject


@dataclass(frozen=True)
class FindingChange:
    """A finding of one agreement or of both.

    Attributes:
        state: appears (only the second has it), vanishes (only the first), or differs (both, other numbers).
        one, other: The finding in either agreement.
    """

    state: Literal["appears", "vanishes", "differs"]
    one: Finding | None
    other: Finding | None


def changed_findings(one: Iterable[Finding], other: Iterable[Finding]) -> tuple[FindingChange, ...]:
    """What appears, vanishes or differs; findings with one code and the same words are the same.

    >>> from contracts.finding import Severity
    >>> loss = [Finding("S301", "individual", Severity.ERROR, f"home is {n} worse off") for n in (3, 5)]
    >>> [change.state for change in changed_findings(loss[:1], loss[1:])]
    ['differs']
    """
    waiting: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in other:
        waiting[subject(finding)].append(finding)
    found: list[FindingChange] = []
    for finding in one:
        alike = waiting[subject(finding)]
        if not alike:
            found.append(FindingChange("vanishes", finding, None))
        elif _says(alike[0]) != _says(finding):
            found.append(FindingChange("differs", finding, alike[0]))
        del alike[:1]
    new = [finding for left in waiting.values() for finding in left]
    return (*(FindingChange("appears", None, finding) for finding in new), *found)


def _says(finding: Finding) -> tuple[str, tuple[str, ...], str]:
    return finding.message, finding.reasons, finding.remedy
