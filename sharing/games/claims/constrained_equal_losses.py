"""Everybody loses the same, but nobody more than his claim."""

from sharing.games.allocation import Allocation
from sharing.games.claims.constrained_equal_awards import equal_up_to
from sharing.games.claims.problem import Claims


def constrained_equal_losses(claims: Claims) -> Allocation:
    """Equal losses down to zero (CEL): large claims are served first.

        x_i = max(0, c_i - b)    with b such that x(N) = E

    The dual of `constrained_equal_awards`: what is missing is divided as that rule divides what there is.

    Source:
        Maimonides; Aumann and Maschler (1985) [AumannMaschler1985].

    >>> constrained_equal_losses(Claims(300, {"a": 50, "b": 200, "c": 300})).amounts
    (Fraction(0, 1), Fraction(100, 1), Fraction(200, 1))
    """
    losses = equal_up_to(claims.amounts, claims.shortfall)
    amounts = (claim - loss for claim, loss in zip(claims.amounts, losses, strict=True))
    return claims.awards("constrained_equal_losses", amounts)
