"""Everybody gets the same, but nobody more than his claim."""

from collections.abc import Sequence
from fractions import Fraction

from sharing.games.allocation import Allocation
from sharing.games.claims.problem import Claims


def constrained_equal_awards(claims: Claims) -> Allocation:
    """Equal awards up to the claim (CEA): small claims are paid in full first.

        x_i = min(c_i, a)    with a such that x(N) = E

    Source:
        Maimonides; as a rule of taxation Young (1988) [Young1988], as the egalitarian split of the game of
        the claims Dutta and Ray (1989) [DuttaRay1989].

    >>> constrained_equal_awards(Claims(300, {"a": 50, "b": 200, "c": 300})).amounts
    (Fraction(50, 1), Fraction(125, 1), Fraction(125, 1))
    """
    amounts = equal_up_to(claims.amounts, claims.estate)
    return claims.awards("constrained_equal_awards", amounts)


def equal_up_to(limits: Sequence[Fraction], pot: Fraction) -> tuple[Fraction, ...]:
    """The pot in equal parts, none above its limit; the limits add up to at least the pot.

    >>> equal_up_to([Fraction(1), Fraction(5)], Fraction(4))
    (Fraction(1, 1), Fraction(3, 1))
    """
    level, left = Fraction(0), pot
    for served, limit in enumerate(sorted(limits)):
        waiting = len(limits) - served
        level = min(limit, left / waiting)
        left -= level
        if level < limit:
            break
    return tuple(min(limit, level) for limit in limits)
