"""The pool of columns met before: it may overlook somebody, it never accuses anybody wrongly."""

import random

import numpy as np
import pytest

from sharing.games.exact_simplex import Column, Prices
from sharing.games.pool import MOST, Pool


@pytest.mark.parametrize("unit", [1, 10**60])
def test_the_most_offended_are_named_in_order(unit: int) -> None:
    rng = random.Random(1)  # noqa: S311
    columns = [Column((rng.randint(0, 1), 1), rng.randint(0, 100) * unit, k) for k in range(4 * MOST)]
    pool, prices = Pool(value=100 * unit, entry=1), Prices((30 * unit, 20 * unit), 2)
    pool.add(columns)
    found = pool.offended(prices)
    gains = sorted((gain for column in columns if (gain := prices.gain(column)) > 0), reverse=True)

    assert [prices.gain(column) for column in found] == gains[:MOST]
    pool.keep(np.array([column.coalition % 2 == 0 for column in columns]))
    assert {column.coalition % 2 for column in pool.columns} == {0}


def test_nobody_is_named_without_a_gain() -> None:
    pool = Pool(value=10**30, entry=1)
    pool.add(Column((1, 0), 10**30, k) for k in range(2 * MOST))

    assert pool.offended(Prices((10**30, 0), 1)) == []
