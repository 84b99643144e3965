"""Other times for the same money, or why there are none: what the solver proposes, proven exactly."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sharing.errors import SolverFailure
from sharing.games.coalitions import members
from sharing.games.linear_programme import Solved
from sharing.games.rules import RuleGame
from sharing.games.screening import could_gain, exact_excesses_of
from sharing.games.sparse_system import Equation, solved_exactly
from sharing.games.timing import Retimed, Timing, TooMuchAsked, Unproven, still_to_come
from sharing.games.timing_programme import TOLERANCE, TimingProgramme
from sharing.games.timing_proof import too_little_left, too_much_asked

Cell = tuple[int, int]
"""Period and player."""


def retimed(timing: Timing) -> Retimed | TooMuchAsked | Unproven:
    """The change of times that moves least money, after which nobody gains by leaving in any later period.

        x'_i(k) with the same sum over i in every period k, the same worth over k for every player i,
        x'_i(k) >= least_i(k),   R'_S(k) >= v_k(S)  for every coalition S and period k after the first

    The receipts are exact: the solver says which of the conditions are tight, and these are solved as
    equations. If there are none, demands that contradict each other.

    Args:
        timing: The receipts of today and what coalitions secure by leaving.

    Returns:
        `Unproven` where neither can be proven, also because the solver gives up.

    Source:
        Petrosjan (1977) [Petrosjan1977].

    >>> from sharing.games import Rule, RuleGame
    >>> start = RuleGame("ab", [Rule("ab", amount=200)])
    >>> later = RuleGame("ab", [Rule("b", "a", amount=70), Rule("ab", amount=100)])
    >>> halves = ((Fraction(50), Fraction(50)), (Fraction(50), Fraction(50)))
    >>> zeros = ((Fraction(0), Fraction(0)), (Fraction(0), Fraction(0)))
    >>> retimed(Timing((start, later), halves, zeros, Fraction(1))).receipts[0]
    (Fraction(70, 1), Fraction(30, 1))
    """
    programme = TimingProgramme(timing)
    try:
        lacking = programme.least_lack()
        found = _exact(programme, programme.fewest_changes().values) if lacks_nothing(lacking) else None
    except SolverFailure:
        return too_little_left(timing, timing.periods[1:]) or Unproven()
    return found or _refuted(programme, lacking) or Unproven()


def _refuted(programme: TimingProgramme, lacking: Solved) -> TooMuchAsked | None:
    """A contradiction: within one period that the solver points to, over several, or in any other period."""
    timing, pointed = programme.timing, programme.periods_of(lacking.multipliers)
    return (
        too_little_left(timing, pointed)
        or too_much_asked(programme, lacking.multipliers)
        or too_little_left(timing, [k for k in timing.periods[1:] if k not in pointed])
    )


def lacks_nothing(solved: Solved) -> bool:
    """Whether the solver claims that every demand can be met."""
    return bool(solved.values[-1] <= TOLERANCE)


def _exact(programme: TimingProgramme, values: NDArray[np.float64]) -> Retimed | None:
    """The receipts in which exactly those conditions are tight that are tight in floats, if they hold."""
    timing, changes = programme.timing, programme.changes(values)
    fixed = dict(_fixed(programme, changes))
    free = [cell for cell in np.ndindex(*programme.shape) if cell not in fixed]
    equations = [*_balanced(timing, fixed), *_tight(programme, changes, fixed)]
    found = solved_exactly(equations, free)
    if found is None:
        return None
    return _checked(timing, fixed | found)


def _fixed(programme: TimingProgramme, changes: NDArray[np.float64]) -> Iterator[tuple[Cell, Fraction]]:
    """Receipts that stay, and those that fall to their least: their changes, worth in the first period."""
    timing = programme.timing
    for k, i in np.ndindex(*programme.shape):
        room = timing.room(k, i)
        if abs(changes[k, i]) < TOLERANCE:
            yield (k, i), Fraction(0)
        elif room is not None and abs(changes[k, i] + programme.rooms[k, i]) < TOLERANCE:
            yield (k, i), -room * timing.worth[k]


def _balanced(timing: Timing, fixed: dict[Cell, Fraction]) -> Iterator[Equation[Cell]]:
    for i in range(timing.n):
        yield _sum_of([(k, i) for k in timing.periods], fixed, Fraction(0))
    for k in timing.periods:
        yield _sum_of([(k, i) for i in range(timing.n)], fixed, Fraction(0))


def _tight(
    programme: TimingProgramme, changes: NDArray[np.float64], fixed: dict[Cell, Fraction]
) -> Iterator[Equation[Cell]]:
    """The demands that are just met."""
    timing, left = programme.timing, changes[::-1].cumsum(axis=0)[::-1]
    for k, coalition in programme.demands:
        inside = members(coalition)
        if abs(programme.lacking[k][coalition] - left[k, list(inside)].sum()) < TOLERANCE:
            cells = [(u, i) for u in timing.periods[k:] for i in inside]
            yield _sum_of(cells, fixed, timing.lacks(k, coalition) * timing.worth[k])


def _sum_of(cells: list[Cell], fixed: dict[Cell, Fraction], right: Fraction) -> Equation[Cell]:
    known = sum((fixed[cell] for cell in cells if cell in fixed), Fraction(0))
    return Equation({cell: Fraction(1) for cell in cells if cell not in fixed}, right - known)


def _checked(timing: Timing, changes: dict[Cell, Fraction]) -> Retimed | None:
    """The receipts after these changes, if they keep to every condition."""
    receipts = tuple(
        tuple(x + changes[k, i] / timing.worth[k] for i, x in enumerate(row))
        for k, row in enumerate(timing.receipts)
    )
    moved = sum((change for change in changes.values() if change > 0), Fraction(0))
    return Retimed(receipts, moved) if holds(timing, receipts) else None


def holds(timing: Timing, receipts: tuple[tuple[Fraction, ...], ...]) -> bool:
    """Whether receipts keep every total, every sum and every least, and nobody gains by leaving later."""
    after = still_to_come(receipts, timing.factor)
    same_sums = [sum(row) for row in receipts] == [sum(row) for row in timing.receipts]
    enough = timing.least is None or all(
        x >= least
        for row, limits in zip(receipts, timing.least, strict=True)
        for x, least in zip(row, limits, strict=True)
    )
    stable = all(_nobody_gains(timing.games[k], after[k]) for k in timing.periods[1:])
    return timing.left[0] == after[0] and same_sums and enough and stable


def _nobody_gains(game: RuleGame, amounts: tuple[Fraction, ...]) -> bool:
    """Whether no coalition, short of all players, secures more than it has to come; exact."""
    near = [S for S in could_gain(game, amounts).tolist() if 2**game.n - 1 != S]
    return all(gain <= 0 for gain in exact_excesses_of(game, amounts, near))
