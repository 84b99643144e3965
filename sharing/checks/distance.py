"""F404: how far is the proposal from the Shapley value and the nucleolus?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.errors import UndefinedSolution
from sharing.evaluate import ZERO


def distance(case: Case) -> Iterator[Finding]:
    """How much money would have to change hands to reach a fair division.

    What it asks: half the sum of the absolute differences between the proposal and each solution.
    Why it matters: it tells how much of the deal is bargaining, not contribution. It is no fault.
    Fails: never; this is information.
    Passes: the proposal is one of the two.
    Source: Shapley (1953); Schmeidler (1969).
    """
    if len(case.parties) < 2:
        return
    for title, fair in _solutions(case):
        moved = sum((abs(case.totals[party] - fair[party]) for party in case.parties), ZERO) / 2
        if case.text(moved) == case.text(ZERO):
            continue
        worst = max(case.parties, key=lambda party: abs(case.totals[party] - fair[party]))
        gap = case.totals[worst] - fair[worst]
        reasons = (
            (f"{worst} receives {case.text(abs(gap))} {'more' if gap > 0 else 'less'} than its {title}",)
            if gap
            else ()
        )
        yield Finding(
            "F404",
            "distance",
            Severity.NOTE,
            f"{case.text(moved)} {case.money} would change hands to reach the {title}",
            case.agreement.key_place("clauses"),
            reasons=(*reasons, *_by_law(case)),
        )


def _by_law(case: Case) -> Iterator[str]:
    """The solutions also divide what levels above keep by law, which no clause can."""
    for party, worth in case.by_law.items():
        yield (
            f"it also divides {case.text(worth)} that {party} keeps by law as its part of taxes, "
            "though only a refund could"
        )


def _solutions(case: Case) -> Iterator[tuple[str, Mapping[str, Fraction]]]:
    try:
        nucleolus = case.nucleolus
    except UndefinedSolution:
        # No split leaves everybody at least as well off as alone; S301 and S303 say so with numbers.
        yield "Shapley value", case.shapley
        return
    if nucleolus == case.shapley:
        yield "Shapley value, which is also the nucleolus", nucleolus
    else:
        yield "Shapley value", case.shapley
        yield "nucleolus", nucleolus
