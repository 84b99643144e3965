"""Every law that a row of the table claims is tried on games of every kind."""

from collections.abc import Callable
from fractions import Fraction
from types import MappingProxyType
from typing import get_args

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sharing.errors import UndefinedSolution
from sharing.games import (
    SOLUTIONS,
    Allocation,
    CostGame,
    EmptyCore,
    Game,
    RuleGame,
    core_status,
    is_in_core,
    shapley,
    shapley_of_rules,
    solution,
)
from sharing.games.solution_row import Law
from tests.laws.games import convex_games, exact_values, games, pairs_of_games, rule_games
from tests.laws.options import options_of

often = settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much], deadline=None)
seldom = settings(often, max_examples=20)

Concept = Callable[[Game], Allocation]


def solved(concept: Concept, game: Game) -> tuple[Fraction, ...]:
    """The amounts, if the concept is defined for the game."""
    try:
        return tuple(Fraction(amount) for amount in concept(game).amounts)
    except UndefinedSolution:
        assume(False)
        raise


def told(name: str, game: Game, data: st.DataObject) -> Concept:
    """The concept of a row, told whatever options it needs."""
    row = solution(name)
    return row.bound(data.draw(options_of(row, game.players), label="options"))


def claiming(law: Law) -> Callable[..., object]:
    """Run a law for every concept whose row claims it."""
    names = [name for name, row in SOLUTIONS.items() if law in row.laws]
    return pytest.mark.parametrize("name", names)


@claiming("efficiency")
@often
@given(game=games(), data=st.data())
def test_everything_is_handed_out(name: str, game: Game, data: st.DataObject) -> None:
    assert sum(solved(told(name, game, data), game)) == game.worth(game.grand)


@claiming("symmetry")
@often
@given(game=games(least=2), data=st.data())
def test_players_who_contribute_the_same_get_the_same(name: str, game: Game, data: st.DataObject) -> None:
    values = exact_values(game)
    swapped = [values[(S & ~3) | (S & 1) << 1 | (S & 2) >> 1] for S in range(len(values))]
    twins = Game(game.players, [a + b for a, b in zip(values, swapped, strict=True)])
    amounts = solved(told(name, twins, data), twins)

    assert amounts[0] == amounts[1]


@claiming("null player")
@often
@given(game=games(most=3), place=st.integers(0, 3), data=st.data())
def test_who_contributes_nothing_gets_nothing(name: str, game: Game, place: int, data: st.DataObject) -> None:
    place = min(place, game.n)
    low = (1 << place) - 1
    values = exact_values(game)
    players = [*game.players[:place], "idle", *game.players[place:]]
    larger = Game(players, [values[(S & low) | (S >> 1 & ~low)] for S in range(2 * len(values))])

    assert solved(told(name, larger, data), larger)[place] == 0


@claiming("additivity")
@often
@given(both=pairs_of_games(), data=st.data())
def test_the_split_of_a_sum_is_the_sum_of_the_splits(
    name: str, both: tuple[Game, Game], data: st.DataObject
) -> None:
    first, second = both
    concept = told(name, first, data)
    total = [a + b for a, b in zip(exact_values(first), exact_values(second), strict=True)]
    parts = zip(solved(concept, first), solved(concept, second), strict=True)

    assert solved(concept, Game(first.players, total)) == tuple(a + b for a, b in parts)


@claiming("covariance")
@often
@given(
    game=games(),
    unit=st.sampled_from([Fraction(1, 7), Fraction(3, 2), Fraction(10**9)]),
    income=st.lists(st.integers(-9, 9), min_size=4, max_size=4),
    data=st.data(),
)
def test_a_change_of_unit_or_private_income_changes_nothing_else(
    name: str, game: Game, unit: Fraction, income: list[int], data: st.DataObject
) -> None:
    concept = told(name, game, data)
    values = exact_values(game)
    private = [sum(income[i] for i in range(game.n) if S >> i & 1) for S in range(len(values))]
    changed = Game(game.players, [unit * v + own for v, own in zip(values, private, strict=True)])
    amounts = solved(concept, game)

    assert solved(concept, changed) == tuple(unit * x + own for x, own in zip(amounts, income, strict=False))


@claiming("individual rationality")
@often
@given(game=games(), data=st.data())
def test_nobody_gets_less_than_alone_when_that_is_possible(
    name: str, game: Game, data: st.DataObject
) -> None:
    alone = [Fraction(worth) for worth in game.alone()]
    assume(sum(alone) <= game.worth(game.grand))

    amounts = solved(told(name, game, data), game)

    assert all(x >= own for x, own in zip(amounts, alone, strict=True))


@claiming("core")
@often
@given(game=games())
def test_nobody_leaves_when_that_is_possible(name: str, game: Game) -> None:
    status = core_status(game)
    if isinstance(status, EmptyCore):  # raise v(N) just enough: a core without interior is the harder test
        values = exact_values(game)
        game = Game(game.players, [*values[:-1], values[-1] + status.shortfall])

    assert is_in_core(game, solved(solution(name), game))


@often
@given(game=convex_games())
def test_the_shapley_value_of_a_convex_game_is_in_the_core(game: Game) -> None:
    assert is_in_core(game, shapley(game))


@often
@given(game=rule_games())
def test_rules_and_their_table_have_the_same_shapley_value(game: RuleGame) -> None:
    assert shapley_of_rules(game) == shapley(game.to_table())


@pytest.mark.parametrize("name", SOLUTIONS)
@seldom
@given(game=games(), order=st.permutations(range(4)), data=st.data())
def test_renaming_the_players_renames_the_answer(
    name: str, game: Game, order: list[int], data: st.DataObject
) -> None:
    concept = told(name, game, data)
    moved = [i for i in order if i < game.n]
    values = exact_values(game)
    old = [sum(1 << moved[k] for k in range(game.n) if S >> k & 1) for S in range(len(values))]
    renamed = Game([game.players[i] for i in moved], [values[S] for S in old])
    before, after = (dict(zip(g.players, solved(concept, g), strict=True)) for g in (game, renamed))

    assert after == before


@claiming("efficiency")
@seldom
@given(game=games(most=3), data=st.data())
def test_charges_of_a_cost_game_add_up_to_its_cost(name: str, game: Game, data: st.DataObject) -> None:
    costs, row = CostGame(game.players, exact_values(game)), solution(name)
    options = data.draw(options_of(row, game.players), label="options")
    try:
        charges = row.charges(costs, **options)
    except UndefinedSolution:
        return

    assert charges.total == game.worth(game.grand)


def test_the_table_claims_only_known_laws_and_every_law_is_claimed() -> None:
    claimed = {law for row in SOLUTIONS.values() for law in row.laws}

    assert claimed == set(get_args(Law))


def test_the_table_cannot_be_changed() -> None:
    assert isinstance(SOLUTIONS, MappingProxyType)
    with pytest.raises(ValueError, match="did you mean 'shapley'"):
        solution("shaply")
    with pytest.raises(ValueError, match="known: shapley, nucleolus"):
        solution("zzz")
