"""Rounding, once, and amounts as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from contracts.units import UNITS

K = TypeVar("K")

SHOWN_DIGITS = 2
SHOWN_GRAIN = Fraction(1, 10**SHOWN_DIGITS)
"""Amounts are shown to a hundredth of their unit."""


def round_split(
    split: Mapping[K, Fraction], grain: Fraction, total: Fraction | None = None
) -> dict[K, Fraction]:
    """Round every part to a multiple of `grain` so that the parts still add up to the rounded total.

    Each part is rounded down; the spare grains go to the largest remainders, ties in the given order.

    Args:
        split: Parts of a total.
        grain: Smallest step, such as 1/100.
        total: The total where it was rounded before, a multiple of `grain` at most one grain away from the
            exact sum; by default the nearest one.

    >>> round_split({"a": Fraction(1, 3), "b": Fraction(2, 3)}, Fraction(1, 10))
    {'a': Fraction(3, 10), 'b': Fraction(7, 10)}
    """
    down = {key: part // grain * grain for key, part in split.items()}
    total = nearest(sum(split.values(), Fraction(0)), grain) if total is None else total
    spare = int((total - sum(down.values(), Fraction(0))) / grain)
    neediest = sorted(split, key=lambda key: down[key] - split[key])
    return {key: down[key] + grain * (key in neediest[:spare]) for key in split}


def nearest(amount: Fraction, grain: Fraction) -> Fraction:
    """The nearest multiple of `grain`, halves away from zero.

    >>> nearest(Fraction(-5, 2), Fraction(1))
    Fraction(-3, 1)
    """
    steps = (abs(amount) / grain + Fraction(1, 2)) // 1
    return steps * grain if amount >= 0 else -steps * grain


def decimal_text(amount: Fraction, digits: int) -> str:
    """An amount with exactly so many decimals and no thousands separator, for machines.

    >>> decimal_text(Fraction(10, 3), 2)
    '3.33'
    """
    steps = int(nearest(amount, Fraction(1, 10**digits)) * 10**digits)
    whole, decimals = divmod(abs(steps), 10**digits)
    text = f"{whole}.{decimals:0{digits}d}" if digits else str(whole)
    return f"-{text}" if steps < 0 else text


def amount_text(amount: Fraction, digits: int = SHOWN_DIGITS) -> str:
    """An amount with thousands separators, for people.

    >>> amount_text(Fraction(1234567, 100))
    '12,345.67'
    """
    whole, point, decimals = decimal_text(amount, digits).partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{abs(int(whole)):,}{point}{decimals}"


def percent_text(share: Fraction, digits: int = 2) -> str:
    """A share of a whole for people.

    >>> percent_text(Fraction(2, 3))
    '66.67%'
    """
    return f"{decimal_text(share * 100, digits)}%"


def converted(amount: Fraction, unit: str | None, shown_in: str | None) -> Fraction:
    """An amount of one unit, in another; units that are not given are taken as equal.

    >>> converted(Fraction(12000), "10k", "亿元")
    Fraction(6, 5)
    """
    if unit is None or shown_in is None:
        return amount
    return amount * Fraction(UNITS[unit], UNITS[shown_in])


def fen_digits(unit: str | None) -> int:
    """How many decimals a unit needs so that the fen (1/100 of the currency) is still seen.

    >>> fen_digits("10k")
    6
    """
    return len(str(UNITS[unit or "1"])) + 1
