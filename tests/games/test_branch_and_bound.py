"""The search for complaints misses none, and its bounds hold whatever the solver says."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.errors import SolverFailure
from sharing.games import RuleGame, branch_and_bound, shapley_of_rules
from sharing.games.branch_and_bound import Search
from sharing.games.rule_programme import Box, RuleProgramme
from sharing.games.span import Span
from tests.games.networks import network
from tests.laws.games import rule_games

seldom = settings(max_examples=40, deadline=None)
prices = st.lists(st.integers(-60, 60), min_size=5, max_size=5)


def excesses(game: RuleGame, programme: RuleProgramme, numerators: list[int], q: int) -> list[Fraction]:
    """By definition, in parts of a grain."""
    names = [[p for i, p in enumerate(game.players) if S >> i & 1] for S in range(2**game.n)]
    received = [sum(x for i, x in enumerate(numerators) if S >> i & 1) for S in range(2**game.n)]
    return [game.worth(S) * programme.denominator * q - x for S, x in zip(names, received, strict=True)]


@seldom
@given(game=rule_games(), amounts=prices, above=st.integers(-100, 100), known=st.integers(0, 31))
def test_every_complaint_is_one_and_silence_means_that_there_is_none(
    game: RuleGame, amounts: list[int], above: int, known: int
) -> None:
    programme, span = RuleProgramme(game), Span(game.n)
    programme.price(amounts[: game.n], 3)
    for coalition in (2**game.n - 1, known % 2**game.n):
        span.add(coalition)
    by_definition = excesses(game, programme, amounts[: game.n], 3)
    unsettled = [S for S in range(2**game.n) if not span.holds_vector([S >> i & 1 for i in range(game.n)])]
    expected = {S for S in unsettled if by_definition[S] > above}
    found = Search(programme, above, span.orthogonal).run() if unsettled else []

    assert set(found) <= expected
    assert bool(found) == bool(expected)
    assert found == sorted(found, key=by_definition.__getitem__, reverse=True)


@seldom
@given(game=rule_games(), amounts=prices, lies=st.lists(st.floats(0, 5), min_size=60, max_size=60))
def test_a_bound_holds_for_every_multiplier(game: RuleGame, amounts: list[int], lies: list[float]) -> None:
    programme = RuleProgramme(game)
    programme.price(amounts[: game.n], 2)
    multipliers = np.resize(np.array(lies), len(programme.rows))
    by_definition = excesses(game, programme, amounts[: game.n], 2)

    assert programme.bound(Box(0, 2**game.n - 1), multipliers, []) >= max(by_definition)


@seldom
@given(game=rule_games(), amounts=prices)
def test_joining_changes_the_excess_by_the_gain(game: RuleGame, amounts: list[int]) -> None:
    programme = RuleProgramme(game)
    programme.price(amounts[: game.n], 2)

    for S in range(2**game.n):
        for i in range(game.n):
            assert programme.gain(S, i) == programme.excess(S ^ 1 << i) - programme.excess(S)


def test_without_harmful_links_one_relaxation_answers() -> None:
    game = network(30, 90, seed=5, harmful=0)
    programme = RuleProgramme(game)
    programme.price([10 * programme.denominator] * 30, 1)
    search = Search(programme, above=10**9, outside=[])

    assert search.run() == []
    assert search.boxes == 1


def test_a_search_that_does_not_end_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    game = network(20, 60, seed=5, harmful=2)
    programme = RuleProgramme(game)
    programme.price([int(amount * programme.denominator * 6) for amount in shapley_of_rules(game).amounts], 6)
    loudest, found = 0, [0]
    while found:
        loudest = programme.excess(found[0])
        found = Search(programme, loudest, outside=[]).run()

    monkeypatch.setattr(branch_and_bound, "MOST_BOXES", 3)
    with pytest.raises(SolverFailure, match=r"still open after 3 boxes.*Shapley value needs no search"):
        Search(programme, loudest, outside=[]).run()
