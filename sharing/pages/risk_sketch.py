"""The futures as lines of characters: what everybody may get, on one scale."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sharing.negotiate.risk import PartyRisk, Risk
from sharing.pages.chances import percentile_name
from sharing.pages.figures import Figures

WIDTH = 60


def sketch(found: Risk, figures: Figures) -> str:
    """A line for each party.

    `=` reaches from the lowest percentile to the highest, `o` stands at the one nearest to the half, `x` at
    what the party would have alone.
    """
    return "\n".join(_receipts(found, figures))


def _receipts(found: Risk, figures: Figures) -> Iterator[str]:
    ends = [end for one in found.parties for end in (one.bands[0], one.bands[-1], one.alone)]
    low, high = min(ends), max(ends)
    name = max(len(one.party) for one in found.parties)
    middle = min(range(len(found.percentiles)), key=lambda at: abs(found.percentiles[at] - Fraction(1, 2)))
    first, half, last = (percentile_name(found.percentiles[at]) for at in (0, middle, -1))
    yield f"What everybody may get: = from {first} to {last} of the futures, o {half}, x alone"
    for one in found.parties:
        yield f"  {one.party:<{name}}  |{_line(one, middle, low, high)}|"
    left, right = figures.text(low), figures.text(high)
    yield f"  {'':<{name}}   {left}{right:>{max(1, WIDTH - len(left))}}"


def _line(one: PartyRisk, middle: int, low: Fraction, high: Fraction) -> str:
    cells = [" "] * WIDTH
    first, last = _cell(one.bands[0], low, high), _cell(one.bands[-1], low, high)
    cells[first : last + 1] = ["="] * (last + 1 - first)
    cells[_cell(one.bands[middle], low, high)] = "o"
    cells[_cell(one.alone, low, high)] = "x"
    return "".join(cells)


def _cell(amount: Fraction, low: Fraction, high: Fraction) -> int:
    return int((amount - low) / (high - low) * (WIDTH - 1)) if high > low else 0
