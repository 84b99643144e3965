"""Why no timing keeps everybody in: demands that ask for more than any timing can give, checked exactly."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sharing.games.balancedness import EmptyCore, core_status
from sharing.games.coalitions import members
from sharing.games.timing import Demand, Timing, TooMuchAsked, common_period, total_of
from sharing.games.timing_programme import TimingProgramme

LARGEST_DENOMINATOR = 5_000
"""Multipliers of the solver are read as fractions with small denominators; they come from 0-1 matrices."""


def too_little_left(timing: Timing, periods: Iterable[int]) -> TooMuchAsked | None:
    """The first of some periods in which coalitions secure more apart than is left for all, if there is one.

    Timing moves money between periods but cannot change what is left for all together, so an empty core of
    any later period rules every timing out.
    """
    for k in periods:
        game = timing.games[k].to_table()
        status = core_status(game)
        if isinstance(status, EmptyCore):
            demands = tuple(Demand(k, S, weight, Fraction(game.worth(S))) for S, weight in status.weights)
            left = Fraction(game.worth(game.grand))
            return TooMuchAsked(demands, left + status.shortfall, left, k)
    return None


def too_much_asked(programme: TimingProgramme, multipliers: NDArray[np.float64]) -> TooMuchAsked | None:
    """The contradiction that the multipliers of the solver point to, if it is one.

    With weights w of demands, c_i(u) = sum of w over the demands of i's coalitions up to period u. For any
    numbers a_i and b_u with a_i + b_u >= c_i(u), changes add up to at most

        sum over u and i of  (a_i + b_u - c_i(u)) room_i(u)

    for the demands, as every player's and every period's changes add up to nothing. So the numbers of the
    solver may be off: the bound that they give is computed exactly, and is a bound in any case.
    """
    weights, players = _rounded(programme, multipliers)
    if not weights:
        return None
    most_more = _most(programme.timing, weights, players)
    return None if most_more is None else _contradiction(programme.timing, weights, most_more)


def _rounded(
    programme: TimingProgramme, multipliers: NDArray[np.float64]
) -> tuple[dict[tuple[int, int], Fraction], list[Fraction]]:
    """The weights of the demands and of the players, as fractions; the largest weight of a demand is 1."""
    n, balances = programme.timing.n, len(programme.balances)
    demands = multipliers[balances:]
    largest = max(demands.tolist(), default=0.0)
    if largest <= 0:
        return {}, []
    read = [
        Fraction(number / largest).limit_denominator(LARGEST_DENOMINATOR) for number in multipliers.tolist()
    ]
    pairs = zip(programme.demands, read[balances:], strict=False)  # later demands have no multiplier yet
    return {demand: w for demand, w in pairs if w > 0}, [read[2 * i] - read[2 * i + 1] for i in range(n)]


def _most(
    timing: Timing, weights: Mapping[tuple[int, int], Fraction], players: Sequence[Fraction]
) -> Fraction | None:
    """The bound above, worth in the first period; None if there is none."""
    earned = [Fraction(0)] * timing.n
    total = Fraction(0)
    for u in timing.periods:
        for (k, coalition), weight in weights.items():
            if k == u:
                for i in members(coalition):
                    earned[i] += weight
        period = max(c - a for c, a in zip(earned, players, strict=True))
        for i, (c, a) in enumerate(zip(earned, players, strict=True)):
            spare, room = a + period - c, timing.room(u, i)
            if spare and room is None:
                return None
            if spare and room is not None:
                total += spare * room * timing.worth[u]
    return total


def _contradiction(
    timing: Timing, weights: Mapping[tuple[int, int], Fraction], most_more: Fraction
) -> TooMuchAsked | None:
    demands = tuple(Demand(k, S, weight, timing.secures(k, S)) for (k, S), weight in sorted(weights.items()))
    asked = sum((d.weight * d.secures * timing.worth[d.period] for d in demands), Fraction(0))
    today = sum(
        (d.weight * total_of(timing.left[d.period], d.coalition) * timing.worth[d.period] for d in demands),
        Fraction(0),
    )
    most, period = today + most_more, common_period(demands)
    if asked <= most:
        return None
    return TooMuchAsked(demands, asked / timing.worth[period], most / timing.worth[period], period)
