"""A region of two numbers in characters."""

from __future__ import annotations

from fractions import Fraction
from string import ascii_lowercase

from sharing.negotiate.region import Region
from sharing.pages.figures import Figures
from sharing.pages.numbers import value_text

HOLDS, OFFER_HOLDS, OFFER, MORE, IMPOSSIBLE = "+", "O", "X", "?", " "


def letters_of(found: Region) -> dict[tuple[str, ...], str]:
    """A letter for each party or coalition that refuses; with more than 26 the last ones share a mark."""
    return {
        members: ascii_lowercase[at] if at < len(ascii_lowercase) else MORE
        for at, members in enumerate(found.refusing)
    }


def region_sketch(found: Region, figures: Figures) -> str:
    """Rows from the largest value down: `+` everybody stays, a letter for who refuses, O or X the offer."""
    letters = letters_of(found)
    labels = {y: value_text(found.up, y, figures) for y in found.rows}
    width = max(len(label) for label in labels.values())
    lines = []
    for y in reversed(found.rows):
        marks = " ".join(_mark(found, x, y, letters) for x in found.columns)
        lines.append(f"{labels[y]:>{width}} | {marks}")
    ends = [value_text(found.across, x, figures) for x in (found.columns[0], found.columns[-1])]
    span = 2 * len(found.columns) - 1
    lines.append(f"{'':>{width}} +-{'-' * span}")
    lines.append(f"{'':>{width}}   {ends[0]}{ends[1]:>{max(span - len(ends[0]), 1)}}")
    return "\n".join(lines)


def _mark(found: Region, x: Fraction, y: Fraction, letters: dict[tuple[str, ...], str]) -> str:
    if (x, y) not in found.refused:
        return IMPOSSIBLE
    requirement = found.refused[x, y]
    if (x, y) == found.offer:
        return OFFER_HOLDS if requirement is None else OFFER
    return HOLDS if requirement is None else letters[requirement.members]
