"""P508: do the sides apply different standards to the same firms?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from contracts.policies import Policy
from contracts.units import clean
from sharing.case import Case


def unequal_standards(case: Case) -> Iterator[Finding]:
    """Where each side keeps its own rules, firms meet two rule books in one zone.

    What it asks: for every question under `policies`, do all sides that answer it give the same standard,
    and does more than one answer?
    Why it matters: firms in one jointly run zone met three sets of inspectors ("everyone fines, nobody
    solves"); unequal land prices and subsidies turn partners into bidders against each other.
    Fails: `{question: floor price of land, standards: {home: 600元/㎡, host: 350元/㎡}}`
    Passes: the same standard on both sides, or one standard for the zone.
    Source: domain notes, section 2 (what happened later) and 6.2.
    """
    for at, policy in enumerate(case.agreement.policies):
        if reason := _differ(policy):
            yield Finding(
                "P508",
                "unequal standards",
                Severity.WARNING,
                f"{policy.question}: {reason}",
                case.agreement.place("policies", at, "question"),
                reasons=tuple(f"{party}: {standard}" for party, standard in policy.standards.items()),
                remedy="agree on one standard for the zone, or write why they differ as a `note`",
            )


def _differ(policy: Policy) -> str:
    if policy.note:
        return ""
    if len(policy.standards) == 1:
        return "only one side has a standard"
    answers = {"".join(clean(standard).casefold().split()) for standard in policy.standards.values()}
    return f"{len(answers)} different standards" if len(answers) > 1 else ""
