"""The values of each number that a sweep tries, from words such as `clauses[0].shares.home=30%:70%:5%`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from contracts.agreement import Agreement
from contracts.parameters import Parameter, parameter
from contracts.units import amounts_in, clean
from contracts.wrong import Wrong

MOST_AXES = 3
MOST_POINTS = 100_000


@dataclass(frozen=True)
class Axis:
    """A number and the values that are tried, rising.

    Attributes:
        number: As it stands in the offer.
        values: What is tried.
        missed: The last value that was asked for, if the steps do not hit it.
    """

    number: Parameter
    values: tuple[Fraction, ...]
    missed: Fraction | None = None

    @property
    def has_offer(self) -> bool:
        """Whether the offer is among the values."""
        return self.number.value in self.values


def axes_of(agreement: Agreement, words: Sequence[str]) -> tuple[Axis, ...]:
    """One axis for each word.

    Args:
        agreement: The offer.
        words: `PATH=first:last:step`, or `PATH=value,value,...`.

    Raises:
        Wrong: a path that names nothing, values that cannot stand there, or too many points.
    """
    axes = tuple(_axis(agreement, word) for word in words)
    names = [axis.number.name for axis in axes]
    if len(axes) > MOST_AXES:
        raise Wrong(f"{len(axes)} numbers are varied", f"vary at most {MOST_AXES} at once")
    if twice := [name for name in names if names.count(name) > 1]:
        raise Wrong(f"{twice[0]} is varied twice", "name each number once")
    points = prod(len(axis.values) for axis in axes)
    if points > MOST_POINTS:
        raise Wrong(
            f"{points:,} points are asked for", f"at most {MOST_POINTS:,} are judged; take larger steps"
        )
    return axes


def _axis(agreement: Agreement, word: str) -> Axis:
    path, sign, rest = word.partition("=")
    rest = clean(rest)
    if not sign or not rest.strip():
        raise Wrong(f"{word[:80]!r} names no values", "write PATH=30%:70%:5%, or PATH=30%,50%")
    number = parameter(agreement, path.strip())
    with amounts_in(agreement.unit):
        parts = rest.split(":")
        if len(parts) == 1:
            return Axis(number, tuple(sorted({number.read(one) for one in rest.split(",")})))
        if len(parts) != 3:
            raise Wrong(f"{word[:80]!r} is no range", "write first, last and step: PATH=30%:70%:5%")
        first, last = number.read(parts[0]), number.read(parts[1])
        step = Fraction(int(parts[2])) if _is_count(number, parts[2]) else number.read(parts[2])
    return _stepped(number, first, last, step, rest)


def _is_count(number: Parameter, text: str) -> bool:
    """Whether a step is a number of years."""
    return number.kind == "year" and text.strip().isdigit()


def _stepped(number: Parameter, first: Fraction, last: Fraction, step: Fraction, words: str) -> Axis:
    if step <= 0:
        raise Wrong(f"the step of {words} is not above 0", "write first, last and step: PATH=30%:70%:5%")
    if last < first:
        raise Wrong(f"{words} ends before it begins", "write the smaller value first")
    count = (last - first) // step
    if count >= MOST_POINTS:
        raise Wrong(
            f"{count + 1:,} values are asked for", f"at most {MOST_POINTS:,} are judged; take larger steps"
        )
    values = tuple(first + at * step for at in range(int(count) + 1))
    return Axis(number, values, last if values[-1] != last else None)


def rows_of(axes: Sequence[Axis]) -> Iterator[tuple[Fraction, ...]]:
    """Every combination of the values of some axes, the last one fastest."""
    if not axes:
        yield ()
        return
    for value in axes[0].values:
        for rest in rows_of(axes[1:]):
            yield value, *rest
