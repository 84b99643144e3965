"""What follows from an agreement, for programs that embed the engine: pure functions, frozen results.

    from contracts import load, load_readings
    from sharing import compare, explain, judge, judge_readings, settle, split

    verdict = judge(load("agreement.yaml"))      who gets what, who would leave, every finding
    case, divided = split(load("agreement.yaml"))  what the Shapley value, the nucleolus and others would give
    statement = settle(agreement, actuals, 2027)   what was collected in a year, and who pays whom
    found = explain(load("agreement.yaml"), "home")  why: stream by stream, clause by clause
    found = compare(load("old.yaml"), load("new.yaml"))  the money that each difference moves
    judged = judge_readings(load_readings("agreement.yaml"))   every reading of the file, and what words cost
    found = risk(load("agreement.yaml"))     many futures: who gains, who would leave, what it depends on
    found = counter(load("agreement.yaml"), Wish())            the nearest formula under which nobody leaves
    ranges = zopa(Ground(load("agreement.yaml")))              how far each number can move
    leaving = walk_away(load("agreement.yaml"))   who gains by leaving in which year, and what stops it
    found = stabilise(load("agreement.yaml"))     the least outside money that keeps everybody in
    gap = gap_report(load("agreement.yaml"))      how far apart the regions are
    score = score_report(load("agreement.yaml"))  what the officials of each side make of it
    points = sweep(load("agreement.yaml"), ["clauses[0].shares.home=40%:60%:1%"])   a grid, point by point

Bare games are in `sharing.games`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharing.case import Case
    from sharing.division import Division, split
    from sharing.errors import SharingError, SolverFailure, TooManyPlayers, UndefinedSolution
    from sharing.negotiate.compare import compare
    from sharing.negotiate.counter import Wish, counter
    from sharing.negotiate.explain import explain
    from sharing.negotiate.gap import gap_report
    from sharing.negotiate.pieces import Ground
    from sharing.negotiate.readings import JudgedReadings, judge_readings
    from sharing.negotiate.risk import Risk, risk
    from sharing.negotiate.score import score_report
    from sharing.negotiate.stabilise import stabilise
    from sharing.negotiate.sweep import sweep
    from sharing.negotiate.walkaway import WalkAway, walk_away
    from sharing.negotiate.zopa import zopa
    from sharing.settlement.settle import settle
    from sharing.verdict import Standing, Verdict, judge

__all__ = [
    "Case",
    "Division",
    "Ground",
    "JudgedReadings",
    "Risk",
    "SharingError",
    "SolverFailure",
    "Standing",
    "TooManyPlayers",
    "UndefinedSolution",
    "Verdict",
    "WalkAway",
    "Wish",
    "compare",
    "counter",
    "explain",
    "gap_report",
    "judge",
    "judge_readings",
    "risk",
    "score_report",
    "settle",
    "split",
    "stabilise",
    "sweep",
    "walk_away",
    "zopa",
]

_HOMES = {
    "Case": "sharing.case",
    "Division": "sharing.division",
    "Ground": "sharing.negotiate.pieces",
    "JudgedReadings": "sharing.negotiate.readings",
    "Risk": "sharing.negotiate.risk",
    "SharingError": "sharing.errors",
    "SolverFailure": "sharing.errors",
    "Standing": "sharing.verdict",
    "TooManyPlayers": "sharing.errors",
    "UndefinedSolution": "sharing.errors",
    "Verdict": "sharing.verdict",
    "compare": "sharing.negotiate.compare",
    "explain": "sharing.negotiate.explain",
    "gap_report": "sharing.negotiate.gap",
    "WalkAway": "sharing.negotiate.walkaway",
    "Wish": "sharing.negotiate.counter",
    "counter": "sharing.negotiate.counter",
    "judge": "sharing.verdict",
    "judge_readings": "sharing.negotiate.readings",
    "risk": "sharing.negotiate.risk",
    "score_report": "sharing.negotiate.score",
    "settle": "sharing.settlement.settle",
    "split": "sharing.division",
    "stabilise": "sharing.negotiate.stabilise",
    "sweep": "sharing.negotiate.sweep",
    "walk_away": "sharing.negotiate.walkaway",
    "zopa": "sharing.negotiate.zopa",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'sharing' has no attribute {name!r}")
