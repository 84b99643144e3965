"""The nucleolus without a table is the nucleolus of the table, and says what proves it."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from sharing.errors import SolverFailure, TooManyPlayers, UndefinedSolution
from sharing.games import (
    Allocation,
    Game,
    OracleGame,
    OracleProof,
    Rule,
    RuleGame,
    nucleolus,
    nucleolus_by_oracle,
    prenucleolus,
    prenucleolus_by_oracle,
    shapley_of_rules,
)
from sharing.games.oracle_lexicographic import OracleLexicographic
from tests.games.networks import network
from tests.laws.games import games, rule_games

seldom = settings(max_examples=40, deadline=None)


def outcome(concept: Callable[[Any], Allocation], game: Any) -> tuple[Fraction, ...] | str:
    """The amounts, or the start of the refusal."""
    try:
        return tuple(Fraction(amount) for amount in concept(game).amounts)
    except UndefinedSolution as refusal:
        return str(refusal).split(";")[0]


def of_table(game: Game) -> OracleGame:
    return OracleGame.of_function(game.players, lambda names: game.worth(game.coalition(*names)))


@seldom
@given(game=rule_games())
def test_rules_give_what_their_table_gives(game: RuleGame) -> None:
    assert outcome(prenucleolus_by_oracle, game) == outcome(prenucleolus, game.to_table())
    assert outcome(nucleolus_by_oracle, game) == outcome(nucleolus, game.to_table())


@seldom
@given(game=games())
def test_a_function_gives_what_its_table_gives(game: Game) -> None:
    asked = of_table(game)

    assert outcome(prenucleolus_by_oracle, asked) == outcome(prenucleolus, game)
    assert outcome(nucleolus_by_oracle, asked) == outcome(nucleolus, game)


@pytest.mark.parametrize("seed", range(3))
def test_an_entangled_network_gives_what_its_table_gives(seed: int) -> None:
    game = network(12, 36, seed)
    answer = prenucleolus_by_oracle(game)

    assert answer.amounts == prenucleolus(game.to_table()).amounts
    assert isinstance(answer.proof, OracleProof)
    assert answer.proof.coalitions_checked == 2**12 - 2
    assert "each bound computed in integers without the solver" in answer.proof.statement


def test_with_pairs_only_prenucleolus_and_shapley_value_are_the_same() -> None:
    """Known in closed form, so checked where no table can be written: both give half of every own link.

    v(S) - x(S) is half of the links that S cuts, negative, and S and its complement cut the same ones.
    Deng and Papadimitriou (1994).
    """
    game = network(20, 30, seed=1, sizes=(2,), harmful=0)

    assert prenucleolus_by_oracle(game).amounts == shapley_of_rules(game).amounts


def test_wide_amounts_and_near_ties() -> None:
    rules = [
        Rule("ab", (), 10**12),
        Rule("bc", (), 10**12 + 1),
        Rule("cd", "a", Fraction(1, 3)),
        Rule("ad", (), Fraction(-1, 10**9)),
        Rule("abc", "d", -(10**6)),
    ]
    game = RuleGame("abcd", rules)

    assert prenucleolus_by_oracle(game).amounts == prenucleolus(game.to_table()).amounts


def test_a_single_player_and_a_game_without_rules() -> None:
    assert nucleolus_by_oracle(RuleGame("a", [Rule("a", (), 7)])).amounts == (7,)
    assert nucleolus_by_oracle(RuleGame("abc", [])).amounts == (0, 0, 0)


def test_no_imputation_names_the_way_out() -> None:
    game = RuleGame("ab", [Rule("a", (), 5), Rule("ab", (), -2)])

    with pytest.raises(UndefinedSolution, match=r"secure 5, together only 3; prenucleolus_by_oracle still"):
        nucleolus_by_oracle(game)


def test_a_function_of_many_players_is_told_what_still_works() -> None:
    with pytest.raises(TooManyPlayers, match=r"sampled \(sampled_shapley\).*OracleGame\.of_rules"):
        OracleGame.of_function([f"p{i}" for i in range(21)], len)


def named_worst(
    game: Game,
) -> Callable[[Mapping[str, Fraction], Sequence[Mapping[str, int]]], list[str] | None]:
    """What a caller who knows his game would give."""

    def worst(amounts: Mapping[str, Fraction], outside: Sequence[Mapping[str, int]]) -> list[str] | None:
        named = [list(game.members(S)) for S in range(game.grand + 1)]
        free = [S for S in named if not outside or any(sum(w[p] for p in S) for w in outside)]
        return max(
            free, key=lambda S: game.worth(game.coalition(*S)) - sum(amounts[p] for p in S), default=None
        )

    return worst


def test_a_caller_may_name_the_worst_coalition() -> None:
    table = network(6, 12, seed=4).to_table()
    game = OracleGame.of_worst(
        table.players, lambda names: table.worth(table.coalition(*names)), named_worst(table)
    )
    answer = prenucleolus_by_oracle(game)

    assert answer.amounts == prenucleolus(table).amounts
    assert answer.proof is not None
    assert answer.proof.statement.endswith("the given function alone, whose word was not checked")


def test_a_caller_who_names_a_settled_coalition_or_leaves_the_grain_is_refused() -> None:
    settled = OracleGame.of_worst("abc", len, lambda amounts, outside: "abc")
    with pytest.raises(SolverFailure, match="named a settled one: a\\+b\\+c"):
        prenucleolus_by_oracle(settled)
    with pytest.raises(ValueError, match="secures 1/2, not a multiple of 1; give a smaller grain"):
        OracleGame.of_worst("ab", lambda names: "1/2", lambda amounts, outside: None).worth("a")


def test_a_wrong_claim_does_not_get_through() -> None:
    game = OracleGame.of_rules(network(5, 9, seed=2))
    search = OracleLexicographic(game, floors=False)
    amounts, proof = search.solve()
    in_grains = [amount / game.oracle.grain for amount in amounts]
    moved = [in_grains[0] + 1, in_grains[1] - 1, *in_grains[2:]]

    with pytest.raises(SolverFailure, match="off its level"):
        search.prove(moved, proof.levels)
    with pytest.raises(SolverFailure, match="do not determine every amount"):
        search.prove(in_grains, proof.levels[:-1])
    with pytest.raises(SolverFailure, match="do not add up"):
        search.prove([x + 1 for x in in_grains], proof.levels)
