"""The core of three players as a sketch for the terminal: plain characters, no colour."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from unicodedata import east_asian_width

from sharing.games.allocation import Proposal
from sharing.games.core_picture import CorePicture, Weights, amount_text, core_picture, core_text, split_text
from sharing.games.game import Game

ROWS = 20
"""Steps from the bottom of the triangle to its top; a row is two columns wider than the one above."""

MARKS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def core_sketch(game: Game, splits: Mapping[str, Proposal]) -> str:
    """Sketch the core of three players (#) within all splits in which nobody loses (.), with splits numbered.

    Args:
        game: Benefits of three players; for a cost game its `savings`, and splits of them (`saved`).
        splits: Name to allocation, each handing out v(N), at most 35.

    Returns:
        Lines of at most 80 columns, unless names are long; a legend below.

    Raises:
        TooManyPlayers, ValueError, UndefinedSolution: As for `core_picture`.

    >>> print(core_sketch(Game.from_coalitions({"a+b": 6, "b+c": 3, "a+b+c": 9}), {}).splitlines()[0].strip())
    c 9
    """
    picture = core_picture(game, splits)
    if len(picture.marks) > len(MARKS):
        raise ValueError(f"a sketch has room for {len(MARKS)} splits, got {len(picture.marks)}")
    corners = [
        f"{p} {amount_text(v + picture.surplus)}" for p, v in zip(picture.players, picture.alone, strict=True)
    ]
    margin = max(2, (width(corners[0]) + 1) // 2, width(corners[2]) // 2 - ROWS)
    lines = [" " * (margin + ROWS - width(corners[2]) // 2) + corners[2]]
    lines += [" " * margin + row.rstrip() for row in rows(picture)]
    left = " " * (margin - width(corners[0]) // 2) + corners[0]
    gap = margin + 2 * ROWS - width(corners[1]) // 2 - width(left)
    lines.append(left + " " * max(2, gap) + corners[1])
    return "\n".join([*lines, "", *legend(picture)]) + "\n"


def rows(picture: CorePicture) -> list[str]:
    """The triangle from top to bottom; every other column of a row holds a split."""
    canvas = [[" "] * (2 * ROWS + 1) for _ in range(ROWS + 1)]
    for top in range(ROWS + 1):
        for right in range(ROWS - top + 1):
            place = (Fraction(ROWS - top - right, ROWS), Fraction(right, ROWS), Fraction(top, ROWS))
            canvas[ROWS - top][2 * right + top] = "#" if picture.holds(place) else "."
    for corner in picture.core:
        put(canvas, corner, "#")
    for character, mark in zip(MARKS, picture.marks, strict=False):
        if mark.is_inside:
            put(canvas, mark.place, character)
    return ["".join(row) for row in canvas]


def put(canvas: list[list[str]], place: Weights, character: str) -> None:
    """Write a character at the spot nearest to a split, "*" where numbers meet."""
    row, column = spot(place)
    there = canvas[row][column]
    canvas[row][column] = character if character == "#" or there in ".#" else "*"


def legend(picture: CorePicture) -> Iterator[str]:
    """What the characters mean."""
    yield f"# {core_text(picture)}"
    yield ". splits in which nobody gets less than alone"
    for character, mark in zip(MARKS, picture.marks, strict=False):
        yield f"{character} {split_text(mark, picture.players)}"
    places = [spot(mark.place) for mark in picture.marks if mark.is_inside]
    if len(set(places)) < len(places):
        yield "* several splits at one spot"


def spot(place: Weights) -> tuple[int, int]:
    """Row and column nearest to a split."""
    top = round(place[2] * ROWS)
    right = min(round(place[1] * ROWS), ROWS - top)
    return ROWS - top, 2 * right + top


def width(text: str) -> int:
    """Columns that a text takes on a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
