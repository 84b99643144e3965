"""The rule of the Talmud: equal awards up to half of each claim, then equal losses down to half."""

from sharing.games.allocation import Allocation
from sharing.games.claims.constrained_equal_awards import equal_up_to
from sharing.games.claims.problem import Claims


def talmud(claims: Claims) -> Allocation:
    """Between any two claimants, the contested part is halved.

        up to half of all claims    x_i = min(c_i / 2, a)
        beyond that                 x_i = c_i - min(c_i / 2, b)      with a or b such that x(N) = E

    It is the nucleolus of the game of the claims, without any table.

    Source:
        Aumann and Maschler (1985) [AumannMaschler1985].

    >>> talmud(Claims(200, {"a": 100, "b": 200, "c": 300})).amounts
    (Fraction(50, 1), Fraction(75, 1), Fraction(75, 1))
    """
    halves = [claim / 2 for claim in claims.amounts]
    if claims.estate <= claims.shortfall:
        return claims.awards("talmud", equal_up_to(halves, claims.estate))
    losses = equal_up_to(halves, claims.shortfall)
    return claims.awards("talmud", (c - loss for c, loss in zip(claims.amounts, losses, strict=True)))
