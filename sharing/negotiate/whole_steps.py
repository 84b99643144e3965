"""The search for whole numbers of steps as a programme: the nearest that meets the requirements known so far.

All columns count steps; money is measured in the stake, so that the solver sees numbers near 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal

from contracts.parameters import Parameter
from sharing.affine import Affine
from sharing.games.mixed_programme import Column, Programme, Row, plain
from sharing.negotiate.requirements import Requirement
from sharing.negotiate.steps import Movable, Steps
from sharing.payoffs import Payoffs

FAR = 10_000
"""More steps than any number moves."""

SAME = Fraction(1, 100)
"""Two proposals are worth the same to a party when its amounts differ by less than this part."""

EVEN = 1e-4
"""What the largest rise and the largest fall count: of formulas equally near the evenest is taken."""

NEAR = 5_000
"""Steps that coming nearer to a target by all the money at stake is worth: one for each 0.02 % of it."""


@dataclass(frozen=True)
class Aim:
    """What is come near to: the offer, or amounts of money."""

    amounts: Mapping[str, Fraction] | None


@dataclass(frozen=True)
class Unlike:
    """A proposal that was made already.

    Attributes:
        counts: Name -> its value in steps.
        party: For whom a further one is to be worth the same.
        worth: What it is worth to that party.
    """

    counts: Mapping[str, Fraction]
    party: str | None
    worth: Fraction | None


@dataclass(frozen=True)
class Search:
    """One programme.

    Attributes:
        steps: What may move.
        payoffs: The slopes.
        aim: What is come near to.
        unlike: The proposals from which it has to differ.
        requirements: What has to be met.
        slack: By which part of the stake requirements are tightened.
        is_whole: Whether steps are whole numbers; if not, shares may be any.
    """

    steps: Steps
    payoffs: Payoffs
    aim: Aim
    unlike: tuple[Unlike, ...] = ()
    requirements: tuple[Requirement, ...] = field(default=())
    slack: Fraction = Fraction(0)
    is_whole: bool = True

    def asked(
        self, unlike: Sequence[Unlike], known: Sequence[Requirement], slack: Fraction = Fraction(0)
    ) -> Search:
        """The same with other demands."""
        return replace(self, unlike=tuple(unlike), requirements=tuple(known), slack=slack)

    def solved(self) -> dict[Parameter, Fraction] | None:
        """The best values of everything that may move, on the grid; None when there are none."""
        point = self.programme().solved()
        return self._on_the_grid(point) if point is not None else None

    def _on_the_grid(self, point: Mapping[str, float]) -> dict[Parameter, Fraction]:
        return {
            movable.number: self._value(movable, point, column)
            for movable, column in zip(self.steps.movables, self.columns, strict=True)
            if column in point
        }

    def _value(self, movable: Movable, point: Mapping[str, float], column: str) -> Fraction:
        stays = self.stays.get(movable.number.name)
        if stays is not None and round(point[stays]) == 1:
            return movable.number.value
        return round(point[column]) * movable.step

    def least_unmet(self) -> dict[Parameter, Fraction]:
        """The values at which the requirements lack least together: a place from where to look again."""
        strict = self.programme()
        needs = [row for row in strict.rows if row.name.startswith("need")]
        lacking = [Column(f"lacking{at}") for at in range(len(needs))]
        loose = [
            replace(row, coefficients={**row.coefficients, column.name: 1.0})
            for row, column in zip(needs, lacking, strict=True)
        ]
        point = Programme(
            "least_unmet",
            (*strict.columns, *lacking),
            {column.name: 1.0 for column in lacking},
            (*(row for row in strict.rows if row not in needs), *loose),
        ).solved()
        return self._on_the_grid(point or {})

    def programme(self) -> Programme:
        """Everything as columns and rows."""
        rows = [*self._tables(), *self._distances(), *self._demands(), *self._differences()]
        rows += self._nearness() if self.aim.amounts is not None else []
        return Programme("counter", tuple(self._unknowns()), self._objective(), tuple(rows))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """k_m: how many steps each number is above 0."""
        return tuple(f"k{at}_{plain(name)}" for at, name in enumerate(self.steps.names))

    def changes_at(self, point: Mapping[str, float]) -> dict[str, Fraction]:
        """By how much each free number differs at a point from where the slopes were taken."""
        steps = dict(zip(self.steps.names, self.columns, strict=True))
        sizes = {movable.number.name: movable.step for movable in self.steps.movables}
        return {
            found.name: Fraction(point[steps[found.name]]) * sizes[found.name] - found.value
            for found in self.payoffs.free
        }

    @cached_property
    def stays(self) -> dict[str, str]:
        """Name of a number that does not lie on the grid -> the column that says whether it stays as offered.

        The shares of a table stay together, or none of them does. Between the steps nothing has to stay.
        """
        if not self.is_whole:
            return {}
        off = [
            movable.number for movable in self.steps.movables if (movable.away(Fraction(0))).denominator > 1
        ]
        tables = {number.table for number in off if number.table is not None}
        groups = [*tables, *(number.path for number in off if number.table is None)]
        at = {group: f"stays{count}" for count, group in enumerate(sorted(groups, key=str))}
        return {
            movable.number.name: at[group]
            for movable in self.steps.movables
            for group in [movable.number.table or movable.number.path]
            if group in at
        }

    @cached_property
    def stake(self) -> Fraction:
        """The money at stake."""
        return sum((abs(worth.value) for worth in self.payoffs.totals.values()), Fraction(0)) or Fraction(1)

    def _unknowns(self) -> Iterator[Column]:
        for movable, name in zip(self.steps.movables, self.columns, strict=True):
            most = float(movable.most / movable.step) if movable.most is not None else None
            yield Column(name, upper=most, is_whole=self.is_whole)
        yield from (Column(name, upper=1, is_whole=True) for name in sorted({*self.stays.values()}))
        yield from (Column(f"d{at}") for at in range(len(self.columns)))
        yield from (Column("most_more"), Column("most_less"))
        if self.aim.amounts is not None:
            yield from (Column(f"gap{at}") for at in range(len(self.aim.amounts)))
        for at in range(len(self.unlike)):
            for number in range(len(self.columns)):
                for side in ("above", "below"):
                    yield Column(f"{side}{at}_{number}", upper=1, is_whole=True)

    def _objective(self) -> dict[str, float]:
        weights = {
            f"d{at}": float(self.steps.counted(movable)) for at, movable in enumerate(self.steps.movables)
        }
        gaps = {f"gap{at}": float(NEAR) for at in range(len(self.aim.amounts or ()))}
        return weights | gaps | {"most_more": EVEN, "most_less": EVEN}

    def _tables(self) -> Iterator[Row]:
        """The shares of a whole table add up to the whole; of a part of one, to no more."""
        by_table: dict[object, list[int]] = {}
        for at, movable in enumerate(self.steps.movables):
            if movable.number.table is not None:
                by_table.setdefault(movable.number.table, []).append(at)
        for count, (table, members) in enumerate(by_table.items()):
            sense: Literal["=", "<="] = "=" if table in self.steps.tables else "<="
            whole = float(1 / self.steps.movables[members[0]].step)
            stays = self.stays.get(self.steps.movables[members[0]].number.name)
            kept = {stays: whole} if stays is not None else {}
            yield Row(f"whole{count}", {**{self.columns[at]: 1.0 for at in members}, **kept}, sense, whole)

    def _distances(self) -> Iterator[Row]:
        """d_m >= |k_m - k_m of the offer|."""
        for at, (movable, name) in enumerate(zip(self.steps.movables, self.columns, strict=True)):
            offer = float(movable.number.value / movable.step)
            here = self._steps(movable, name)
            there = {column: -factor for column, factor in here.items()}
            yield Row(f"more{at}", {f"d{at}": 1.0, **there}, ">=", -offer)
            yield Row(f"less{at}", {f"d{at}": 1.0, **here}, ">=", offer)
            yield Row(f"most_more{at}", {"most_more": 1.0, **there}, ">=", -offer)
            yield Row(f"most_less{at}", {"most_less": 1.0, **here}, ">=", offer)
            yield from self._grid_or_offer(at, movable, name)

    def _grid_or_offer(self, at: int, movable: Movable, name: str) -> Iterator[Row]:
        """A number that stays as offered is not moved in steps as well."""
        stays = self.stays.get(movable.number.name)
        if stays is not None:
            most = float((movable.most or FAR * movable.step) / movable.step)
            yield Row(f"one_or_other{at}", {name: 1.0, stays: most}, "<=", most)

    def _steps(self, movable: Movable, name: str) -> dict[str, float]:
        """A number, in steps, as coefficients of the columns."""
        stays = self.stays.get(movable.number.name)
        offer = float(movable.number.value / movable.step)
        return {name: 1.0} if stays is None else {name: 1.0, stays: offer}

    def _demands(self) -> Iterator[Row]:
        """Each margin at least 0."""
        for at, requirement in enumerate(self.requirements):
            year = requirement.year if requirement.year is not None else "red_line"
            name = f"need{at}_{plain('_'.join(requirement.members))}_{year}"
            coefficients, constant = self.as_row(requirement.margin)
            yield Row(name, coefficients, ">=", float(self.slack) - constant)

    def as_row(self, number: Affine) -> tuple[dict[str, float], float]:
        """An amount as coefficients of the columns and a constant, in parts of the stake."""
        by_name = dict(
            zip(self.steps.names, zip(self.steps.movables, self.columns, strict=True), strict=True)
        )
        constant = number.value
        coefficients: dict[str, float] = {}
        for found in self.payoffs.free:
            slope = number.slopes.get(found.name, Fraction(0))
            movable, column = by_name[found.name]
            constant -= slope * found.value
            if slope:
                unit = float(slope * movable.step / self.stake)
                for name, factor in self._steps(movable, column).items():
                    coefficients[name] = coefficients.get(name, 0.0) + unit * factor
        return coefficients, float(constant / self.stake)

    def _nearness(self) -> Iterator[Row]:
        """gap_i >= |X_i - target_i|."""
        for at, (party, amount) in enumerate((self.aim.amounts or {}).items()):
            coefficients, constant = self.as_row(self.payoffs.totals[party] - amount)
            minus = {name: -value for name, value in coefficients.items()}
            yield Row(f"over{at}", {f"gap{at}": 1.0, **minus}, ">=", constant)
            yield Row(f"under{at}", {f"gap{at}": 1.0, **coefficients}, ">=", -constant)

    def _differences(self) -> Iterator[Row]:
        """At least one number differs from each earlier proposal by a step, in a whole number of steps."""
        for at, made in enumerate(self.unlike):
            sides = []
            for number, (movable, column) in enumerate(zip(self.steps.movables, self.columns, strict=True)):
                old = float(made.counts[movable.number.name])
                above, below = f"above{at}_{number}", f"below{at}_{number}"
                here = self._steps(movable, column)
                yield Row(f"{above}_row", {**here, above: -float(FAR)}, ">=", old + 1 - FAR)
                yield Row(f"{below}_row", {**here, below: float(FAR)}, "<=", old - 1 + FAR)
                sides += [above, below]
            yield Row(f"unlike{at}", dict.fromkeys(sides, 1.0), ">=", 1.0)
            yield from self._same_worth(at, made)

    def _same_worth(self, at: int, made: Unlike) -> Iterator[Row]:
        if made.party is None or made.worth is None:
            return
        coefficients, constant = self.as_row(self.payoffs.totals[made.party] - made.worth)
        room = float(SAME * abs(made.worth) / self.stake)
        yield Row(f"worth_least{at}", coefficients, ">=", -room - constant)
        yield Row(f"worth_most{at}", coefficients, "<=", room - constant)
