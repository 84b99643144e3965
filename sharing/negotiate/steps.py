"""The numbers that a proposal may move, and the steps in which it moves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.parameters import Parameter, parameter, parameters
from contracts.quantities import percent
from contracts.text.outline import Path
from contracts.wrong import Wrong, did_you_mean
from sharing.payoffs import Payoffs

NICE = (1, 2, 5)
"""What a round number begins with."""


@dataclass(frozen=True)
class Movable:
    """A number and its grid.

    Attributes:
        number: As it stands in the offer.
        step: The distance of two values that people say aloud.
        weight: How much a step counts.
        most: The largest value; None is none.
    """

    number: Parameter
    step: Fraction
    weight: Fraction
    most: Fraction | None

    def away(self, value: Fraction) -> Fraction:
        """How many steps a value is away from the offer."""
        return abs(value - self.number.value) / self.step


@dataclass(frozen=True)
class Steps:
    """All numbers that may move.

    Attributes:
        agreement: The offer.
        movables: The numbers, in the order of the file.
        tables: Every table of shares of which all may move -> the names of its shares.
    """

    agreement: Agreement
    movables: tuple[Movable, ...]
    tables: Mapping[Path, tuple[str, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        """What may move."""
        return tuple(movable.number.name for movable in self.movables)

    def distance(self, values: Mapping[Parameter, Fraction]) -> Fraction:
        """Weighted steps from the offer; what one share of a table gains another loses, so it counts half."""
        return sum(
            (
                self.counted(movable) * movable.away(values[movable.number])
                for movable in self.movables
                if movable.number in values
            ),
            Fraction(0),
        )

    def counted(self, movable: Movable) -> Fraction:
        """How much a step of a number counts."""
        return movable.weight * (Fraction(1, 2) if movable.number.table in self.tables else 1)

    def changes(self, values: Mapping[Parameter, Fraction], payoffs: Payoffs) -> dict[str, Fraction]:
        """By how much each free number differs from where the slopes were taken."""
        by_name = {found.name: value for found, value in values.items()}
        return {found.name: by_name[found.name] - found.value for found in payoffs.free}

    def counts(self, changes: Mapping[Parameter, Fraction]) -> dict[str, Fraction]:
        """Name -> value in steps of everything that may move, after some changes."""
        return {
            movable.number.name: changes.get(movable.number, movable.number.value) / movable.step
            for movable in self.movables
        }


def steps_of(
    agreement: Agreement, only: Iterable[str], step: Fraction, weights: Mapping[str, Fraction]
) -> Steps:
    """The grid of the numbers that may move.

    Raises:
        Wrong: a path names nothing that can be moved gradually, the step does not divide the whole, or
            nothing can be moved.
    """
    if step <= 0 or (1 / step).denominator != 1:
        raise Wrong(f"steps of {percent(step)} do not add up to the whole", "write 1%, 2%, 5% or 10%")
    chosen = list(dict.fromkeys(_chosen(agreement, tuple(only))))
    if not chosen:
        raise Wrong(
            "no clause of this agreement has shares of two parties that could be moved",
            did_you_mean("", [found.name for found in parameters(agreement) if found.kind != "year"]),
        )
    known = {found.name for found in chosen}
    if unknown := [name for name in weights if name not in known]:
        raise Wrong(f"{unknown[0]!r} has a weight but does not move", did_you_mean(unknown[0], known))
    movables = tuple(_movable(found, step, weights.get(found.name, Fraction(1))) for found in chosen)
    return Steps(agreement, movables, dict(_whole_tables(chosen)))


def _chosen(agreement: Agreement, only: tuple[str, ...]) -> Iterator[Parameter]:
    """What may move; a path of a whole clause or table means everything in it."""
    everything = [found for found in parameters(agreement) if found.kind != "year"]
    if not only:
        yield from (found for found in everything if found.table is not None)
    for name in only:
        inside = [found for found in everything if _is_within(found.name, name)]
        yield from inside or [_gradual(parameter(agreement, name))]


def _is_within(name: str, whole: str) -> bool:
    return name == whole or name.startswith((f"{whole}.", f"{whole}["))


def _gradual(found: Parameter) -> Parameter:
    if found.kind in ("year", "factor") or found.path == ("discount",):
        raise Wrong(
            f"{found.name} is not moved by counter-proposals",
            "name a share, an amount or a rate of a clause; for years and streams use `feidi sweep`",
        )
    return found


def _movable(found: Parameter, step: Fraction, weight: Fraction) -> Movable:
    if found.kind == "amount":
        return Movable(found, round_step(found.value), weight, None)
    return Movable(found, step, weight, Fraction(1) if found.kind == "share" else Fraction(10))


def round_step(amount: Fraction) -> Fraction:
    """About a hundredth of an amount, as a round number; 1 for an amount of 0.

    >>> [str(round_step(Fraction(amount))) for amount in (0, 120, 500, 37461)]
    ['1', '1', '5', '200']
    """
    if amount == 0:
        return Fraction(1)
    wanted, power = abs(amount) / 100, Fraction(1)
    while power > wanted:
        power /= 10
    while power * 10 <= wanted:
        power *= 10
    return max(nice * power for nice in NICE if nice * power <= wanted)


def _whole_tables(chosen: list[Parameter]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The tables of which every share may move."""
    for table in dict.fromkeys(found.table for found in chosen):
        named = [found for found in chosen if found.table == table]
        if table is not None and len(named) == len(named[0].together) + 1:
            yield table, tuple(found.name for found in named)
