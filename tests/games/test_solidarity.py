"""The solidarity value against its definition, over all orders of arrival."""

from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings

from sharing.games import Game, solidarity
from tests.laws.games import exact_values, games


@settings(max_examples=30, deadline=None)
@given(game=games())
def test_the_definition(game: Game) -> None:
    v, orders = exact_values(game), list(permutations(range(game.n)))
    total = [Fraction(0)] * game.n
    for order in orders:
        present = 0
        for i in order:
            present |= 1 << i
            inside = [k for k in range(game.n) if present >> k & 1]
            average = sum(v[present] - v[present ^ 1 << k] for k in inside) / Fraction(len(inside))
            total[i] += average / len(orders)

    assert list(solidarity(game).amounts) == total
