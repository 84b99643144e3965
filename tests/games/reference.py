"""An independent, slow and exact way to the nucleolus, for comparison. Shares no code with the product.

Every coalition is a row, the programme is solved in its primal form with a full tableau of fractions, and
what is settled at a level is decided by definition: a coalition is settled when no optimum gives it more.
"""

from collections.abc import Sequence
from fractions import Fraction

Row = tuple[list[Fraction], Fraction]


class Dictionary:
    """Maximise objective . y over y >= 0 and coefficients . y <= bound for every row, by Bland's rule."""

    def __init__(self, objective: Sequence[Fraction], rows: Sequence[Row]) -> None:
        self.n, self.m = len(objective), len(rows)
        self.table = [[*coefficients, bound] for coefficients, bound in rows]
        self.cost = [*objective, Fraction(0)]
        self.basic, self.outside = list(range(self.n, self.n + self.m)), list(range(self.n))

    def pivot(self, r: int, c: int) -> None:
        kept, scale = self.table[r], 1 / self.table[r][c]
        for row in [*self.table[:r], *self.table[r + 1 :], self.cost]:
            factor = row[c] * scale
            if factor:
                row[:] = [a - factor * b for a, b in zip(row, kept, strict=True)]
            row[c] = -factor
        self.table[r] = [entry * scale for entry in kept]
        self.table[r][c] = scale
        self.basic[r], self.outside[c] = self.outside[c], self.basic[r]

    def become_feasible(self) -> None:
        """Dual steps for the objective zero, which every point maximises."""
        while negative := [r for r in range(self.m) if self.table[r][-1] < 0]:
            r = min(negative, key=self.basic.__getitem__)
            columns = (c for c in range(self.n) if self.table[r][c] < 0)
            self.pivot(r, min(columns, key=self.outside.__getitem__))

    def solve(self) -> tuple[Fraction, list[Fraction]]:
        """The largest value and a y that attains it."""
        self.become_feasible()
        while rising := [c for c in range(self.n) if self.cost[c] > 0]:
            c = min(rising, key=self.outside.__getitem__)
            rows = [(row[-1] / row[c], self.basic[r], r) for r, row in enumerate(self.table) if row[c] > 0]
            self.pivot(min(rows)[2], c)
        found = {index: row[-1] for index, row in zip(self.basic, self.table, strict=True)}
        return -self.cost[-1], [found.get(i, Fraction(0)) for i in range(self.n)]


class Reference:
    """The nucleolus (`floors`) or prenucleolus of values in bitmask order."""

    def __init__(self, values: Sequence[int | Fraction], floors: bool) -> None:
        self.v = [Fraction(value) for value in values]
        self.n = len(values).bit_length() - 1
        self.grand = len(values) - 1
        self.deep = 2 * sum(map(abs, self.v), start=Fraction(1))  # no level lies below -deep
        equal = self.v[-1] / self.n
        level = max((v - equal * S.bit_count() for S, v in enumerate(self.v) if S < self.grand))
        # Nobody lacks more than this level at equal division, so nobody does at the prenucleolus.
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
        """The lowest largest excess t of the live coalitions, and amounts that have it; t + deep >= 0."""
        bounds = {S: self.v[S] + self.deep for S in live}
        value, y = Dictionary([Fraction(0)] * self.n + [Fraction(-1)], self.rows(settled, bounds, 1)).solve()
        return -value - self.deep, [a + b for a, b in zip(y, self.floor, strict=False)]

    def best_x(
        self, wanted: list[int], settled: dict[int, Fraction], bounds: dict[int, Fraction]
    ) -> tuple[Fraction, list[Fraction]]:
        """The most that the wanted coalition can get without raising the level."""
        objective = [Fraction(sum(S >> i & 1 for S in wanted)) for i in range(self.n)]
        value, y = Dictionary(objective, self.rows(settled, bounds, 0)).solve()
        x = [a + b for a, b in zip(y, self.floor, strict=True)]
        return value + sum(f * c for f, c in zip(self.floor, objective, strict=True)), x
