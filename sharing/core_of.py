"""The core of a bare game with everything that can be shown of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from sharing.division import core_ranges
from sharing.errors import UndefinedSolution
from sharing.games import (
    Allocation,
    CostGame,
    EmptyCore,
    Game,
    core_sketch,
    core_svg,
    core_vertices,
    cost_of_stability,
    nucleolus,
    prenucleolus,
    shapley,
    write_least_core,
)

MOST_CORNERS_FOR = 6
"""Players up to which the corners are listed."""


@dataclass(frozen=True)
class CoreFindings:
    """What is known of the core.

    Attributes:
        game: Benefits or costs, as written.
        ranges: Player -> least and most that it gets (or pays) in the core, or the proof that it is empty.
        corners: The corners of the core, as amounts or charges; empty with more than 6 players.
        missing: The smallest outside payment that keeps everybody in; 0 when the core is not empty.
    """

    game: Game | CostGame
    ranges: Mapping[str, tuple[Fraction | float, Fraction | float]] | EmptyCore
    corners: tuple[Allocation, ...]
    missing: Fraction

    @property
    def table(self) -> Game:
        """The game of benefits, or of savings."""
        return self.game.savings if isinstance(self.game, CostGame) else self.game

    def marks(self) -> dict[str, Allocation]:
        """The Shapley value and the nucleolus (or prenucleolus), to be marked in a picture."""
        try:
            lexicographic = nucleolus(self.table)
        except UndefinedSolution:
            lexicographic = prenucleolus(self.table)
        return {"Shapley value": shapley(self.table), lexicographic.concept: lexicographic}

    def drawn(self) -> str:
        """An SVG picture of the core; only three players can be drawn.

        Raises:
            TooManyPlayers, UndefinedSolution: as for `core_svg`.
        """
        return core_svg(self.table, self.marks())

    def sketch(self) -> str:
        """The same in characters; empty when it cannot be drawn."""
        if self.table.n != 3:
            return ""
        try:
            return core_sketch(self.table, self.marks())
        except UndefinedSolution:
            return ""

    def programme(self) -> str:
        """The least core as a linear programme in LP format, for other solvers."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "least_core.lp"
            write_least_core(self.table, path)
            return path.read_text(encoding="utf-8")


def core_of(game: Game | CostGame) -> CoreFindings:
    """Everything that can be said of the core of a game."""
    table = game.savings if isinstance(game, CostGame) else game
    ranges = core_ranges(game)
    if isinstance(ranges, EmptyCore):
        return CoreFindings(game, ranges, (), cost_of_stability(table).payment)
    corners = core_vertices(table) if table.n <= MOST_CORNERS_FOR else ()
    if isinstance(game, CostGame):
        corners = tuple(game.charged(corner) for corner in corners)
    return CoreFindings(game, ranges, corners, Fraction(0))
