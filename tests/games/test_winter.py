"""The levels value, and the Owen value with it, against the orders that keep every group together."""

from fractions import Fraction
from itertools import pairwise, permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.games import Game, owen, shapley, winter
from tests.laws.games import exact_values, games
from tests.laws.options import levels, partitions

Levels = list[list[list[str]]]


def keeps_together(arriving: tuple[str, ...], told: Levels) -> bool:
    """Whether nobody arrives between two members of a group."""
    for groups in told:
        group_of = {name: k for k, group in enumerate(groups) for name in group}
        seen = [group_of[name] for name in arriving]
        if 1 + sum(a != b for a, b in pairwise(seen)) > len(set(seen)):
            return False
    return True


def over_such_orders(game: Game, told: Levels) -> dict[str, Fraction]:
    values = exact_values(game)
    total = dict.fromkeys(game.players, Fraction(0))
    orders = [arriving for arriving in permutations(game.players) if keeps_together(arriving, told)]
    for arriving in orders:
        for k, name in enumerate(arriving):
            before, after = game.coalition(*arriving[:k]), game.coalition(*arriving[: k + 1])
            total[name] += (values[after] - values[before]) / len(orders)
    return total


@settings(max_examples=30, deadline=None)
@given(game=games(), data=st.data())
def test_the_definition(game: Game, data: st.DataObject) -> None:
    told = data.draw(levels(game.players))

    assert winter(game, levels=told).by_player() == over_such_orders(game, told)


@settings(max_examples=30, deadline=None)
@given(game=games(), data=st.data())
def test_the_owen_value_is_the_value_of_one_level(game: Game, data: st.DataObject) -> None:
    unions = data.draw(partitions(game.players))

    assert owen(game, unions=unions).by_player() == over_such_orders(game, [unions])


def test_a_larger_table_with_unions_of_unequal_size() -> None:
    values = np.random.default_rng(7).integers(-9, 99, 2**9)
    values[0] = 0
    game = Game("abcdefghi", values)
    cuts: Levels = [[[*"abcde"], [*"fgh"], ["i"]], [[*"ab"], [*"cde"], ["f"], [*"gh"], ["i"]]]
    found = winter(game, levels=cuts)
    blocs = ("abcde", "fgh", "i")
    quotient = Game(
        blocs,
        [
            int(values[game.coalition(*"".join(b for k, b in enumerate(blocs) if S >> k & 1))])
            for S in range(8)
        ],
    )

    assert found.total == game.worth(game.grand)
    assert sum(found[name] for name in "abcde") == shapley(quotient)["abcde"]
    assert (
        owen(game, unions=[]).amounts == owen(game, unions=[[*"abcdefghi"]]).amounts == shapley(game).amounts
    )


def test_values_whose_weighted_sums_leave_63_bits() -> None:
    game = Game("abcd", [0, *[2**60 - 7 * k for k in range(15)]])

    assert owen(game, unions=[["a", "c"]]).by_player() == over_such_orders(game, [[["a", "c"], ["b"], ["d"]]])
