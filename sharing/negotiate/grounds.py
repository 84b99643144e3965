"""Why a finding stands: the question behind it, and every number that leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from inspect import cleandoc
from itertools import combinations
from types import MappingProxyType

from contracts.finding import Finding
from contracts.objections import CODES as WRITTEN
from contracts.text.faults import CODES as READING
from sharing.case import Case, Leavers
from sharing.checks import CHECKS, findings, resolved
from sharing.errors import SharingError
from sharing.evaluate import ZERO
from sharing.negotiate.origins import Origin, origins
from sharing.negotiate.stream_shares import Secured, secured

SHOWN = 5
"""Objecting groups that are taken apart; the others are counted."""

WRITING: Mapping[str, str] = MappingProxyType({**READING, **WRITTEN})
"""Code -> name of the faults of the writing."""

OF_WRITING = (
    "A fault of the writing: a file that has it is refused with its place before anything is calculated."
)

HEADING = re.compile(r"^(What it asks|Why it matters|Fails|Passes|Source): ?", re.MULTILINE)


class NoSuchCode(SharingError, ValueError):
    """No check has this code; the message lists those that there are."""


@dataclass(frozen=True)
class Question:
    """What a check asks, in the words of its page.

    Attributes:
        code, name: Of the check.
        rule: What should be the case, in a sentence.
        asks, matters: The sections of its page; empty for faults of the writing.
    """

    code: str
    name: str
    rule: str
    asks: str = ""
    matters: str = ""


@dataclass(frozen=True)
class Objectors:
    """A group that gains by leaving, taken apart.

    Attributes:
        leavers: Who, what they secure and what they receive.
        year: When they leave.
        secured: What they secure, stream by stream; adds up to `leavers.secures`.
        received: What the agreement gives them from that year on: origin -> member -> worth; adds up to
            `leavers.receives`.
    """

    leavers: Leavers
    year: int
    secured: tuple[Secured, ...]
    received: tuple[tuple[Origin, Mapping[str, Fraction]], ...]


@dataclass(frozen=True)
class Grounds:
    """A finding of a file, explained.

    Attributes:
        case: The agreement, worked out.
        question: What the check asks.
        findings: What it found; empty if it has nothing to say about this file.
        others: Codes of the other findings of the file.
        objectors: For codes about leaving (S301, S302, S304): who, taken apart.
        more: How many further groups object.
        nearest: For S301 and S302, when nobody objects: the group with the least to lose by leaving.
    """

    case: Case
    question: Question
    findings: tuple[Finding, ...]
    others: tuple[str, ...]
    objectors: tuple[Objectors, ...]
    more: int
    nearest: Leavers | None


def grounds(case: Case, code: str) -> Grounds:
    """Explain the findings of one code.

    Args:
        case: The agreement, worked out.
        code: Such as S302.

    Raises:
        NoSuchCode: no check has this code.
    """
    asked = question(code)
    found = findings(case)
    leaving = list(_leaving(case, code))
    return Grounds(
        case=case,
        question=asked,
        findings=tuple(finding for finding in found if finding.code == code),
        others=tuple(dict.fromkeys(finding.code for finding in found if finding.code != code)),
        objectors=tuple(_objectors(case, leavers, year) for leavers, year in leaving[:SHOWN]),
        more=max(0, len(leaving) - SHOWN),
        nearest=_nearest(case, code) if not leaving else None,
    )


def question(code: str) -> Question:
    """What the check with a code asks, in the words of its docstring.

    Raises:
        NoSuchCode: no check has this code.

    >>> question("S302").asks
    'x(S) >= v(S) for every coalition S of two or more, short of all?'
    """
    for name, row in CHECKS.items():
        if row.code == code:
            rule, *sections = HEADING.split(cleandoc(resolved(row).__doc__ or ""))
            said = {
                head: _on_one_line(text) for head, text in zip(sections[::2], sections[1::2], strict=True)
            }
            asks, matters = said.get("What it asks", ""), said.get("Why it matters", "")
            return Question(code, name, _on_one_line(rule), asks, matters)
    if code in WRITING:
        return Question(code, WRITING[code], OF_WRITING)
    known = ", ".join(sorted(row.code for row in CHECKS.values()))
    raise NoSuchCode(f"there is no code {code!r}; checks have {known}, faults of the writing A101 to A155")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _leaving(case: Case, code: str) -> Iterator[tuple[Leavers, int]]:
    """Who objects under a code about leaving, with the year in which they would leave."""
    first = case.agreement.years.first
    if code in ("S301", "S302"):
        yield from ((found, first) for found in case.leavers if (len(found.members) == 1) == (code == "S301"))
    if code == "S304":
        seen: set[tuple[str, ...]] = set()
        for year in range(first + 1, case.agreement.years.last + 1):
            for found in case.leavers_in(year):
                if found.members not in seen:
                    seen.add(found.members)
                    yield found, year


def _nearest(case: Case, code: str) -> Leavers | None:
    """Of the groups that a code asks about, the one that comes nearest to gaining by leaving."""
    sizes = {"S301": range(1, 2), "S302": range(2, len(case.parties))}.get(code, range(0))
    return max(
        (_staying(case, members) for size in sizes for members in combinations(case.parties, size)),
        key=lambda leavers: leavers.gain,
        default=None,
    )


def _staying(case: Case, members: tuple[str, ...]) -> Leavers:
    secures = Fraction(case.game.worth(case.game.coalition(*members)))
    return Leavers(members, secures, sum((case.totals[member] for member in members), ZERO))


def _objectors(case: Case, leavers: Leavers, year: int) -> Objectors:
    return Objectors(
        leavers,
        year,
        secured(case, leavers.members, year),
        tuple(_received(case, leavers.members, year)),
    )


def _received(
    case: Case, members: Sequence[str], year: int
) -> Iterator[tuple[Origin, Mapping[str, Fraction]]]:
    for origin in origins(case):
        worths = {member: origin.worth(case, member, year) for member in members}
        if any(worths.values()):
            yield origin, {member: worth for member, worth in worths.items() if worth}


def together(amounts: Mapping[str, Fraction]) -> Fraction:
    """What a group has together."""
    return sum(amounts.values(), ZERO)
