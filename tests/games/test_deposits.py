"""The smallest deposits, against all vertices of the programme."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sharing.games.deposits import smallest_deposits
from sharing.games.sparse_system import Equation, solved_exactly

PLAYERS = 3
gains = st.dictionaries(st.integers(1, 2**PLAYERS - 2), st.fractions(-5, 20, max_denominator=4), max_size=6)


def corners(asked: dict[int, Fraction]) -> list[tuple[Fraction, ...]]:
    """Every point at which three of the limits meet and none is broken."""
    limits = [({i: Fraction(1)}, Fraction(0)) for i in range(PLAYERS)]
    limits += [({i: Fraction(1) for i in range(PLAYERS) if S >> i & 1}, gain) for S, gain in asked.items()]
    found = []
    for chosen in combinations(limits, PLAYERS):
        point = solved_exactly([Equation(dict(row), right) for row, right in chosen], range(PLAYERS))
        if point and all(sum(point[i] for i in row) >= right for row, right in limits):
            found.append(tuple(point.values()))
    return found


@given(asked=gains)
def test_no_corner_of_the_deposits_that_hold_has_a_smaller_sum(asked: dict[int, Fraction]) -> None:
    assert min(map(sum, corners(asked))) == sum(smallest_deposits(PLAYERS, asked))


def test_nobody_pays_a_deposit_where_nobody_gains() -> None:
    assert (0, 0) == smallest_deposits(2, {0b01: Fraction(-3), 0b10: Fraction(0)})
