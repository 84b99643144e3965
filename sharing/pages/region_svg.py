"""A region of two numbers as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sharing.negotiate.region import Region
from sharing.pages.figures import Figures
from sharing.pages.numbers import value_text
from sharing.pages.region_sketch import letters_of

CELL, LEFT, TOP, LEGEND = 22, 90, 40, 260
HOLDS = "#4c9f70"
COLOURS = ("#e07a5f", "#f2cc8f", "#81b29a", "#b56576", "#6d597a", "#e9c46a", "#8d99ae", "#d4a373")
"""Fills of those who refuse, in turn; each cell carries its letter as well."""


def region_svg(found: Region, labels: tuple[str, str], figures: Figures) -> str:
    """The grid with axes, the offer, and who refuses where.

    Args:
        found: The region.
        labels: What the number across and the number upwards are called.
        figures: How values are shown.
    """
    width = LEFT + CELL * len(found.columns) + LEGEND
    height = TOP + CELL * max(len(found.rows), len(found.refusing) + 2) + 60
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        *_cells(found),
        *_axes(found, labels, figures),
        *_legend(found),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _cells(found: Region) -> Iterator[str]:
    letters = letters_of(found)
    colours = {members: COLOURS[at % len(COLOURS)] for at, members in enumerate(found.refusing)}
    for across, x in enumerate(found.columns):
        for up, y in enumerate(reversed(found.rows)):
            if (x, y) not in found.refused:
                continue
            requirement = found.refused[x, y]
            fill = HOLDS if requirement is None else colours[requirement.members]
            left, top = LEFT + CELL * across, TOP + CELL * up
            edge = ' stroke="black" stroke-width="3"' if (x, y) == found.offer else ' stroke="white"'
            yield f'<rect x="{left}" y="{top}" width="{CELL}" height="{CELL}" fill="{fill}"{edge}/>'
            if requirement is not None:
                letter = letters[requirement.members]
                yield f'<text x="{left + CELL / 2}" y="{top + 15}" text-anchor="middle">{letter}</text>'


def _axes(found: Region, labels: tuple[str, str], figures: Figures) -> Iterator[str]:
    bottom, right = TOP + CELL * len(found.rows), LEFT + CELL * len(found.columns)
    across, up = (escape(label) for label in labels)
    yield f'<text x="{LEFT}" y="{bottom + 40}">{across}</text>'
    yield f'<text x="8" y="{TOP - 14}">{up}</text>'
    ends = ((found.columns[0], LEFT, "start"), (found.columns[-1], right, "end"))
    for x, place, anchor in ends:
        text = escape(value_text(found.across, x, figures))
        yield f'<text x="{place}" y="{bottom + 16}" text-anchor="{anchor}">{text}</text>'
    for y, place in ((found.rows[-1], TOP + 15), (found.rows[0], bottom - 7)):
        text = escape(value_text(found.up, y, figures))
        yield f'<text x="{LEFT - 6}" y="{place}" text-anchor="end">{text}</text>'


def _legend(found: Region) -> Iterator[str]:
    left = LEFT + CELL * len(found.columns) + 20
    entries = [(HOLDS, "everybody stays")]
    letters = letters_of(found)
    for at, members in enumerate(found.refusing):
        who = " and ".join(members)
        verb = "refuses" if len(members) == 1 else "refuse"
        entries.append((COLOURS[at % len(COLOURS)], f"{letters[members]}: {who} {verb}"))
    for at, (fill, text) in enumerate(entries):
        top = TOP + CELL * at
        yield f'<rect x="{left}" y="{top}" width="14" height="14" fill="{fill}"/>'
        yield f'<text x="{left + 20}" y="{top + 12}">{escape(text)}</text>'
    yield f'<text x="{left}" y="{TOP + CELL * len(entries) + 12}">black frame: the offer</text>'
