"""Two agreements beside each other: where they differ, and the money that each difference moves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.comparing.differences import Difference, Versions
from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.negotiate.apart import standing_alone
from sharing.negotiate.changed_findings import FindingChange, changed_findings
from sharing.verdict import Verdict, judge

MOST_APART = 60
"""More differences than these are listed, and their money is shown in one sum."""

Money = Mapping[str, Fraction]


@dataclass(frozen=True)
class Moved:
    """The money that some differences move, put together into the first agreement.

    Attributes:
        differences: One, or several that are valid only together.
        by_party: Party -> present value that it receives more, in the unit of the first agreement.
    """

    differences: tuple[Difference, ...]
    by_party: Money


@dataclass(frozen=True)
class Comparison:
    """A first agreement and a second one.

    Attributes:
        one, other: Their judgements; the second one in the unit of the first.
        as_written: The second agreement in its own unit.
        versions: Their entries.
        before, after: Party -> what each agreement gives it, worth in the first year of the first one; 0 for
            who is not a party. None when the currencies differ.
        moved: The money of each group of differences; they add up with `together` to after - before.
        together: What the differences move only together.
        findings: What appears, vanishes, or stays with other words.
    """

    one: Verdict
    other: Verdict
    as_written: Agreement
    versions: Versions
    before: Money | None
    after: Money | None
    moved: tuple[Moved, ...]
    together: Money
    findings: tuple[FindingChange, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every difference, remarks included."""
        return self.versions.differences

    @property
    def parties(self) -> tuple[str, ...]:
        """Who is a party to either, those of the first agreement first."""
        return tuple(dict.fromkeys((*self.one.case.parties, *self.other.case.parties)))


def compare(one: Agreement, other: Agreement, *, shown_in: str | None = None) -> Comparison:
    """Where two agreements differ and what each difference is worth to whom.

        moved(d) = X(first with d alone) - X(first),     together = X(second) - X(first) - sum of moved(d)

    Each difference is put alone into the first agreement, which is then read and worked out like any other;
    so the rows add up to the whole change exactly.

    Args:
        one: The first agreement.
        other: The second; its amounts are converted to the unit of the first.
        shown_in: Unit in which findings show amounts; by default that of the first agreement.

    >>> from contracts import load
    >>> one = load("examples/zibo/twenty-years-from-production.yaml")
    >>> found = compare(one, load("examples/zibo/twenty-years-from-recovery.yaml"))
    >>> [{party: str(amount) for party, amount in moved.by_party.items()} for moved in found.moved]
    [{'home': '60', 'host': '-60'}]
    """
    converted = other.in_unit(one.unit)
    versions = Versions.of(one, converted)
    first, second = judge(one, shown_in=shown_in), judge(converted, shown_in=shown_in)
    before, after = _gets(first.case, one), _gets(second.case, one)
    is_comparable = one.currency == other.currency
    everybody = {**before, **after}
    change = {party: after.get(party, ZERO) - before.get(party, ZERO) for party in everybody}
    moved = _moved(versions, first.case) if is_comparable else ()
    rest = {
        party: change[party] - sum((row.by_party.get(party, ZERO) for row in moved), ZERO) for party in change
    }
    return Comparison(
        one=first,
        other=second,
        as_written=other,
        versions=versions,
        before=before if is_comparable else None,
        after=after if is_comparable else None,
        moved=moved,
        together=rest,
        findings=changed_findings(first.findings, second.findings),
    )


def _moved(versions: Versions, first: Case) -> tuple[Moved, ...]:
    """The money of each group; one sum for all where there are too many differences to try each alone."""
    differences = [found for found in versions.differences if found.moves_money]
    if not differences:
        return ()
    is_many = len(differences) > MOST_APART
    groups = (tuple(differences),) if is_many else standing_alone(differences, versions.is_valid)
    return tuple(Moved(group, _money_of(versions, group, first)) for group in groups)


def _money_of(versions: Versions, chosen: Collection[Difference], first: Case) -> Money:
    mixed = versions.agreement_with(chosen)
    assert mixed is not None, "a group of differences is valid"
    before, after = _gets(first, first.agreement), _gets(Case.of(mixed), first.agreement)
    return {party: after.get(party, ZERO) - before.get(party, ZERO) for party in {**before, **after}}


def _gets(case: Case, first: Agreement) -> dict[str, Fraction]:
    """What everybody receives, worth in the first year of the first agreement."""
    factor = (1 + case.agreement.discount) ** (first.years.first - case.agreement.years.first)
    return {party: total * factor for party, total in case.totals.items()}
