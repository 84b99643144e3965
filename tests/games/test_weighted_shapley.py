"""The weighted Shapley value against its other definition: random orders, drawn from the last place on."""

from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.games import Game, shapley, weighted_shapley
from tests.laws.games import NAMES, exact_values, games
from tests.laws.options import partitions, weights

Weights = dict[str, Fraction]


def over_random_orders(game: Game, weight: Weights, order: list[list[str]]) -> dict[str, Fraction]:
    """Kalai and Samet: in each class the last to arrive is drawn by weight, then the last but one, ..."""
    values = exact_values(game)
    total = dict.fromkeys(game.players, Fraction(0))
    place = {name: k for k, group in enumerate(order) for name in group}
    for arriving in permutations(game.players):
        if sorted(arriving, key=place.__getitem__) != list(arriving):
            continue
        chance = Fraction(1)
        for k, name in enumerate(arriving):
            rivals = [other for other in arriving[: k + 1] if place[other] == place[name]]
            chance *= weight[name] / sum(weight[other] for other in rivals)
        for k, name in enumerate(arriving):
            before, after = game.coalition(*arriving[:k]), game.coalition(*arriving[: k + 1])
            total[name] += chance * (values[after] - values[before])
    return total


@settings(max_examples=30, deadline=None)
@given(game=games(), data=st.data())
def test_the_definition(game: Game, data: st.DataObject) -> None:
    weight = data.draw(weights(game.players))
    order = data.draw(partitions(game.players))
    found = weighted_shapley(game, weights=weight, order=order)

    assert found.by_player() == over_random_orders(game, weight, order)


@settings(max_examples=30, deadline=None)
@given(game=games())
def test_equal_weights_give_the_shapley_value(game: Game) -> None:
    equal = dict.fromkeys(game.players, Fraction(3, 7))

    assert weighted_shapley(game, weights=equal).amounts == shapley(game).amounts


def test_sums_beyond_63_bits_and_players_who_are_not_named_come_first() -> None:
    game = Game("abc", [0, *[2**61 - k for k in range(7)]])
    weight = {"a": Fraction(1), "b": Fraction(2), "c": Fraction(5)}

    assert weighted_shapley(game, weights=weight).by_player() == over_random_orders(game, weight, [[*"abc"]])
    assert weighted_shapley(game, weights=weight, order=[["b"]]).by_player() == over_random_orders(
        game, weight, [["a", "c"], ["b"]]
    )


def test_a_game_of_floats_gets_floats() -> None:
    found = weighted_shapley(Game(NAMES[:2], [0, 0.1, 0.2, 0.9]), weights={"home": 2, "host": 1})

    assert [round(float(x), 12) for x in found.amounts] == [0.5, 0.4]
    assert not found.is_exact
