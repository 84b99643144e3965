"""The smallest deposits that keep everybody in: what a leaver has to forfeit so that leaving does not pay."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from sharing.games.certificates import require
from sharing.games.coalitions import entries, members
from sharing.games.exact_simplex import Column, Prices, maximise


def smallest_deposits(n: int, gains: Mapping[int, Fraction]) -> tuple[Fraction, ...]:
    """Deposits with the smallest sum that no coalition gains by forfeiting.

        min D(N)   over   D >= 0,   D(S) >= gain(S)  for every coalition S that gains

    Exact, and proven: weights of coalitions that use nobody more than once are worth the same sum. Several
    answers may have the smallest sum; the same gains give the same answer.

    Args:
        n: Number of players.
        gains: Bitmask -> what the coalition gains by leaving; gains below zero ask for nothing.

    Returns:
        One deposit for each player, in the unit of the gains.

    Raises:
        SolverFailure: The proof did not verify.

    >>> smallest_deposits(3, {0b001: Fraction(10), 0b011: Fraction(25), 0b100: Fraction(-4)})
    (Fraction(10, 1), Fraction(15, 1), Fraction(0, 1))
    """
    asking = telling(gains)
    columns = [Column(entries(S, n), gain, S) for S, gain in sorted(asking.items())]
    nothing = [Column(entries(1 << i, n), 0, 0) for i in range(n)]

    def violated(prices: Prices) -> Sequence[Column]:
        return [column for column in (*columns, *nothing) if prices.gain(column) > 0]

    best = maximise(nothing, [1] * n, violated)
    deposits = best.prices.fractions()
    weighted = [(c, Fraction(w, best.determinant)) for c, w in zip(best.columns, best.weights, strict=True)]
    _prove(deposits, gains, ((c.coalition, weight) for c, weight in weighted if c.coalition))
    return deposits


def telling(gains: Mapping[int, Fraction]) -> dict[int, Fraction]:
    """The coalitions that gain, without those of which a part gains as much: its deposits suffice.

    >>> telling({0b01: Fraction(5), 0b11: Fraction(5), 0b10: Fraction(0)})
    {1: Fraction(5, 1)}
    """
    found: dict[int, Fraction] = {}
    for coalition in sorted(gains, key=int.bit_count):
        gain = gains[coalition]
        if gain > 0 and not any(part & coalition == part and found[part] >= gain for part in found):
            found[coalition] = gain
    return found


def _prove(
    deposits: Sequence[Fraction], gains: Mapping[int, Fraction], weights: Iterable[tuple[int, Fraction]]
) -> None:
    used, worth = [Fraction(0)] * len(deposits), Fraction(0)
    for S, weight in weights:
        require(weight >= 0, "a coalition has a negative weight")
        worth += weight * gains[S]
        for i in members(S):
            used[i] += weight
    require(all(deposit >= 0 for deposit in deposits), "a deposit is negative")
    for S, gain in gains.items():
        require(sum(deposits[i] for i in members(S)) >= gain, "a coalition gains more than it forfeits")
    require(all(times <= 1 for times in used), "a player is used more than once")
    require(worth == sum(deposits), "smaller deposits may do")
