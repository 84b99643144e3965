"""Numbers that know how they change: a value, and how much it moves with each negotiable number.

The terms are evaluated with these numbers exactly as with fractions, and what comes out says how every
payout depends on the shares and amounts that are negotiated. Around the offer this is exact as long as no
limit begins or stops to bind; `Watch` says where that would be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

Real = Fraction | int


class Decision(NamedTuple):
    """A comparison of numbers that vary.

    Attributes:
        margin: By how much it was taken, as a number that varies: it stays the same while this is above 0.
        is_strict: Whether it is taken the other way as soon as the margin is 0.
    """

    margin: Affine
    is_strict: bool

    def stays(self, changes: Mapping[str, Fraction]) -> bool:
        """Whether it is taken in the same way after some changes."""
        margin = self.margin.at(changes)
        return margin > 0 or (margin == 0 and not self.is_strict)


@dataclass
class Watch:
    """What was decided on the way by comparing numbers that vary.

    Attributes:
        decisions: Each of them.
        is_bent: Whether two numbers that vary were multiplied, so that slopes hold at the offer only.
    """

    decisions: list[Decision] = field(default_factory=list)
    is_bent: bool = False

    @property
    def margins(self) -> list[Affine]:
        """By how much each decision was taken; where one of them reaches 0, the slopes change."""
        return [decision.margin for decision in self.decisions]

    @property
    def is_straight(self) -> bool:
        """Whether the slopes hold everywhere, not only near the offer."""
        return not self.decisions and not self.is_bent


_watch: ContextVar[Watch | None] = ContextVar("decisions taken", default=None)


@contextmanager
def watched() -> Iterator[Watch]:
    """Within this block every comparison of numbers that vary is noted."""
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


@dataclass(frozen=True, eq=False)
class Affine:
    """value + sum over p of  slope_p (theta_p - its value in the offer).

    Products keep the first order only, and say so to the `Watch`; comparisons compare values and are noted
    there. Two numbers are equal when values and slopes are.

    Attributes:
        value: At the offer.
        slopes: What a number is -> by how much this one grows with it; none of them is 0.

    >>> half = Affine(Fraction(1, 2), {"home": Fraction(1)})
    >>> 100 * half + 7, max(Fraction(60), 100 * half)
    (57 + 100 home, Fraction(60, 1))
    """

    value: Fraction
    slopes: Mapping[str, Fraction] = field(default_factory=dict)

    def __repr__(self) -> str:
        return " + ".join([str(self.value), *(f"{slope} {name}" for name, slope in self.slopes.items())])

    def __add__(self, other: Affine | Real) -> Affine:
        if not isinstance(other, Affine):
            return Affine(self.value + other, self.slopes)
        names = {**self.slopes, **other.slopes}
        slopes = {name: self._slope(name) + other._slope(name) for name in names}
        return Affine(self.value + other.value, _without_zeros(slopes))

    __radd__ = __add__

    def __neg__(self) -> Affine:
        return Affine(-self.value, {name: -slope for name, slope in self.slopes.items()})

    def __sub__(self, other: Affine | Real) -> Affine:
        return self + -other

    def __rsub__(self, other: Real) -> Affine:
        return -self + other

    def __mul__(self, other: Affine | Real) -> Affine:
        if not isinstance(other, Affine):
            return Affine(
                self.value * other,
                _without_zeros({name: slope * other for name, slope in self.slopes.items()}),
            )
        if self.slopes and other.slopes:
            _note_bend()
        return Affine(self.value, {}) * other.value + _tilt(other, self.value) + _tilt(self, other.value)

    __rmul__ = __mul__

    def __truediv__(self, other: Affine | Real) -> Affine:
        if not isinstance(other, Affine):
            return self * (1 / Fraction(other))
        if other.slopes:
            _note_bend()
        inverse = Affine(1 / other.value, _tilt(other, -1 / other.value**2).slopes)
        return self * inverse

    def __rtruediv__(self, other: Real) -> Affine:
        return Affine(Fraction(other)) / self

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Affine):
            return self.value == other.value and dict(self.slopes) == dict(other.slopes)
        return not self.slopes and self.value == other

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return bool(self.slopes) or bool(self.value)

    def __lt__(self, other: Affine | Real) -> bool:
        return _decided(other - self, self.value < value_of(other), is_strict=True)

    def __le__(self, other: Affine | Real) -> bool:
        return _decided(other - self, self.value <= value_of(other), is_strict=False)

    def __gt__(self, other: Affine | Real) -> bool:
        return _decided(self - other, self.value > value_of(other), is_strict=True)

    def __ge__(self, other: Affine | Real) -> bool:
        return _decided(self - other, self.value >= value_of(other), is_strict=False)

    def _slope(self, name: str) -> Fraction:
        return self.slopes.get(name, Fraction(0))

    def at(self, changes: Mapping[str, Fraction]) -> Fraction:
        """The number when the named ones have moved by so much from the offer."""
        moved = (slope * changes.get(name, Fraction(0)) for name, slope in self.slopes.items())
        return sum(moved, self.value)


def value_of(number: Affine | Real) -> Fraction:
    """The value at the offer."""
    return number.value if isinstance(number, Affine) else Fraction(number)


def _tilt(number: Affine, factor: Fraction) -> Affine:
    """The slopes alone, multiplied."""
    slopes = _without_zeros({name: slope * factor for name, slope in number.slopes.items()})
    return Affine(Fraction(0), slopes)


def _without_zeros(slopes: Mapping[str, Fraction]) -> dict[str, Fraction]:
    return {name: slope for name, slope in slopes.items() if slope}


def _note_bend() -> None:
    if (watch := _watch.get()) is not None:
        watch.is_bent = True


def _decided(ahead: Affine, answer: bool, *, is_strict: bool) -> bool:
    """The answer to the question whether a number is ahead, noted if it could change with the offer."""
    watch = _watch.get()
    if watch is not None and ahead.slopes:
        margin, needs_more = (ahead, is_strict) if answer else (-ahead, not is_strict)
        watch.decisions.append(Decision(margin, needs_more))
    return answer
