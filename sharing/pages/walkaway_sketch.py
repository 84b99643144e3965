"""The curve of one group in plain characters: what is still to come, and what leaving secures."""

from __future__ import annotations

from fractions import Fraction

from sharing.case import Leavers
from sharing.evaluate import ZERO
from sharing.leaving.wording import who
from sharing.negotiate.walkaway import WalkAway
from sharing.pages.figures import Figures

ROWS = 12
"""Steps from the lowest amount to the highest."""

MOST_COLUMNS = 60
"""More years than this are thinned out."""

WIDEST = 6
"""Columns for one year, at most."""

STILL_TO_COME, SECURES, BOTH, LEAVES, STAYS = "o", "x", "*", "#", "."


def sketch(found: WalkAway, figures: Figures) -> str:
    """Years from left to right; nothing where there is only one year, or nothing to draw."""
    years = thinned(tuple(found.curve))
    amounts = [amount for year in years for amount in _both(found.curve[year])]
    if len(years) < 2 or not any(amounts):
        return ""
    low, high = min(ZERO, *amounts), max(ZERO, *amounts)
    columns = [_column(found.curve[year], low, high) for year in years]
    apart = max(2, min(WIDEST, MOST_COLUMNS // len(years)))
    labels = {ROWS: figures.text(high), _height(ZERO, low, high): "0", 0: figures.text(low)}
    margin = max(map(len, labels.values()))
    lines = [
        f"{labels.get(row, ''):>{margin}} | " + "".join(column[row].ljust(apart) for column in columns)
        for row in range(ROWS, -1, -1)
    ]
    axis = f"{years[0]}".ljust(max(6, apart * len(years) - 4)) + f"{years[-1]}"
    return "\n".join([*(line.rstrip() for line in lines), f"{'':{margin}}   {axis}", *_legend(found, years)])


def thinned(years: tuple[int, ...]) -> tuple[int, ...]:
    """Every year, or every second, third, ... so that the sketch has room."""
    return years[:: -(-len(years) // (MOST_COLUMNS // 2))] if years else ()


def _both(leavers: Leavers) -> tuple[Fraction, Fraction]:
    return leavers.receives, leavers.secures


def _height(amount: Fraction, low: Fraction, high: Fraction) -> int:
    return round((amount - low) / (high - low) * ROWS)


def _column(leavers: Leavers, low: Fraction, high: Fraction) -> list[str]:
    """The characters of one year, from the bottom."""
    to_come, secures = (_height(amount, low, high) for amount in _both(leavers))
    between = LEAVES if leavers.gain > 0 else STAYS
    column = [" "] * (ROWS + 1)
    for row in range(min(to_come, secures), max(to_come, secures)):
        column[row] = between
    column[to_come], column[secures] = STILL_TO_COME, SECURES
    if to_come == secures:
        column[to_come] = BOTH
    return column


def _legend(found: WalkAway, years: tuple[int, ...]) -> list[str]:
    thin = f"; every {years[1] - years[0]} years" if years[1] - years[0] > 1 else ""
    return [
        "",
        f"{who(found.case, found.shown)}: {STILL_TO_COME} still to come, {SECURES} leaving secures, "
        f"{BOTH} about the same",
        f"{LEAVES} leaving gains, {STAYS} staying gains{thin}",
    ]
