"""M208: is there a fiscal rule that decides nothing?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from contracts.fiscal.rules import FiscalRule
from sharing.case import Case

LEVELS = ("central", "upper", "city", "key")


def fiscal_rule_without_effect(case: Case) -> Iterator[Finding]:
    """Of several fiscal rules the first that fits decides; one that never comes first is only decoration.

    What it asks: is there a tax in some year for which the rule gives the share?
    Why it matters: an exception written below the general rule has no effect, and yet looks agreed.
    Fails: `{upper: 20%}` above `{taxes: [vat], upper: 0%, from: 2026, to: 2030}`.
    Passes: the exception above the general rule.
    Source: docs/reference/taxes.md.
    """
    used = {id(rule) for rule in _deciding(case)}
    for at, rule in enumerate(case.agreement.fiscal):
        if id(rule) not in used:
            yield Finding(
                "M208",
                "fiscal rule without effect",
                Severity.WARNING,
                f"the fiscal rule of {rule.province or 'all provinces'} decides no tax in any year",
                case.agreement.place("fiscal", at),
                remedy="move it above the rule that comes first, correct its taxes and years, or drop it",
            )


def _deciding(case: Case) -> Iterator[FiscalRule]:
    """The rules that give a share, for every tax, year and level."""
    for stream in case.agreement.streams:
        if stream.tax is None or stream.layer == "retained":
            continue
        province = case.agreement.collected_in(stream)
        for year in case.agreement.years:
            fitting = [rule for rule in case.agreement.fiscal if rule.covers(stream.tax, province, year)]
            for level in LEVELS:
                first = next((rule for rule in fitting if getattr(rule, level) is not None), None)
                if first is not None:
                    yield first
