"""The scout may be wrong or lost: what is answered and proven does not depend on it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sharing.games import (
    Allocation,
    Game,
    nucleolus,
    per_capita_nucleolus,
    prenucleolus,
    proportional_nucleolus,
)
from sharing.games.exact_simplex import Column
from sharing.games.scout import Scout


def game(seed: int, unit: int = 1) -> Game:
    rng, n = np.random.default_rng(seed), 9
    values = rng.integers(0, 100, 2**n) * np.bitwise_count(np.arange(2**n)) * unit
    values[0], values[-1] = 0, 500 * n * unit
    return Game([f"p{i}" for i in range(n)], values)


def stays_home(scout: Scout, ask: Callable[[Any], Any]) -> list[Column]:
    return scout.columns


def gets_lost(scout: Scout, ask: Callable[[Any], Any]) -> list[Column]:
    raise np.linalg.LinAlgError


def comes_back_with_nonsense(scout: Scout, ask: Callable[[Any], Any]) -> list[Column]:
    return [column for pool in scout.pools for column in pool.columns[::-1]][: scout.rows - 2]


def comes_back_with_what_is_infeasible(scout: Scout, ask: Callable[[Any], Any]) -> list[Column]:
    found = scout.pools[0].columns + list(ask(np.zeros(scout.rows)))
    return [column for column in found if not column.is_free][::-1]


@pytest.mark.parametrize(
    "search", [stays_home, gets_lost, comes_back_with_nonsense, comes_back_with_what_is_infeasible]
)
def test_a_bad_scout_changes_no_answer(search: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [(nucleolus(game(seed)).amounts, prenucleolus(game(seed)).amounts) for seed in range(4)]
    monkeypatch.setattr(Scout, "search", search)

    assert [(nucleolus(game(s)).amounts, prenucleolus(game(s)).amounts) for s in range(4)] == expected


@pytest.mark.parametrize("unit", [10**6, 10**14])
def test_a_scout_in_large_numbers(unit: int) -> None:
    small, large = nucleolus(game(1)), nucleolus(game(1, unit))

    assert large.amounts == tuple(unit * x for x in small.amounts)


@pytest.mark.parametrize("largest", [10**18, 10**300, 10**400])
@pytest.mark.parametrize("concept", [prenucleolus, per_capita_nucleolus, proportional_nucleolus])
def test_ranges_in_which_a_scout_gets_lost(concept: Callable[[Game], Allocation], largest: int) -> None:
    rng, n = np.random.default_rng(largest % 97), 9
    values = [0, *([1, largest][k] for k in rng.integers(0, 2, 2**n - 2).tolist()), n * largest]

    answer = concept(Game([f"p{i}" for i in range(n)], values))
    assert answer.total == n * largest
    assert answer.proof is not None
