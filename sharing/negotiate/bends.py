"""Where a formula bends: the values at which a cap, a floor or another limit begins or stops to bind."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.moving import moved
from contracts.wrong import Wrong
from sharing.negotiate.steps import Movable, Steps
from sharing.payoffs import Payoffs


def beyond_bends(here: Agreement, payoffs: Payoffs, steps: Steps) -> Iterator[Agreement]:
    """The agreements a step beyond each bend that one number alone can reach, the nearest first.

    Where a limit does not bind, moving it a little changes nothing, and no slope shows the way; beyond the
    bend it does.

    Args:
        here: Where the slopes were taken.
        payoffs: The slopes, with the decisions that could turn out differently.
        steps: The grid.
    """
    for _, name, value in sorted(_values_beyond(payoffs, steps), key=lambda found: (found[0], found[1])):
        number = next(found for found in payoffs.free if found.name == name)
        try:
            yield moved(here, {number: value})
        except Wrong:
            continue  # such a value cannot be written, and another bend may do


def _values_beyond(payoffs: Payoffs, steps: Steps) -> Iterator[tuple[Fraction, str, Fraction]]:
    """Distance in steps, name and value."""
    movables = {movable.number.name: movable for movable in steps.movables}
    for number in payoffs.free:
        movable = movables[number.name]
        for margin in payoffs.watch.margins:
            slope = margin.slopes.get(number.name, Fraction(0))
            if slope:
                change = -margin.value / slope
                value = _a_step_beyond(number.value + change, change > 0 or slope < 0, movable)
                yield abs(value - number.value) / movable.step, number.name, value


def _a_step_beyond(bend: Fraction, upwards: bool, movable: Movable) -> Fraction:
    """The next value on the grid, within what may be written."""
    steps = bend / movable.step
    count = math.floor(steps) + 1 if upwards else math.ceil(steps) - 1
    value = max(Fraction(0), count * movable.step)
    return value if movable.most is None else min(movable.most, value)
