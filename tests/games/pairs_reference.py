"""Lexicographically least complaints straight from the definition, for any complaints and demands.

Independent of the product: every complaint is a row, programmes are solved in their primal form by the
tableau of fractions in `reference`, and what is settled at a level is found by asking whether any optimum
gives it more.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from tests.games.reference import Dictionary, Row

Complaint = tuple[tuple[int, ...], int, Fraction]
"""Vector a, weight d >= 0 and value v of the complaint (v - a x) / d; for d = 0 the demand a x >= v."""


def members(S: int, n: int) -> tuple[int, ...]:
    return tuple(S >> i & 1 for i in range(n))


def least_complaints(total: Fraction, n: int, complaints: Iterable[Complaint]) -> list[Fraction]:
    """The x with x(N) = total that is best for the largest complaint, then for the next one, and so on.

    All amounts are sought within a box far larger than the values; an answer at its walls is an error.
    """
    rows = list(complaints)
    far = 1000 * (1 + abs(total) + max((abs(v) for _, _, v in rows), default=Fraction(0)))
    settled: list[tuple[tuple[int, ...], Fraction]] = [((1,) * n, total)]
    demands = [(a, v) for a, d, v in rows if d == 0]
    live = {(a, d, v) for a, d, v in rows if d > 0 and len(set(a)) > 1}
    x = [total / n] * n
    while live:
        limits = [(a, d, v) for a, d, v in live]
        level, x = lowest(n, far, settled, demands, limits)
        bounds = [*demands, *((a, v - level * d) for a, d, v in limits)]
        for a, d, v in limits:
            bound = v - level * d
            if dot(a, x) == bound and most(n, far, a, settled, bounds) == bound:
                settled.append((a, bound))
                live.discard((a, d, v))
    assert all(abs(amount) < far for amount in x)
    return x


def dot(a: Sequence[int], x: Sequence[Fraction]) -> Fraction:
    return sum((p * q for p, q in zip(a, x, strict=True)), start=Fraction(0))


def programme(n: int, far: Fraction, settled: list, bounds: list, extra: Sequence[int]) -> list[Row]:
    """Rows in y = x + far >= 0 (and t + far >= 0 where extra has weights): a x = b, a x + d t >= b."""
    rows: list[Row] = []
    width = 1 if any(extra) else 0
    for a, b in settled:
        row = [Fraction(p) for p in a] + [Fraction(0)] * width
        rows += [(row, b + far * sum(a)), ([-p for p in row], -b - far * sum(a))]
    for (a, b), d in zip(bounds, extra, strict=True):
        row = [Fraction(-p) for p in a] + [Fraction(-d)] * width
        rows.append((row, -b - far * (sum(a) + d * width)))
    return rows


def lowest(
    n: int, far: Fraction, settled: list, demands: list, limits: list
) -> tuple[Fraction, list[Fraction]]:
    bounds = [*demands, *((a, v) for a, _, v in limits)]
    extra = [0] * len(demands) + [d for _, d, _ in limits]
    value, y = Dictionary(
        [Fraction(0)] * n + [Fraction(-1)], programme(n, far, settled, bounds, extra)
    ).solve()
    return -value - far, [amount - far for amount in y[:n]]


def most(n: int, far: Fraction, a: Sequence[int], settled: list, bounds: list) -> Fraction:
    rows = programme(n, far, settled, bounds, [0] * len(bounds))
    return Dictionary([Fraction(p) for p in a], rows).solve()[0] - far * sum(a)
