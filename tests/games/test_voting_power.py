"""Power in weighted votes against the table of the game, and at sizes where there is none."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sharing.errors import TooManyPlayers
from sharing.games import (
    WeightedVoting,
    banzhaf,
    banzhaf_index,
    banzhaf_power,
    normalised_banzhaf,
    shapley,
    shapley_shubik,
)


@st.composite
def votes(draw: st.DrawFn) -> WeightedVoting:
    """Up to eight players; zeros, equal weights and fractions among them."""
    kind = st.one_of(st.integers(0, 3), st.integers(0, 40), st.fractions(0, 3, max_denominator=3))
    weights = draw(st.lists(kind, min_size=1, max_size=8))
    assume(sum(weights) > 0)
    quota = sum(weights) * draw(st.fractions(Fraction(1, 20), 1, max_denominator=20))
    return WeightedVoting(quota, {f"p{i}": weight for i, weight in enumerate(weights)})


@settings(max_examples=60, deadline=None)
@given(vote=votes())
def test_counting_agrees_with_the_table(vote: WeightedVoting) -> None:
    game = vote.to_game()

    assert shapley_shubik(vote).amounts == shapley(game).amounts
    assert banzhaf_power(vote).amounts == banzhaf(game).amounts
    assert banzhaf_index(vote).amounts == normalised_banzhaf(game).amounts
    assert all(vote.decides(set(game.members(S))) == bool(game.worth(S)) for S in range(game.grand + 1))


def test_two_hundred_players_with_the_same_power_for_the_same_weight() -> None:
    weights = {f"p{i}": 1 + i % 5 for i in range(200)}
    vote = WeightedVoting(301, weights)
    power, index = shapley_shubik(vote), banzhaf_index(vote)

    assert power.total == index.total == 1
    for split in (power, index):
        by_weight = [split["p0"], split["p1"], split["p2"], split["p3"], split["p4"]]
        assert by_weight == sorted(set(by_weight))
        assert all(split[name] == by_weight[weight - 1] for name, weight in weights.items())


def test_one_share_one_vote_among_a_hundred_and_one() -> None:
    vote = WeightedVoting(51, {f"p{i}": 1 for i in range(101)})

    assert set(shapley_shubik(vote).amounts) == {Fraction(1, 101)}


@pytest.mark.parametrize(
    ("quota", "weights", "message"),
    [
        (0, {"a": 1}, "the quota is 0; it has to be above 0 and at most 1"),
        (3, {"a": 1, "b": 1}, "the quota is 3; .* at most 2"),
        (1, {"a": -1, "b": 3}, "the weight of a is -1; weights are not negative"),
    ],
)
def test_what_is_no_vote(quota: int, weights: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        WeightedVoting(quota, weights)


def test_too_many_digits_are_refused_with_a_way_out() -> None:
    vote = WeightedVoting(10**12, {f"p{i}": 10**10 + i for i in range(200)})

    with pytest.raises(TooManyPlayers, match="round the weights"):
        shapley_shubik(vote)
    with pytest.raises(TooManyPlayers):
        vote.to_game()
