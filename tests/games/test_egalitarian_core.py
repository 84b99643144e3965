"""The most equal point of the core, against a search by definition, and its proof against forgeries."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings

from sharing.errors import SolverFailure, UndefinedSolution
from sharing.games import EmptyCore, Game, LeximinProof, core_status, egalitarian_core
from sharing.games.leximin_proof import prove_leximin
from tests.games.reference import Dictionary, Row
from tests.laws.games import exact_values, games


def by_definition(game: Game) -> list[Fraction]:
    """Raise the least amount; a player is settled when no point of this level gives him more."""
    v, n = exact_values(game), game.n
    own = [v[1 << i] for i in range(n)]
    fixed: dict[int, Fraction] = {}
    low = min(own)
    while len(fixed) < n:
        rows: list[Row] = []  # in y = x - v(i) >= 0, then t = least - low >= 0
        for S in range(1, 2**n):
            inside = [Fraction(S >> i & 1) for i in range(n)]
            spare = sum((own[i] for i in range(n) if S >> i & 1), start=-v[S])
            rows.append(([*(-a for a in inside), Fraction(0)], spare))
            if S == game.grand:
                rows.append(([*inside, Fraction(0)], -spare))
        for i in range(n):
            unit = [Fraction(int(i == j)) for j in range(n)]
            if i in fixed:
                rows += [([*unit, Fraction(0)], fixed[i] - own[i])]
                rows += [([*(-a for a in unit), Fraction(0)], own[i] - fixed[i])]
            else:
                rows.append(([*(-a for a in unit), Fraction(1)], own[i] - low))
        t, _ = Dictionary([Fraction(0)] * n + [Fraction(1)], rows).solve()
        floor = ([Fraction(0)] * n + [Fraction(-1)], -t)
        for i in set(range(n)) - set(fixed):
            most, _ = Dictionary([Fraction(int(i == j)) for j in range(n + 1)], [*rows, floor]).solve()
            if most + own[i] == t + low:
                fixed[i] = t + low
    return [fixed[i] for i in range(n)]


@settings(max_examples=50, deadline=None)
@given(game=games())
def test_the_definition(game: Game) -> None:
    assume(not isinstance(core_status(game), EmptyCore))

    assert list(egalitarian_core(game).amounts) == by_definition(game)


def test_a_larger_game() -> None:
    rng = np.random.default_rng(4)
    size = np.bitwise_count(np.arange(2**10)).astype(int)
    values = 10 * size**2 - rng.integers(0, 40, 2**10) * (size > 0)
    values[-1] = 1000
    split = egalitarian_core(Game("abcdefghij", values))

    assert split.total == 1000
    assert isinstance(split.proof, LeximinProof)
    assert split.proof.statement.startswith("exact: the excesses of all 1022 coalitions were compared")


def test_an_empty_core_has_no_equal_point() -> None:
    with pytest.raises(UndefinedSolution, match="the core is empty, 1/2 is missing"):
        egalitarian_core(Game("abc", [0, 0, 0, 1, 0, 1, 1, 1]))


class TestForgeries:
    game = Game.from_coalitions({"a": 20, "b": 4, "a+b": 26, "a+b+c": 36}, players="abc")
    proof = egalitarian_core(game).proof
    assert isinstance(proof, LeximinProof)
    levels = proof.levels

    def refused(self, amounts: list[int], levels: object, message: str) -> None:
        with pytest.raises(SolverFailure, match=message):
            prove_leximin(self.game, [Fraction(x) for x in amounts], levels)  # type: ignore[arg-type]

    def test_a_core_point_that_is_less_equal(self) -> None:
        self.refused([20, 7, 9], self.levels, "the least amount is 7, not 8")

    def test_a_point_outside_the_core(self) -> None:
        self.refused([12, 12, 12], self.levels, "a gains by leaving")

    def test_a_missing_level(self) -> None:
        self.refused([20, 8, 8], self.levels[:1], "the levels do not determine every amount")

    def test_weights_that_do_not_balance(self) -> None:
        first = self.levels[0]
        self.refused([20, 8, 8], [replace(first, coalitions=())], "the weights cover the players")

    def test_a_coalition_that_is_not_held_at_its_worth(self) -> None:
        first = self.levels[0]
        self.refused([20, 8, 8], [replace(first, coalitions=((2, Fraction(1)),))], "b gets 8, not just 4")

    def test_a_level_that_leans_on_what_is_open(self) -> None:
        first = self.levels[0]
        self.refused(
            [20, 8, 8], [replace(first, settled=((1, Fraction(1)),))], "leans on what is not settled"
        )

    def test_weights_that_are_not_positive_and_players_off_their_level(self) -> None:
        first = self.levels[0]
        self.refused([20, 8, 8], [replace(first, players=((1, Fraction(0)),))], "is not positive")
        self.refused([20, 8, 8], [replace(first, players=((0, Fraction(1)),))], "a player is off its level")
