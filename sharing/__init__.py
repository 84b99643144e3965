"""What follows from an agreement, for programs that embed the engine: pure functions, frozen results.

    from contracts import load, load_readings
    from sharing import judge, judge_readings, settle, split

    verdict = judge(load("agreement.yaml"))      who gets what, who would leave, every finding
    case, divided = split(load("agreement.yaml"))  what the Shapley value, the nucleolus and others would give
    statement = settle(agreement, actuals, 2027)   what was collected in a year, and who pays whom
    judged = judge_readings(load_readings("agreement.yaml"))   every reading of the file, and what words cost
    found = risk(load("agreement.yaml"))     many futures: who gains, who would leave, what it depends on

Bare games are in `sharing.games`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharing.case import Case
    from sharing.division import Division, split
    from sharing.errors import SharingError, SolverFailure, TooManyPlayers, UndefinedSolution
    from sharing.negotiate.readings import JudgedReadings, judge_readings
    from sharing.negotiate.risk import Risk, risk
    from sharing.settlement.settle import settle
    from sharing.verdict import Standing, Verdict, judge

__all__ = [
    "Case",
    "Division",
    "JudgedReadings",
    "Risk",
    "SharingError",
    "SolverFailure",
    "Standing",
    "TooManyPlayers",
    "UndefinedSolution",
    "Verdict",
    "judge",
    "judge_readings",
    "risk",
    "settle",
    "split",
]

_HOMES = {
    "Case": "sharing.case",
    "Division": "sharing.division",
    "JudgedReadings": "sharing.negotiate.readings",
    "Risk": "sharing.negotiate.risk",
    "SharingError": "sharing.errors",
    "SolverFailure": "sharing.errors",
    "Standing": "sharing.verdict",
    "TooManyPlayers": "sharing.errors",
    "UndefinedSolution": "sharing.errors",
    "Verdict": "sharing.verdict",
    "judge": "sharing.verdict",
    "judge_readings": "sharing.negotiate.readings",
    "risk": "sharing.negotiate.risk",
    "settle": "sharing.settlement.settle",
    "split": "sharing.division",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'sharing' has no attribute {name!r}")
