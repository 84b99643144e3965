"""Who comes first is served first, averaged over all orders."""

from sharing.games.allocation import Allocation
from sharing.games.claims.problem import Claims
from sharing.games.concepts.shapley import shapley


def random_arrival(claims: Claims) -> Allocation:
    """The average, over all orders of arrival, of being paid in full while the pool lasts.

        x_i = average of  min(c_i, what those before i have left)

    It is the Shapley value of the game of the claims.

    Raises:
        TooManyPlayers: More than 28 claims; `talmud` and the other rules work for any number.

    Source:
        O'Neill (1982) [ONeill1982].

    >>> random_arrival(Claims(200, {"a": 100, "b": 200, "c": 300})).amounts
    (Fraction(100, 3), Fraction(250, 3), Fraction(250, 3))
    """
    value = shapley(claims.to_game())
    return Allocation("random_arrival", value.players, value.amounts)
