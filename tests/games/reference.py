"""An independent, slow and exact way to the nucleolus, for comparison. Shares no code with the product.

Every coalition is a row, the programme is solved in its primal form with a full tableau of fractions, and what is
settled at a level is decided by definition: a coalition is settled when no optimum gives it more.
"""

from collections.abc import Sequence
from fractions import Fraction

Row = tuple[list[Fraction], Fraction]


def maximum(objective: Sequence[Fraction], rows: Sequence[Row]) -> tuple[Fraction, list[Fraction]]:
    """Maximise objective . y over y >= 0 and coefficients . y <= bound for every row; the value and a best y.

    Dictionary method with Bland's rule: first feasibility, pretending that the objective is zero (which is dual
    feasible), then the objective.
    """
    n, m = len(objective), len(rows)
    table = [[*coefficients, bound] for coefficients, bound in rows]
    cost = [*objective, Fraction(0)]
    basic, outside = list(range(n, n + m)), list(range(n))

    def pivot(r: int, c: int) -> None:
        scale = 1 / table[r][c]
        for k, row in enumerate([*table, cost]):
            if k == r:
                continue
            factor = row[c]
            if factor:
                factor *= scale
                for j in range(n + 1):
                    if j != c:
                        row[j] -= factor * table[r][j]
                row[c] = -factor
        table[r] = [entry * scale for entry in table[r]]
        table[r][c] = scale
        basic[r], outside[c] = outside[c], basic[r]

    while negative := [r for r in range(m) if table[r][-1] < 0]:
        r = min(negative, key=basic.__getitem__)
        c = min((c for c in range(n) if table[r][c] < 0), key=outside.__getitem__)
        pivot(r, c)
    while rising := [c for c in range(n) if cost[c] > 0]:
        c = min(rising, key=outside.__getitem__)
        held = [r for r in range(m) if table[r][c] > 0]
        pivot(min(held, key=lambda r: (table[r][-1] / table[r][c], basic[r])), c)
    best = [Fraction(0)] * n
    for r, index in enumerate(basic):
        if index < n:
            best[index] = table[r][-1]
    return -cost[-1], best


class Reference:
    """The nucleolus (`floors`) or prenucleolus of values in bitmask order."""

    def __init__(self, values: Sequence[int | Fraction], floors: bool) -> None:
        self.v = [Fraction(value) for value in values]
        self.n = len(values).bit_length() - 1
        self.grand = len(values) - 1
        self.deep = 2 * sum(map(abs, self.v), start=Fraction(1))  # no level lies below -deep
        equal = self.v[-1] / self.n
        level = max((v - equal * S.bit_count() for S, v in enumerate(self.v) if S < self.grand))
        # At equal division nobody lacks more than the level, so nobody gets less than this at the prenucleolus.
        self.floor = [self.v[1 << i] - (0 if floors else level) for i in range(self.n)]

    def amounts(self) -> list[Fraction]:
        """x, found level by level."""
        live, settled = set(range(1, self.grand)), {self.grand: self.v[-1]}
        x = self.best_x([], settled, {})[1]
        while live:
            level, x = self.lowest(live, settled)
            bounds = {S: self.v[S] - level for S in live}
            tight = {S for S in live if sum(x[i] for i in range(self.n) if S >> i & 1) == bounds[S]}
            while tight:
                S = min(tight)
                most, y = self.best_x([S], settled, bounds)
                improved = {T for T in tight if sum(y[i] for i in range(self.n) if T >> i & 1) > bounds[T]}
                if most == bounds[S]:
                    live.discard(S)
                    settled[S] = bounds[S]
                    tight.discard(S)
                tight -= improved
        return x

    def rows(self, settled: dict[int, Fraction], bounds: dict[int, Fraction], extra: int) -> list[Row]:
        """x(T) = settled, x(S) [+ t] >= bound, in y = x - floor >= 0."""
        rows: list[Row] = []
        for S, amount in settled.items():
            inside = [Fraction(S >> i & 1) for i in range(self.n)] + [Fraction(0)] * extra
            rest = amount - sum(f for i, f in enumerate(self.floor) if S >> i & 1)
            rows += [(inside, rest), ([-a for a in inside], -rest)]
        for S, bound in bounds.items():
            outside = [Fraction(-(S >> i & 1)) for i in range(self.n)] + [Fraction(-1)] * extra
            rows.append((outside, sum(f for i, f in enumerate(self.floor) if S >> i & 1) - bound))
        return rows

    def lowest(self, live: set[int], settled: dict[int, Fraction]) -> tuple[Fraction, list[Fraction]]:
        """The lowest largest excess of the live coalitions, and amounts that have it; t = t' - deep, t' >= 0."""
        bounds = {S: self.v[S] + self.deep for S in live}
        value, y = maximum([Fraction(0)] * self.n + [Fraction(-1)], self.rows(settled, bounds, 1))
        return -value - self.deep, [a + b for a, b in zip(y, self.floor, strict=False)]

    def best_x(
        self, wanted: list[int], settled: dict[int, Fraction], bounds: dict[int, Fraction]
    ) -> tuple[Fraction, list[Fraction]]:
        """The most that the wanted coalition can get without raising the level."""
        objective = [Fraction(sum(S >> i & 1 for S in wanted)) for i in range(self.n)]
        value, y = maximum(objective, self.rows(settled, bounds, 0))
        x = [a + b for a, b in zip(y, self.floor, strict=True)]
        return value + sum(f * c for f, c in zip(self.floor, objective, strict=True)), x
