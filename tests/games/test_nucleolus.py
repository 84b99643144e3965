"""The nucleolus and the prenucleolus: against a peer and in degenerate games; more in test_awkward_games."""

import random
from fractions import Fraction

import coopgame
import numpy as np
import pytest

from sharing.errors import UndefinedSolution
from sharing.games import Game, nucleolus, prenucleolus


def essential(values: list[int]) -> list[int]:
    """The same values with v(N) raised, if need be, so that an imputation exists."""
    n = len(values).bit_length() - 1
    return [*values[:-1], max(values[-1], sum(values[1 << i] for i in range(n)))]


def random_values(seed: int, n: int) -> list[int]:
    """Values of one of several awkward kinds: many ties, zeros and ones, near-ties, wide ranges."""
    rng = random.Random(seed)  # noqa: S311 (games, not secrets)
    kinds = [
        lambda: rng.randint(0, 1),
        lambda: rng.randint(-2, 3),
        lambda: rng.randint(0, 20),
        lambda: 10**9 + rng.randint(-1, 1),
        lambda: rng.choice([0, 1, 10**9, -(10**6)]),
        lambda: rng.randint(-(10**6), 10**6),
    ]
    kind = kinds[seed % len(kinds)]
    return [0, *(kind() for _ in range(2**n - 1))]


@pytest.mark.parametrize("n", [5, 6, 7, 8])
def test_larger_games_against_a_peer(n: int) -> None:
    rng = np.random.default_rng(n)
    for _ in range(8):
        values = rng.integers(0, 100, 2**n) * np.bitwise_count(np.arange(2**n))
        values[-1] = 100 * n
        game, theirs = (
            Game([f"p{i}" for i in range(n)], values),
            coopgame.Game(values[1:].astype(float).tolist()),
        )

        assert [float(x) for x in prenucleolus(game).amounts] == pytest.approx(
            coopgame.prenucleolus(theirs)["allocation"], abs=1e-6
        )
        if sum(values[1 << np.arange(n)]) <= values[-1]:
            assert [float(x) for x in nucleolus(game).amounts] == pytest.approx(
                coopgame.nucleolus(theirs)["allocation"], abs=1e-6
            )


@pytest.mark.parametrize("n", [5, 6, 7, 8, 9, 10])
def test_awkward_larger_games_are_neither_refused_nor_left_unproven(n: int) -> None:
    for seed in range(12):
        values = random_values(seed, n)
        game = Game([f"p{i}" for i in range(n)], values)

        assert prenucleolus(game).total == values[-1]
        assert nucleolus(Game(game.players, essential(values))).proof is not None


def test_one_player_takes_all() -> None:
    for value in (5, 0, -3):
        game = Game("a", [0, value])

        assert nucleolus(game).amounts == prenucleolus(game).amounts == (value,)


def test_two_players_share_the_surplus_equally() -> None:
    assert nucleolus(Game("ab", [0, 10, 0, 30])).amounts == (20, 10)
    assert prenucleolus(Game("ab", [0, 10, 30, 20])).amounts == (0, 20)


def test_the_only_imputation_is_the_nucleolus() -> None:
    game = Game("abc", [0, 1, 2, 9, 3, -4, 0, 6])

    assert nucleolus(game).amounts == (1, 2, 3)


def test_no_imputation_is_said_in_numbers() -> None:
    game = Game("ab", [0, 10, 25, 30])

    with pytest.raises(UndefinedSolution, match="alone the players secure 35, together only 30"):
        nucleolus(game)
    assert prenucleolus(game).amounts == (Fraction(15, 2), Fraction(45, 2))


@pytest.mark.parametrize("value", [0, 7, -7])
@pytest.mark.parametrize("n", [2, 3, 4, 6, 8])
def test_equal_values_everywhere_are_shared_equally(n: int, value: int) -> None:
    game = Game([f"p{i}" for i in range(n)], [0] + [value] * (2**n - 1))

    assert set(prenucleolus(game).amounts) == {Fraction(value, n)}


def test_an_inessential_game_gives_everybody_his_own() -> None:
    own = [5, -2, 0, 7, 1]
    game = Game("abcde", [sum(x for i, x in enumerate(own) if S >> i & 1) for S in range(32)])

    assert list(nucleolus(game).amounts) == list(prenucleolus(game).amounts) == own


@pytest.mark.parametrize("unit", [Fraction(1, 10**30), Fraction(1, 10**7), Fraction(10**30)])
def test_the_scale_of_money_does_not_matter(unit: Fraction) -> None:
    values = [0, 3, 1, 8, 0, 5, 6, 12]
    small, scaled = Game("abc", values), Game("abc", [value * unit for value in values])

    assert nucleolus(scaled).amounts == tuple(x * unit for x in nucleolus(small).amounts)


def test_a_billion_with_differences_of_one_is_resolved() -> None:
    base = [0, 0, 0, 4, 0, 3, 2, 9]
    near = [10**9 * S.bit_count() + v for S, v in enumerate(base)]

    assert nucleolus(Game("abc", near)).amounts == tuple(
        10**9 + x for x in nucleolus(Game("abc", base)).amounts
    )


def test_a_game_of_floats_is_answered_in_floats() -> None:
    answer = nucleolus(Game("abc", np.array([0, 0, 0, 0.1, 0, 0.1, 0.1, 0.1 + 0.2])))

    assert answer.amounts == (0.1, 0.1, 0.1)
    assert not answer.is_exact


def test_levels_explain_the_answer() -> None:
    game = Game("abc", [0, 0, 0, 40, 0, 0, 25, 64])
    answer = nucleolus(game)
    assert answer.proof is not None
    levels = [(level.excess, sorted(map(game.label, level.coalitions))) for level in answer.proof.levels]

    assert levels == [(-12, ["a+b", "c"]), (Fraction(-39, 2), ["a", "b+c"])]
    assert "all 6 coalitions" in answer.proof.statement
