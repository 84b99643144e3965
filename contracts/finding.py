"""The one vocabulary of objections: what is wrong, where it stands, what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much an objection weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, order=True)
class Place:
    """A stretch of one line of a file; lines and columns count from 1, `end` is the column after it."""

    file: str
    line: int
    column: int
    end: int
    path: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Finding:
    """One objection.

    Attributes:
        code: Stable, such as "S302"; the letter and first digit name the family.
        name: The check that speaks, in one word or two ("coalition").
        severity: Error (not acceptable), warning (look again) or note (information).
        message: What is the case: parties, numbers, units.
        place: Where it stands in the file; None when the whole file is meant.
        reasons: Further facts, one line each.
        remedy: What to write instead; computed where it can be.
    """

    code: str
    name: str
    severity: Severity
    message: str
    place: Place | None = None
    reasons: tuple[str, ...] = ()
    remedy: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: the gravest first, then as the file reads."""
        place = self.place
        return (
            self.severity.rank,
            place.file if place else "",
            place.line if place else 0,
            place.column if place else 0,
            self.code,
        )


class ContractError(ValueError):
    """The file cannot be read as an agreement; `findings` says everything that is wrong with it."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(
            "\n".join(
                f"{f.place}: {f.code}: {f.message}" if f.place else f"{f.code}: {f.message}" for f in findings
            )
        )
