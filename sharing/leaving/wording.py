"""Groups and impossibilities in words that a finance official reads without a glossary."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from sharing.case import Case

if TYPE_CHECKING:  # else every check would load a solver
    from sharing.leaving.retiming import Asking, NoTiming

LISTED = 3
"""Groups with more members than this are told by who is missing, where that is shorter."""


def who(case: Case, members: Sequence[str]) -> str:
    """A group: `home and host`, `all but zone`."""
    missing = [party for party in case.parties if party not in members]
    if len(members) > LISTED and len(missing) < len(members):
        return f"all but {listed(missing)}"
    return listed(members)


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last


def why_no_timing(case: Case, found: NoTiming) -> str:
    """The demands that no timing satisfies together, with their numbers."""
    if found.of_all:
        return _apart(case, found)
    asked, most = case.text(found.asked), case.text(found.most)
    if len(found.demands) == 1 and found.demands[0].times == 1:
        demand = found.demands[0]
        return (
            f"{who(case, demand.members)} would need {asked} from {demand.year} on, and the same money "
            f"at any times leaves at most {most}{_by_little(asked, most)} (values of {found.year})"
        )
    needed = listed([_needed(case, demand, found.year) for demand in found.demands])
    return (
        f"{needed} would be needed, {asked} in all, and the same money at any times gives them at most "
        f"{most}{_by_little(asked, most)} (values of {found.year})"
    )


def _apart(case: Case, found: NoTiming) -> str:
    """Groups secure more apart than is left for all."""
    asked, left = case.text(found.asked), case.text(found.most)
    verbs = ("could secure ", *("" for _ in found.demands[1:]))
    could = [
        f"{who(case, demand.members)} {verb}{_counted(case, demand.times, demand.secures)}"
        for verb, demand in zip(verbs, found.demands, strict=True)
    ]
    return (
        f"in {found.year} {listed(could)} apart: {asked} in all, more than the {left} that is left"
        f"{_by_little(asked, left)}"
    )


def _needed(case: Case, demand: Asking, year: int) -> str:
    worth = demand.secures / (1 + case.agreement.discount) ** (demand.year - year)
    return f"{_counted(case, demand.times, worth)} for {who(case, demand.members)} from {demand.year} on"


def _counted(case: Case, times: Fraction, amount: Fraction) -> str:
    return case.text(amount) if times == 1 else f"{times} times {case.text(amount)}"


def _by_little(asked: str, most: str) -> str:
    return " (less by a fraction of 0.01)" if asked == most else ""
