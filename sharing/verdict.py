"""The judgement of one agreement: who gains, who refuses, and whether it can be signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.checks import findings
from sharing.games import EmptyCore, core_range


@dataclass(frozen=True)
class Standing:
    """Where one party stands, present value, in the unit of the agreement.

    Attributes:
        party: Its id.
        alone: v(i), what it secures without the others: the disagreement point.
        gets: X_i, what the agreement gives it.
        least, most: What it receives at least and at most when everybody stays; None when no split holds.
        says: accepts, indifferent, refuses, or objects (with others, though not alone).
    """

    party: str
    alone: Fraction
    gets: Fraction
    least: Fraction | None
    most: Fraction | None
    says: str

    @property
    def margin(self) -> Fraction:
        """What it gains by the agreement."""
        return self.gets - self.alone


@dataclass(frozen=True)
class Verdict:
    """The judgement.

    Attributes:
        case: What was judged.
        standings: One for each party, in the order of the file.
        findings: Every objection, the gravest first.
        strict: Whether warnings stand against signing as well.
    """

    case: Case
    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...]
    strict: bool = False

    @property
    def acceptable(self) -> bool:
        """Whether nothing stands against signing; notes never do, warnings only when strict."""
        against = {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        return all(finding.severity not in against for finding in self.findings)

    @property
    def hopeless(self) -> bool:
        """Whether no split of this pot could keep everybody in."""
        return isinstance(self.case.core, EmptyCore)


def judge(agreement: Agreement, *, strict: bool = False, shown_in: str | None = None) -> Verdict:
    """Who gets what, who would be better off leaving, and what stands against signing.

    Args:
        agreement: What the parties wrote.
        strict: Whether warnings stand against signing as well.
        shown_in: Unit in which findings show amounts; by default that of the agreement.

    >>> from contracts import load
    >>> judge(load("examples/qingchuan-guangyuan/agreement.yaml")).acceptable
    True
    """
    return judgement(Case.of(agreement, shown_in), strict=strict)


def judgement(case: Case, *, strict: bool = False) -> Verdict:
    """The same, of an agreement that has been worked out already."""
    return Verdict(case, standings(case), findings(case), strict)


def standings(case: Case) -> tuple[Standing, ...]:
    """Where each party stands."""
    ranges = _core_ranges(case)
    nothing = (None, None)
    return tuple(
        Standing(
            party, case.alone(party), case.totals[party], *ranges.get(party, nothing), _says(case, party)
        )
        for party in case.parties
    )


def _core_ranges(case: Case) -> Mapping[str, tuple[Fraction | None, Fraction | None]]:
    if isinstance(case.core, EmptyCore):
        return {}
    ranges = core_range(case.game).by_player()
    return {party: (Fraction(least), Fraction(most)) for party, (least, most) in ranges.items()}


def _says(case: Case, party: str) -> str:
    if case.totals[party] < case.alone(party):
        return "refuses"
    groups = [found.members for found in case.leavers if party in found.members]
    if groups:
        return f"objects with {'+'.join(member for member in groups[0] if member != party)}"
    return "indifferent" if case.totals[party] == case.alone(party) else "accepts"
