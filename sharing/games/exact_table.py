"""Reading the values of a game: whole numbers times one grain, or floats when the input is floating.

An exact table is kept as integers and one common factor, `value = count * grain`, because everything that
follows (sums over coalitions, excesses, pivots) is then integer arithmetic: in 63 bits where that suffices
and in Python integers of any length where it does not.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

Number = int | float | Fraction | Decimal | str
Amount = Fraction | float

FLOAT_DIGITS = 12
"""Decimal digits of the largest value that count in a table of floats. Beyond them lies the noise of sums
like 0.1 + 0.2, which would turn equal excesses into different ones."""

SAFE = 2**62
"""Integers below this size add and subtract in 64 bits without overflow."""


@dataclass(frozen=True)
class ExactTable:
    """Values as whole multiples of one grain, shape (2**n,): int64 where they fit, else Python integers."""

    counts: NDArray[Any]
    grain: Fraction


def exact(value: Number) -> Fraction:
    """The number as it is written: a float counts as the decimal that Python prints for it.

    >>> exact(0.1), exact("2/3"), exact("1.50")
    (Fraction(1, 10), Fraction(2, 3), Fraction(3, 2))
    """
    plain = value.item() if isinstance(value, np.generic) else value
    try:
        return Fraction(repr(plain) if isinstance(plain, float) else plain)
    except (ValueError, TypeError, OverflowError, ZeroDivisionError):
        raise ValueError(f"expected a finite number, got {plain!r}") from None


def integer_type(reach: int) -> Any:
    """How to hold integers up to `reach` in absolute value: int64, or Python integers beyond 62 bits."""
    return np.int64 if reach < SAFE else object


def integers(counts: Sequence[int]) -> NDArray[Any]:
    """An array of integers in the narrowest type that holds them."""
    return np.array(counts, dtype=integer_type(max(map(abs, counts), default=0)))


def widest(counts: NDArray[Any]) -> int:
    """The largest absolute value, as a Python integer."""
    return max(int(counts.max()), -int(counts.min()))


def is_floating(values: Sequence[Any] | NDArray[Any]) -> bool:
    """Whether the input is measured (contains a float) rather than exact."""
    if isinstance(values, np.ndarray) and values.dtype != object:
        return values.dtype.kind == "f"
    return any(issubclass(kind, float | np.floating) for kind in set(map(type, values)))


def exact_table(values: Sequence[Any] | NDArray[Any]) -> ExactTable:
    """Exact input over one common denominator.

    >>> table = exact_table(["0", "1/2", "1/3", 1])
    >>> table.counts.tolist(), table.grain
    ([0, 3, 2, 6], Fraction(1, 6))
    """
    if isinstance(values, np.ndarray) and values.dtype.kind in "bi":
        return ExactTable(values.astype(np.int64), Fraction(1))
    listed = values.tolist() if isinstance(values, np.ndarray) else values
    if set(map(type, listed)) <= {int, bool}:
        return ExactTable(integers(listed), Fraction(1))
    fractions = [exact(value) for value in listed]
    denominator = math.lcm(*(number.denominator for number in fractions))
    counts = [number.numerator * (denominator // number.denominator) for number in fractions]
    return ExactTable(integers(counts), Fraction(1, denominator))


def rounded_table(values: NDArray[np.float64]) -> ExactTable:
    """A table of floats on a decimal grid, `FLOAT_DIGITS` digits below its largest value.

    >>> table = rounded_table(np.array([0.0, 0.1 + 0.2, 0.3, 1.0]))
    >>> (table.counts * table.grain).tolist()
    [Fraction(0, 1), Fraction(3, 10), Fraction(3, 10), Fraction(1, 1)]
    """
    stake = float(np.abs(values).max(initial=0.0))
    if stake == 0:
        return ExactTable(np.zeros(len(values), dtype=np.int64), Fraction(1))
    digits = FLOAT_DIGITS - 1 - math.floor(math.log10(stake))
    half = digits // 2  # two factors, because 10**digits alone can leave the range of floats
    counts = np.rint(values * 10.0**half * 10.0 ** (digits - half)).astype(np.int64)
    return ExactTable(counts, 1 / Fraction(10) ** digits)


def float_table(values: Sequence[Any] | NDArray[Any]) -> NDArray[np.float64]:
    """A copy of the values as floats; those that are not floats yet are read exactly and rounded once."""
    if isinstance(values, np.ndarray) and values.dtype != object:
        return np.array(values, dtype=np.float64)
    return np.array([v if isinstance(v, float) else float(exact(v)) for v in values], dtype=np.float64)


def nearest_floats(table: ExactTable) -> NDArray[np.float64]:
    """Each count times the grain, rounded once; integers too long for a float are divided exactly first."""
    grain = table.grain
    if table.counts.dtype != object and grain.denominator < 2**53 and grain.numerator == 1:
        return np.asarray(table.counts / grain.denominator, dtype=np.float64)
    return np.array([float(int(count) * grain) for count in table.counts], dtype=np.float64)
