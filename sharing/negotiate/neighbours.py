"""The formulas around a formula: one number some steps up or down, or one share for another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from contracts.parameters import Parameter
from sharing.negotiate.steps import Steps

STRIDES = (5, 1)
"""By how many steps a number is moved."""

Values = Mapping[Parameter, Fraction]


def steps_around(steps: Steps, values: Values) -> Iterator[Values]:
    """Every formula on the grid that one move leads to, the far ones first."""
    most = {movable.number: movable.most for movable in steps.movables}
    for stride in STRIDES:
        for moves in _moves(steps):
            changed = {number: value + stride * moves.get(number, 0) for number, value in values.items()}
            if all(_is_allowed(changed[number], most[number]) for number in moves):
                yield changed


def _moves(steps: Steps) -> Iterator[Values]:
    """One number a step up or down; in a whole table, one share up and another down."""
    for one in steps.movables:
        if one.number.table not in steps.tables:
            yield {one.number: one.step}
            yield {one.number: -one.step}
            continue
        for other in steps.movables:
            if other is not one and other.number.table == one.number.table:
                yield {one.number: one.step, other.number: -other.step}


def _is_allowed(value: Fraction, most: Fraction | None) -> bool:
    return value >= 0 and (most is None or value <= most)
