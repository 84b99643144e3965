"""The exact simplex method with columns on demand."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from sharing.errors import SolverFailure
from sharing.games.exact_simplex import Column, Prices, maximise


def columns(*rows: tuple[tuple[int, ...], int]) -> list[Column]:
    return [Column(entries, value, k) for k, (entries, value) in enumerate(rows)]


def offered(known: Sequence[Column], prices: Prices) -> list[Column]:
    return [column for column in known if prices.gain(column) > 0]


def test_prices_and_weights_agree() -> None:
    start = columns(((1, 0), 0), ((0, 1), 0))
    known = columns(((1, 1), 3), ((2, 1), 4), ((1, 3), 5))
    best = maximise(start, [4, 6], lambda prices: offered(known, prices))
    weighted = zip(best.columns, best.weights, strict=True)

    assert sum(column.value * Fraction(w, best.determinant) for column, w in weighted) == 14
    assert 4 * best.prices.fractions()[0] + 6 * best.prices.fractions()[1] == 14
    assert all(weight >= 0 for weight in best.weights)


def test_the_method_does_not_go_in_circles() -> None:
    # Beale's example, on which the plain largest-gain rule returns to where it began.
    start = columns(((1, 0, 0), 0), ((0, 1, 0), 0), ((0, 0, 1), 0))
    known = columns(((25, 50, 0), 75), ((-6000, -9000, 0), -15000), ((-4, -2, 100), 2), ((900, 300, 0), -600))
    best = maximise(start, [0, 0, 100], lambda prices: offered(known, prices))

    assert best.prices.fractions()[2] * 100 == 5


def test_an_unbounded_programme_is_a_failure() -> None:
    start = columns(((1,), 0))

    with pytest.raises(SolverFailure, match="unbounded"):
        maximise(start, [1], lambda prices: offered(columns(((-1,), 1)), prices))


def test_a_bad_start_is_a_failure() -> None:
    with pytest.raises(SolverFailure, match="1 independent columns, 2 are needed"):
        maximise(columns(((1, 1), 0), ((2, 2), 0)), [1, 1], lambda _: [])
    with pytest.raises(SolverFailure, match="negative weight"):
        maximise(columns(((-1,), 0)), [1], lambda _: [])
