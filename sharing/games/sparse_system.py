"""Exact solutions of linear equations in which most coefficients are zero."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Equation(Generic[K]):
    """sum of coefficient * unknown = right."""

    coefficients: Mapping[K, Fraction]
    right: Fraction


def solved_exactly(equations: Iterable[Equation[K]], unknowns: Iterable[K]) -> dict[K, Fraction] | None:
    """The one solution of the equations; None if there is none, or more than one.

    The shortest equation left gives the next unknown (Markowitz 1957), so that few coefficients arise.

    >>> one = Equation({"x": Fraction(1), "y": Fraction(1)}, Fraction(3))
    >>> two = Equation({"x": Fraction(1), "y": Fraction(-1)}, Fraction(1))
    >>> solved_exactly([one, two], ["x", "y"])
    {'x': Fraction(2, 1), 'y': Fraction(1, 1)}
    """
    left = [(dict(equation.coefficients), equation.right) for equation in equations]
    steps: list[tuple[K, dict[K, Fraction], Fraction]] = []
    while left:
        shortest = min(range(len(left)), key=lambda at: len(left[at][0]))
        coefficients, right = left.pop(shortest)
        if not coefficients:
            if right:
                return None
            continue
        unknown, lead = next(iter(coefficients.items()))
        pivot = {key: value / lead for key, value in coefficients.items() if key != unknown}
        steps.append((unknown, pivot, right / lead))
        left = [_without(unknown, pivot, right / lead, *equation) for equation in left]
    return _put_back(steps, unknowns)


def _without(
    unknown: K, pivot: Mapping[K, Fraction], worth: Fraction, coefficients: dict[K, Fraction], right: Fraction
) -> tuple[dict[K, Fraction], Fraction]:
    """The equation with the unknown replaced by what the pivot says of it."""
    times = coefficients.pop(unknown, None)
    if times is None:
        return coefficients, right
    for key, value in pivot.items():
        changed = coefficients.get(key, 0) - times * value
        if changed:
            coefficients[key] = changed
        else:
            coefficients.pop(key, None)
    return coefficients, right - times * worth


def _put_back(
    steps: list[tuple[K, dict[K, Fraction], Fraction]], unknowns: Iterable[K]
) -> dict[K, Fraction] | None:
    found: dict[K, Fraction] = {}
    for unknown, pivot, right in reversed(steps):
        if any(key not in found for key in pivot):
            return None
        found[unknown] = right - sum((value * found[key] for key, value in pivot.items()), Fraction(0))
    wanted = list(unknowns)
    return {key: found[key] for key in wanted} if all(key in found for key in wanted) else None
