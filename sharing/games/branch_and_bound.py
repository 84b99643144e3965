"""Which coalitions of a game of rules complain? A search that leaves none out, bounded in integers.

The coalitions are divided into boxes; a box is closed when the bound of its relaxation, computed in integers,
is not above what is asked for. When an already settled coalition stands in the way, its box is divided by
the orthogonal vectors w of what is settled: a coalition is unsettled iff w(S) >= 1 or w(S) <= -1 for one of
them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sharing.errors import SolverFailure
from sharing.games.coalitions import members
from sharing.games.linear_programme import Row
from sharing.games.rule_programme import Box, RuleProgramme

Vector = tuple[int, ...]

MOST_BOXES = 400_000
"""Boxes looked at for one question before the search gives up, after some minutes."""

PATIENCE = 60
"""Boxes that are still looked at after the first complaint, in the hope of a louder one."""


@dataclass(frozen=True)
class Part:
    """The coalitions of a box, or only those with side(S) >= 1."""

    box: Box
    side: Vector | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no coalition of the box is on the side."""
        if self.side is None:
            return False
        inside, reach = self.box.inside, self.box.reach
        return sum(a for i, a in enumerate(self.side) if (reach if a > 0 else inside) >> i & 1) < 1


class Search:
    """Unsettled coalitions with an excess above a bound, at the amounts that the programme is priced for.

    Args:
        programme: The rules, priced.
        above: In the unit of the excesses of the programme.
        outside: Orthogonal vectors; none when every coalition counts.
    """

    def __init__(self, programme: RuleProgramme, above: int, outside: Sequence[Sequence[int]]) -> None:
        self.programme, self.above, self.outside = programme, above, tuple(map(tuple, outside))
        self.found: dict[int, int] = {}
        self.climbed: set[int] = set()
        self.boxes, self.last = 0, MOST_BOXES
        self.rows: list[Row] = []
        self.side: Vector | None = None

    def run(self) -> list[int]:
        """Complaints, the loudest first. None are found only if there is none: every box was closed.

        Raises:
            SolverFailure: Too many boxes.
        """
        stack = [Part(Box(0, (1 << self.programme.n) - 1))]
        try:
            while stack and self.boxes < self.last:
                self.boxes += 1
                stack += self.explore(stack.pop())
        finally:
            self.face(None)  # the relaxation is asked again, by other searches
        if stack and not self.found:
            raise SolverFailure(
                f"whether a coalition complains is still open after {self.boxes} boxes; the rules of these "
                f"{self.programme.n} players are too entangled. Their Shapley value needs no search"
            )
        return sorted(self.found, key=self.found.__getitem__, reverse=True)

    def explore(self, part: Part) -> list[Part]:
        """Close a part, or divide it; the most promising part comes last."""
        self.face(part.side)
        programme, box = self.programme, part.box
        solved = programme.relaxed(box)
        players = solved.values[: programme.n]
        guess = sum(1 << i for i in np.flatnonzero(players > 0.5).tolist())
        self.climb(guess)
        if programme.bound(box, solved.multipliers, self.rows) <= self.above:
            return []
        if part.side is None and programme.excess(guess) > self.above and self.is_settled(guess):
            return list(self.sides(box))
        i = programme.branching(box, solved.values)
        if i is None:
            return []
        halves = box.split(i)
        ordered = halves if players[i] > 0.5 else halves[::-1]
        return [half for half in (Part(b, part.side) for b in ordered) if not half.is_empty]

    def sides(self, box: Box) -> Iterator[Part]:
        """All unsettled coalitions of a box."""
        for w in self.outside:
            for side in (w, tuple(-a for a in w)):
                part = Part(box, side)
                if not part.is_empty:
                    yield part

    def face(self, side: Vector | None) -> None:
        """Let the relaxation know on which side to look."""
        if side == self.side:
            return
        if self.rows:
            self.programme.relaxation.pop()
        self.rows = [] if side is None else [(tuple((i, -a) for i, a in enumerate(side) if a), -1)]
        for row in self.rows:
            self.programme.relaxation.push(row)
        self.side = side

    def is_settled(self, coalition: int) -> bool:
        """Whether what is settled already ties the coalition down."""
        return bool(self.outside) and not any(sum(w[i] for i in members(coalition)) for w in self.outside)

    def climb(self, coalition: int) -> None:
        """Note the coalition and those that are met on the way up from it, player by player."""
        rising = True
        while rising and coalition not in self.climbed:
            self.climbed.add(coalition)
            if self.programme.excess(coalition) > self.above and not self.is_settled(coalition):
                self.note(coalition)
            gain, i = max((self.programme.gain(coalition, i), i) for i in range(self.programme.n))
            coalition, rising = coalition ^ 1 << i, gain > 0

    def note(self, coalition: int) -> None:
        """Remember a complaint; the first one limits how long the search goes on."""
        if not self.found:
            self.last = min(self.last, self.boxes + PATIENCE)
        self.found[coalition] = self.programme.excess(coalition)
