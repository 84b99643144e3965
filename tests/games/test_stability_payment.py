"""The payment from outside is enough, and no smaller one is."""

import pytest
from hypothesis import given, settings

from sharing.errors import SolverFailure
from sharing.games import EmptyCore, Game, NonemptyCore, core_status
from sharing.games.stability_payment import cost_of_stability, prove_stable
from tests.laws.games import exact_values, games


@settings(max_examples=80, deadline=None)
@given(game=games())
def test_with_the_payment_there_is_a_core_and_with_less_there_is_none(game: Game) -> None:
    found = cost_of_stability(game)
    values = exact_values(game)
    enough = Game(game.players, [*values[:-1], values[-1] + found.payment])

    assert isinstance(core_status(enough), NonemptyCore)
    assert found.point.total == values[-1] + found.payment
    if found.payment:
        short = Game(game.players, [*values[:-1], values[-1] + found.payment * 999 / 1000])
        assert isinstance(core_status(short), EmptyCore)
        assert sum(w * values[S] for S, w in found.weights) == found.point.total
    else:
        assert found.weights == ()


@pytest.mark.parametrize("n", [3, 4, 5])
def test_when_any_majority_of_k_decides(n: int) -> None:
    """By hand: with quota k of n equal voters everybody needs 1/k, so the payment is n/k - 1.

    Bachrach et al. (2009) state this for weighted voting games with equal weights and quota k.
    """
    k = n // 2 + 1
    game = Game("abcde"[:n], [int(S.bit_count() >= k) for S in range(2**n)])

    assert cost_of_stability(game).payment * k == n - k


def test_a_wrong_claim_does_not_get_through() -> None:
    game = Game("abc", [0, 0, 0, 1, 0, 1, 1, 1])
    status, half = core_status(game), cost_of_stability(game).point.amounts
    assert isinstance(status, EmptyCore)

    with pytest.raises(SolverFailure, match="gains by leaving"):
        prove_stable(game, tuple(x / 2 for x in half), status)
    with pytest.raises(SolverFailure, match="needs 2 from outside, the weights prove 1/2"):
        prove_stable(game, tuple(2 * x for x in half), status)
