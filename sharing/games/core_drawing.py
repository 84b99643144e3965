"""The core of three players as an SVG picture: plain elements, and text that stays text."""

import math
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from xml.sax.saxutils import escape, quoteattr

from sharing.games.allocation import Proposal
from sharing.games.core_picture import (
    CorePicture,
    Mark,
    Weights,
    amount_text,
    core_picture,
    core_text,
    split_text,
)
from sharing.games.game import Game

WIDTH, SIDE, LEFT, TOP = 640, 440, 100, 60
HEIGHT = SIDE * math.sqrt(3) / 2
LINE = 22
"""Height of a line of the legend."""

CORNERS = ((LEFT, TOP + HEIGHT), (LEFT + SIDE, TOP + HEIGHT), (LEFT + SIDE / 2, TOP))
"""Bottom left, bottom right, top: the first, second and third player."""

FONT = "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', SimSun, sans-serif"
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Distinct also for colour-blind readers (Okabe and Ito); the shapes differ too."""


def core_svg(game: Game, splits: Mapping[str, Proposal]) -> str:
    """Draw the core of three players with splits marked.

    Args:
        game: Benefits of three players; for a cost game its `savings`, and splits of them (`saved`).
        splits: Name to allocation, each handing out v(N), e.g. {"Shapley value": shapley(game)}.

    Returns:
        A complete SVG document. The same input gives the same text.

    Raises:
        TooManyPlayers, ValueError, UndefinedSolution: As for `core_picture`.

    >>> drawn = core_svg(Game.from_coalitions({"a+b": 6, "b+c": 3, "a+b+c": 9}), {"equal": [3, 3, 3]})
    >>> drawn.startswith("<svg"), "equal: a 3, b 3, c 3" in drawn
    (True, True)
    """
    picture = core_picture(game, splits)
    title = f"Core of {', '.join(picture.players)}"
    height = round(TOP + HEIGHT + 70 + LINE * (len(picture.marks) + 1))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family={quoteattr(FONT)} font-size="14">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(description(picture))}</desc>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<polygon points="{points(CORNERS)}" fill="none" stroke="#444444"/>',
        *objection_lines(picture),
        *core_shape(picture),
        *corner_labels(picture),
        *legend(picture),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def description(picture: CorePicture) -> str:
    """The picture in words."""
    return "; ".join([core_text(picture), *(split_text(mark, picture.players) for mark in picture.marks)])


def position(place: Weights) -> tuple[float, float]:
    """Where a split lies on the page."""
    x = sum(float(w) * corner[0] for w, corner in zip(place, CORNERS, strict=True))
    y = sum(float(w) * corner[1] for w, corner in zip(place, CORNERS, strict=True))
    return x, y


def points(positions: Iterable[tuple[float, float]]) -> str:
    """Coordinates as SVG writes them."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in positions)


def objection_lines(picture: CorePicture) -> Iterator[str]:
    """For each pair the line beyond which it objects, where that line crosses the triangle."""
    for i, most in enumerate(picture.pairs):
        if 0 < most < 1:
            j, k = (p for p in range(3) if p != i)
            ends = []
            for other in (j, k):
                place = [Fraction(0)] * 3
                place[i], place[other] = most, 1 - most
                ends.append(position((place[0], place[1], place[2])))
            title = f"<title>{escape(f'{picture.players[j]}+{picture.players[k]} objects beyond')}</title>"
            line = f'<polyline points="{points(ends)}" stroke="#999999" stroke-dasharray="4 3">'
            yield f"{line}{title}</polyline>"


def core_shape(picture: CorePicture) -> Iterator[str]:
    """The core as an area; a line or a point is drawn thick enough to be seen."""
    if picture.core:
        yield (
            f'<polygon points="{points(map(position, picture.core))}" fill="#cfe3f3" stroke="#5b8db8" '
            'stroke-width="3" stroke-linejoin="round"/>'
        )


def corner_labels(picture: CorePicture) -> Iterator[str]:
    """At each corner the player, with the most that he can get there."""
    places = ((LEFT, TOP + HEIGHT + 24), (LEFT + SIDE, TOP + HEIGHT + 24), (LEFT + SIDE / 2, TOP - 14))
    for player, alone, (x, y) in zip(picture.players, picture.alone, places, strict=True):
        most = amount_text(alone + picture.surplus)
        yield f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{escape(player)} {most}</text>'


def legend(picture: CorePicture) -> Iterator[str]:
    """What is drawn, line by line, and the marks in the triangle."""
    y = TOP + HEIGHT + 60
    yield f'<rect x="{LEFT - 8}" y="{y - 11:.1f}" width="16" height="12" fill="#cfe3f3" stroke="#5b8db8"/>'
    yield f'<text x="{LEFT + 18}" y="{y:.1f}">{escape(core_text(picture))}</text>'
    for k, mark in enumerate(picture.marks):
        y += LINE
        if mark.is_inside:
            yield symbol(k, *position(mark.place), mark)
        yield symbol(k, LEFT, y - 5, mark)
        yield f'<text x="{LEFT + 18}" y="{y:.1f}">{escape(split_text(mark, picture.players))}</text>'


def symbol(k: int, x: float, y: float, mark: Mark) -> str:
    """The k-th mark: a shape and a colour of its own."""
    colour, title = COLOURS[k % len(COLOURS)], f"<title>{escape(mark.name)}</title>"
    look = f'fill="{colour}" stroke="#ffffff"'
    if k % 3 == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" {look}>{title}</circle>'
    turned = 45 if k % 3 == 1 else 0
    return (
        f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" {look} '
        f'transform="rotate({turned} {x:.1f} {y:.1f})">{title}</rect>'
    )
