"""A grid over some numbers: what everybody gets at each point, who leaves, and where that flips."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.moving import moved, with_values
from contracts.parameters import Parameter, parameter
from contracts.wrong import Wrong
from sharing.negotiate.grid import Axis, axes_of, rows_of
from sharing.negotiate.pieces import Ground, Piece, TooManyBends, pieces
from sharing.negotiate.requirements import Requirement
from sharing.negotiate.zopa import Range, range_of

ROWS_AT_ONCE = 16
"""Rows of the grid that a worker takes at once."""


@dataclass(frozen=True)
class Point:
    """One point of the grid.

    Attributes:
        values: One for each axis.
        totals: Party -> X_i, present value; empty where such values cannot be written.
        leaving: Who gains most by leaving; empty if nobody does.
        year: When.
        gain: How much, value of that year.
        wrong: Why such values cannot be written; empty if they can.
    """

    values: tuple[Fraction, ...]
    totals: Mapping[str, Fraction]
    leaving: tuple[str, ...] = ()
    year: int | None = None
    gain: Fraction = Fraction(0)
    wrong: str = ""

    @property
    def holds(self) -> bool:
        """Whether everybody stays."""
        return not self.leaving and not self.wrong


@dataclass(frozen=True)
class Sweep:
    """The answer.

    Attributes:
        agreement: The offer.
        axes: What was varied.
        points: Every point, the last axis fastest.
        flips: For each share, amount, rate or year that was varied: where everybody stays, exactly, with all
            other numbers as in the offer.
    """

    agreement: Agreement
    axes: tuple[Axis, ...]
    points: tuple[Point, ...]
    flips: tuple[Range, ...]


def sweep(agreement: Agreement, words: Sequence[str], executor: Executor | None = None) -> Sweep:
    """Judge every point of a grid.

    Along a share, an amount or a rate payoffs are straight lines between bends: one evaluation serves all
    points up to the next bend, exactly. Other numbers (years, the discount, streams) are evaluated anew.

    Args:
        agreement: The offer.
        words: One for each number: `PATH=first:last:step`, or `PATH=value,value,...`.
        executor: Takes rows of the grid, such as a process pool or that of a cluster; the answer does not
            depend on it.

    Raises:
        Wrong: a path names nothing, values cannot stand there, or there are too many points.
    """
    axes = _straight_last(axes_of(agreement, words))
    rows = list(rows_of(axes[:-1]))
    chunks = [rows[at : at + ROWS_AT_ONCE] for at in range(0, len(rows), ROWS_AT_ONCE)]
    work = map if executor is None else executor.map
    found = work(points_of_rows, [agreement] * len(chunks), [axes] * len(chunks), chunks)
    points = tuple(point for chunk in found for point in chunk)
    return Sweep(agreement, axes, points, tuple(_flips(agreement, axes)))


def _straight_last(axes: tuple[Axis, ...]) -> tuple[Axis, ...]:
    """The longest axis with straight payoffs is followed last, so that each of its lines is one row."""
    straight = [axis for axis in axes if is_straight(axis.number)]
    if not straight:
        return axes
    last = max(straight, key=lambda axis: len(axis.values))
    return (*(axis for axis in axes if axis is not last), last)


def _shares_a_table(axes: Sequence[Axis]) -> bool:
    """Whether two numbers are shares of one table: then neither can be moved without regard to the other."""
    tables = [axis.number.table for axis in axes if axis.number.table is not None]
    return len(set(tables)) < len(tables)


def is_straight(number: Parameter) -> bool:
    """Whether payoffs are straight lines in a number between its bends."""
    return number.kind in ("share", "amount", "rate") and number.path != ("discount",)


def points_of_rows(
    agreement: Agreement, axes: tuple[Axis, ...], rows: Sequence[tuple[Fraction, ...]]
) -> list[Point]:
    """The points of some rows: the values of all axes but the last, each with all values of the last one."""
    ground = Ground(agreement)
    return [point for row in rows for point in _row(ground, axes, row)]


def _row(ground: Ground, axes: tuple[Axis, ...], row: tuple[Fraction, ...]) -> list[Point]:
    last = axes[-1]
    if is_straight(last.number) and not _shares_a_table(axes):
        try:
            here = _with(ground.offer, axes[:-1], row)
            return list(_along(_moved_ground(ground, here), last, row))
        except (Wrong, TooManyBends):
            pass  # each point is tried on its own, and says for itself why it cannot be
    return [_alone(ground.offer, axes, (*row, value)) for value in last.values]


def _moved_ground(ground: Ground, here: Agreement) -> Ground:
    """What leaving secures is known already, unless streams or the discount changed."""
    same = here.streams == ground.offer.streams and here.discount == ground.offer.discount
    return ground.elsewhere(here) if same else Ground(here)


def _with(agreement: Agreement, axes: Sequence[Axis], values: Sequence[Fraction]) -> Agreement:
    """The agreement with other values; streams and the discount first, as they change nothing else.

    Raises:
        Wrong: the values cannot stand there.
    """
    pairs = [(axis.number, value) for axis, value in zip(axes, values, strict=True)]
    plain = {number.path: value for number, value in pairs if number.path[0] != "clauses"}
    return moved(
        with_values(agreement, plain), {number: value for number, value in pairs if number.path not in plain}
    )


def _along(ground: Ground, axis: Axis, row: tuple[Fraction, ...]) -> Iterator[Point]:
    """The points of one line, piece by piece."""
    number = parameter(ground.offer, axis.number.name)
    left = list(axis.values)
    for piece in pieces(ground, number, (left[0], left[-1])):
        while left and (piece.most is None or left[0] <= piece.most):
            value = left.pop(0)
            yield _on_the_line(_reaching(ground, number, piece, value), (*row, value))
        if not left:
            return


def _reaching(ground: Ground, number: Parameter, piece: Piece, value: Fraction) -> Piece:
    """The piece, or the value alone at an end that belongs to the other side, as at a threshold."""
    name = piece.requirements.names[0]
    is_end = value in (piece.least, piece.most)
    if not is_end or piece.requirements.payoffs.still_holds_at({name: value - piece.at}):
        return piece
    there = moved(ground.offer, {number: value})
    return Piece(value, value, value, ground.requirements(there, [parameter(there, name)]))


def _on_the_line(piece: Piece, values: tuple[Fraction, ...]) -> Point:
    change = {piece.requirements.names[0]: values[-1] - piece.at}
    totals = {party: worth.at(change) for party, worth in piece.requirements.payoffs.totals.items()}
    return _judged(values, totals, piece.requirements.unmet(change, most=1), change)


def _alone(agreement: Agreement, axes: tuple[Axis, ...], values: tuple[Fraction, ...]) -> Point:
    """A point that is evaluated from scratch."""
    try:
        there = _with(agreement, axes, values)
    except Wrong as wrong:
        return Point(values, {}, wrong=str(wrong))
    requirements = Ground(there).at_the_offer
    totals = {party: worth.value for party, worth in requirements.payoffs.totals.items()}
    return _judged(values, totals, requirements.unmet({}, most=1), {})


def _judged(
    values: tuple[Fraction, ...],
    totals: Mapping[str, Fraction],
    failing: Sequence[Requirement],
    change: Mapping[str, Fraction],
) -> Point:
    if not failing:
        return Point(values, totals)
    worst = failing[0]
    return Point(values, totals, worst.members, worst.year, -worst.margin.at(change))


def _flips(agreement: Agreement, axes: Sequence[Axis]) -> Iterator[Range]:
    """The exact ranges of the numbers that have one."""
    ground = Ground(agreement)
    for axis in axes:
        if is_straight(axis.number) or axis.number.kind == "year":
            yield range_of(ground, axis.number)
