"""Which coalitions of a game of rules complain? A search that leaves nothing out, bounded in integers."""

from collections.abc import Iterator, Sequence

import numpy as np

from sharing.errors import SolverFailure
from sharing.games.coalitions import members
from sharing.games.linear_programme import Row
from sharing.games.rule_programme import Box, RuleProgramme

Vector = Sequence[int]

MOST_BOXES = 200_000
"""Boxes looked at for one question before the search gives up."""

ENOUGH = 24
"""So many complaints at a time serve the caller; more would take longer to digest than to find."""


class Search:
    """Coalitions with an excess above a bound, outside the span of what is settled.

    A coalition is outside the span iff w(S) is not 0 for one of the orthogonal vectors w; each w gives two
    programmes, with w z >= 1 and with w z <= -1.
    """

    def __init__(self, programme: RuleProgramme, above: int, outside: Sequence[Vector]) -> None:
        self.programme, self.above, self.outside = programme, above, outside
        self.boxes = 0
        self.found: dict[int, int] = {}

    def run(self) -> list[int]:
        """Complaints, the worst first; none only when every box was bounded by `above`, exactly."""
        programme = self.programme
        if not self.outside:
            self.explore(None)
        for w in self.outside:
            for sign in (1, -1):
                signed = [sign * a for a in w]
                row = (tuple((i, -a) for i, a in enumerate(signed) if a), -1)
                programme.relaxation.push(row)
                self.explore(signed, row)
                programme.relaxation.pop()
                if len(self.found) >= ENOUGH:
                    return self.sorted()
        return self.sorted()

    def sorted(self):
        return sorted(self.found, key=self.found.__getitem__, reverse=True)

    def explore(self, w, row=None) -> None:
        """All coalitions with w(S) >= 1, box by box."""
        programme = self.programme
        full = (1 << programme.n) - 1
        extra = [] if row is None else [row]
        stack = [Box(0, full)]
        while stack:
            box = stack.pop()
            if w is not None and sum(a for i, a in enumerate(w) if (a > 0 and box.reach >> i & 1) or (a < 0 and box.inside >> i & 1)) < 1:
                continue
            self.boxes += 1
            if self.boxes > MOST_BOXES:
                raise SolverFailure("too many")
            solved = programme.relaxed(box)
            z = solved.values[: programme.n]
            guess = sum(1 << i for i in np.flatnonzero(z > 0.5).tolist())
            self.consider(guess, w)
            if programme.bound(box, solved.multipliers, extra) <= self.above:
                continue
            if len(self.found) >= ENOUGH or self.hit:
                return
            free = members(box.reach & ~box.inside)
            if not free:
                continue
            i = max(free, key=lambda i: min(z[i], 1 - z[i]))
            a, b = box.split(i)
            stack += [a, b] if z[i] > 0.5 else [b, a]

    hit = False
    def consider(self, S, w):
        self.hit = False
        if w is not None and sum(w[i] for i in members(S)) < 1:
            return
        e = self.programme.excess(S)
        if e > self.above:
            self.hit = S not in self.found
            self.found[S] = e
