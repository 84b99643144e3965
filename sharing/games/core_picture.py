"""The core of three players in a triangle: the geometry that every way of drawing it shares.

Each corner of the triangle stands for "this player gets everything that joining forces adds"; a split is the
average of the corners, weighted by who gets how much beyond what he secures alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sharing.errors import TooManyPlayers, UndefinedSolution
from sharing.games.allocation import Proposal, amounts_of
from sharing.games.balancedness import EmptyCore, core_status
from sharing.games.core import slack
from sharing.games.core_corners import core_vertices
from sharing.games.exact_table import Amount, exact
from sharing.games.game import Game

Weights = tuple[Fraction, Fraction, Fraction]
"""How much of what joining forces adds goes to each player; all of them together 1."""


@dataclass(frozen=True)
class Mark:
    """A split to be shown.

    Attributes:
        name: As it is to be called.
        amounts: In the unit of the game.
        place: Where it lies; a weight is negative when a player gets less than alone.
    """

    name: str
    amounts: tuple[Amount, ...]
    place: Weights

    @property
    def is_inside(self) -> bool:
        """Whether it lies within the triangle."""
        return min(self.place) >= 0


@dataclass(frozen=True)
class CorePicture:
    """What is to be drawn.

    Attributes:
        players: The three names.
        alone: What each secures alone.
        surplus: v(N) less that.
        pairs: For each player, the weight up to which the other two do not object to what he gets.
        core: Corners of the core, in order round it; none when it is empty.
        shortfall: What an empty core lacks, else 0.
        marks: The splits.
    """

    players: tuple[str, ...]
    alone: tuple[Amount, ...]
    surplus: Fraction
    pairs: Weights
    core: tuple[Weights, ...]
    shortfall: Amount
    marks: tuple[Mark, ...]

    def holds(self, place: Weights) -> bool:
        """Whether a split is in the core."""
        inside = all(0 <= weight <= most for weight, most in zip(place, self.pairs, strict=True))
        return inside and bool(self.core)


def core_picture(game: Game, splits: Mapping[str, Proposal]) -> CorePicture:
    """Place the core of three players and some splits in the triangle.

    Args:
        game: Benefits of three players; for a cost game its `savings`, and splits of them (`saved`).
        splits: Name to allocation, each handing out v(N).

    Raises:
        TooManyPlayers: More than three; ValueError: fewer.
        UndefinedSolution: Joining forces adds nothing, or there are fewer than three players.
        ValueError: A split does not hand out v(N).
    """
    require_three(game)
    alone = [exact(worth) for worth in game.alone()]
    total = exact(game.worth(game.grand))
    surplus = total - sum(alone)
    if surplus <= 0:
        raise UndefinedSolution(
            f"there is nothing to draw: alone the players secure {sum(alone)}, together {total}"
        )
    status = core_status(game)
    corners = () if isinstance(status, EmptyCore) else core_vertices(game)
    pairs = [total - exact(game.worth(game.grand ^ 1 << i)) - alone[i] for i in range(3)]
    marks = [marked(game, name, split) for name, split in splits.items()]
    return CorePicture(
        players=game.players,
        alone=game.alone(),
        surplus=surplus,
        pairs=(pairs[0] / surplus, pairs[1] / surplus, pairs[2] / surplus),
        core=around(tuple(placed(corner.amounts, alone, surplus) for corner in corners)),
        shortfall=status.shortfall if isinstance(status, EmptyCore) else Fraction(0),
        marks=tuple(Mark(name, amounts, placed(amounts, alone, surplus)) for name, amounts in marks),
    )


def placed(amounts: Sequence[Amount], alone: Sequence[Fraction], surplus: Fraction) -> Weights:
    """Where a split lies."""
    a, b, c = ((exact(x) - v) / surplus for x, v in zip(amounts, alone, strict=True))
    return a, b, c


def require_three(game: Game) -> None:
    """Refuse games that have no triangle."""
    if game.n > 3:
        raise TooManyPlayers(
            f"the core of {game.n} players does not fit into a triangle, that of 3 does; core_range tells "
            "what each player can get, core_vertices lists the corners for up to 6 players"
        )
    if game.n < 3:
        raise UndefinedSolution(f"the core of {game.n} player(s) needs no picture; core_range says it all")


def marked(game: Game, name: str, split: Proposal) -> tuple[str, tuple[Amount, ...]]:
    """A split with its amounts, if they add up to v(N)."""
    amounts = amounts_of(game, split)
    total = game.worth(game.grand)
    spare, allowed = total - sum(amounts, start=Fraction(0)), slack(game, amounts)
    if not -allowed <= spare <= allowed:
        raise ValueError(f"{name} hands out {total - spare}, not v(N) = {total}")
    return name, amounts


def around(corners: tuple[Weights, ...]) -> tuple[Weights, ...]:
    """The corners of a convex figure in the order in which its edge passes them."""
    if len(corners) < 3:
        return corners
    first = min(corners)
    others = [corner for corner in corners if corner != first]
    # Seen from the leftmost corner the others lie within a half turn, so slopes order them.
    return (first, *sorted(others, key=lambda c: slope(first, c)))


def slope(start: Weights, end: Weights) -> tuple[bool, Fraction]:
    """Direction from a corner to another that has no smaller first weight; straight up comes last."""
    right, up = end[0] - start[0], end[1] - start[1]
    return (True, up) if right == 0 else (False, up / right)


def amount_text(amount: Amount) -> str:
    """An amount for reading: whole numbers as they are, others with at most six digits."""
    return str(amount) if isinstance(amount, Fraction) and amount.denominator == 1 else f"{float(amount):.6g}"


def split_text(mark: Mark, players: tuple[str, ...]) -> str:
    """A mark for the legend."""
    parts = ", ".join(f"{p} {amount_text(x)}" for p, x in zip(players, mark.amounts, strict=True))
    return f"{mark.name}: {parts}{'' if mark.is_inside else ' (outside: somebody gets less than alone)'}"


def core_text(picture: CorePicture) -> str:
    """The core for the legend."""
    if not picture.core:
        return f"the core is empty: {amount_text(picture.shortfall)} would have to come from outside"
    kind = {1: "a single point", 2: "a line"}.get(
        len(picture.core), f"an area with {len(picture.core)} corners"
    )
    return f"the core: {kind}"
