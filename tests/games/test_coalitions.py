"""Spans and scans over all coalitions, against their definitions."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from sharing.games.complaints import Complaints
from sharing.games.exact_simplex import Prices
from sharing.games.span import Span


def rank(rows: list[list[int]]) -> int:
    """Rank by elimination in fractions."""
    left, found = [[Fraction(a) for a in row] for row in rows], 0
    for c in range(len(rows[0])):
        pivot = next((row for row in left if row[c]), None)
        if pivot is not None:
            left = [[a - row[c] / pivot[c] * b for a, b in zip(row, pivot, strict=True)] for row in left]
            found += 1
    return found


@pytest.mark.parametrize("seed", range(8))
def test_a_span_holds_the_coalitions_that_do_not_raise_its_rank(seed: int) -> None:
    n, rng = 6, np.random.default_rng(seed)
    span, added = Span(n), [[1] * n]
    span.add(2**n - 1)
    for coalition in rng.integers(1, 2**n, 3).tolist():
        span.add(coalition)
        added.append([coalition >> i & 1 for i in range(n)])
    size = rank(added)
    inside = [S for S in range(2**n) if rank([*added, [S >> i & 1 for i in range(n)]]) == size]

    for low_players in (0, 2, n):
        halves = span.halves(low_players)
        found = [
            int(S) + (k << low_players) for k in range(2 ** (n - low_players)) for S in halves.in_block(k)
        ]
        assert sorted(found) == inside
    assert np.flatnonzero(span.holds(np.arange(2**n))).tolist() == inside


@pytest.mark.parametrize(("n", "scale"), list(product([3, 9, 11], [1, 2**40, 2**70])))
def test_a_look_finds_the_worst_complaint_and_no_false_one(n: int, scale: int) -> None:
    rng = np.random.default_rng(n)
    counts = np.array([0, *(int(v) * scale for v in rng.integers(0, 99, 2**n - 1))], dtype=object)
    complaints = Complaints(counts if scale > 2**40 else counts.astype(np.int64))
    prices = Prices((*range(n), 17 * scale), 3)
    settled = Span(n)
    settled.add(2**n - 1)
    settled.add(1)
    complaints.silence(settled)
    excess = {S: 3 * v - sum(i for i in range(n) if S >> i & 1) for S, v in enumerate(counts.tolist())}
    live = {S: e for S, e in excess.items() if S not in (0, 1, 2**n - 2, 2**n - 1)}
    found = complaints.worst(prices, n, above=17 * scale)

    assert max(live[S] for S in found) == max(live.values())
    assert all(live[S] > 17 * scale for S in found)
    assert complaints.worst(prices, n, above=max(live.values())) == []


@pytest.mark.parametrize("unit", [1, 10**15])
def test_the_only_complaint_is_found_wherever_the_look_begins(unit: int) -> None:
    rng, n = np.random.default_rng(1), 16
    values = rng.integers(0, 1000, 2**n)
    peaks = rng.choice(np.arange(1, 2**n - 1), 12, replace=False).tolist()
    values[0], values[peaks] = 0, 2000 + np.arange(12)
    complaints, prices = Complaints(values * unit), Prices((0,) * (n + 1), 10**6)

    for k in reversed(range(12)):
        found = complaints.worst(prices, n, above=10**6 * unit * (2000 + k) - 1)
        assert set() < set(found) <= set(peaks[k:])
    assert complaints.worst(prices, n, above=10**6 * unit * 2011) == []


@pytest.mark.parametrize("difference", [0, 1, -1])
def test_differences_that_floats_cannot_see_are_seen(difference: int) -> None:
    counts = np.array([0, *[10**30] * 13, 10**30 + difference, 3 * 10**30], dtype=object)
    found = Complaints(counts).worst(Prices((0, 0, 0, 0, 0), 1), 4, above=10**30)

    assert found == ([0b1110] if difference > 0 else [])
