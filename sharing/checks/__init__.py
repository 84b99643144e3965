"""One question per file, each a pure function from a case to findings. Adding one is one file and one row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from contracts.finding import Finding

if TYPE_CHECKING:
    from sharing.case import Case


class Row(NamedTuple):
    """A check: its function as `module:function`, and the code that its findings carry."""

    target: str
    code: str


CHECKS: Mapping[str, Row] = MappingProxyType(
    {
        "conservation": Row("sharing.checks.conservation:conservation", "M201"),
        "missing layer": Row("sharing.checks.missing_layer:missing_layer", "M202"),
        "unshared money": Row("sharing.checks.unshared_money:unshared_money", "M203"),
        "clause without effect": Row("sharing.checks.clause_without_effect:clause_without_effect", "M204"),
        "negative pool": Row("sharing.checks.negative_pool:negative_pool", "M205"),
        "missing provincial share": Row(
            "sharing.checks.missing_provincial_share:missing_provincial_share", "M206"
        ),
        "order of clauses": Row("sharing.checks.order_of_clauses:order_of_clauses", "M207"),
        "grant without payer": Row("sharing.checks.grant_without_payer:grant_without_payer", "M209"),
        "single year": Row("sharing.checks.single_year:single_year", "M210"),
        "threshold distance": Row("sharing.checks.threshold_distance:threshold_distance", "M211"),
        "discretionary money": Row("sharing.checks.discretionary_money:discretionary_money", "M212"),
        "quota price": Row("sharing.checks.quota_price:quota_price", "M213"),
        "recovery date": Row("sharing.checks.recovery_date:recovery_date", "M214"),
        "fiscal rule without effect": Row(
            "sharing.checks.fiscal_rule_without_effect:fiscal_rule_without_effect", "M208"
        ),
        "individual": Row("sharing.checks.individual:individual", "S301"),
        "coalition": Row("sharing.checks.coalition:coalition", "S302"),
        "empty core": Row("sharing.checks.empty_core:empty_core", "S303"),
        "walk-away": Row("sharing.checks.walk_away:walk_away", "S304"),
        "null party": Row("sharing.checks.null_party:null_party", "F401"),
        "unpaid party": Row("sharing.checks.unpaid_party:unpaid_party", "F402"),
        "symmetry": Row("sharing.checks.symmetry:symmetry", "F403"),
        "distance": Row("sharing.checks.distance:distance", "F404"),
        "widening gap": Row("sharing.checks.widening_gap:widening_gap", "F405"),
        "lock-in": Row("sharing.checks.lock_in:lock_in", "F406"),
        "endless duty": Row("sharing.checks.endless_duty:endless_duty", "F407"),
        "missing sunset": Row("sharing.checks.missing_sunset:missing_sunset", "P501"),
        "fair competition": Row("sharing.checks.fair_competition:fair_competition", "P502"),
        "central share": Row("sharing.checks.central_share:central_share", "P503"),
        "official ledger": Row("sharing.checks.official_ledger:official_ledger", "P504"),
        "cap base": Row("sharing.checks.cap_base:cap_base", "P505"),
        "missing ledger": Row("sharing.checks.missing_ledger:missing_ledger", "P506"),
        "exit terms": Row("sharing.checks.exit_terms:exit_terms", "P507"),
        "unequal standards": Row("sharing.checks.unequal_standards:unequal_standards", "P508"),
        "idle event": Row("sharing.checks.idle_event:idle_event", "P509"),
    }
)
"""Name of the check -> where it is and its code."""


def findings(case: Case) -> tuple[Finding, ...]:
    """Every objection of every check, the gravest first, then as the file reads."""
    found = [finding for row in CHECKS.values() for finding in resolved(row)(case)]
    return tuple(sorted(found, key=lambda finding: finding.order))


def resolved(row: Row) -> Callable[[Case], Iterator[Finding]]:
    """The function of a row."""
    module, _, name = row.target.partition(":")
    function: Callable[[Case], Iterator[Finding]] = getattr(import_module(module), name)
    return function
