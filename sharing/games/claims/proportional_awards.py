"""Every yuan of claim is paid at the same rate."""

from fractions import Fraction

from sharing.games.allocation import Allocation
from sharing.games.claims.problem import Claims


def proportional_awards(claims: Claims) -> Allocation:
    """The same part of every claim.

        x_i = c_i E / sum of c_j;   nothing when nobody claims anything

    >>> proportional_awards(Claims(200, {"a": 100, "b": 200, "c": 300})).amounts
    (Fraction(100, 3), Fraction(200, 3), Fraction(100, 1))
    """
    rate = claims.estate / claims.total if claims.total else Fraction(0)
    return claims.awards("proportional_awards", (rate * claim for claim in claims.amounts))
