"""How much everybody receives depends on the numbers under negotiation: the coefficients.

    x_i(t) = value + sum over p of  slope_p (theta_p - its value in the offer)

The clauses are lowered and the terms evaluated as always, with affine numbers in place of the numbers that
are negotiated. Instruments that look for other numbers build on this and evaluate nothing themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import cast

from contracts.agreement import Agreement
from contracts.moving import with_values
from contracts.parameters import Parameter, parameters
from contracts.text.outline import Path
from sharing.affine import Affine, Watch, watched
from sharing.bridge import Prospect
from sharing.case import Case
from sharing.exits import Due, dues
from sharing.flows import Flow

Coefficients = Mapping[str, Mapping[int, Affine]]
"""Party -> year -> an amount with its slopes."""


class NotContinuous(ValueError):
    """A number with which payoffs jump, such as a year, was to be negotiated by its slope."""


@dataclass(frozen=True)
class Payoffs:
    """What everybody receives, as numbers that know how they change.

    Attributes:
        agreement: The offer.
        free: The numbers that vary, each on its own. The last share of a table is not among them: it is
            what the others leave.
        values: Path -> the affine number that stands there.
        receipts: Party -> year -> x_i(t).
        to_come: Party -> year -> R_i(t), the worth in that year of everything from that year on.
        leaving: Year -> what leaving at its start costs.
        flows: The streams, net.
        prospects: What arises under which condition; no number of a clause changes it.
        watch: The decisions that could turn out differently with other numbers.
    """

    agreement: Agreement
    free: tuple[Parameter, ...]
    values: Mapping[Path, Affine]
    receipts: Coefficients
    to_come: Coefficients
    leaving: Mapping[int, tuple[Due, ...]]
    flows: tuple[Flow, ...]
    prospects: tuple[Prospect, ...]
    watch: Watch

    @cached_property
    def totals(self) -> Mapping[str, Affine]:
        """X_i: party -> present value of what it receives."""
        first = self.agreement.years.first
        return {party: worth[first] for party, worth in self.to_come.items()}

    def still_holds_at(self, changes: Mapping[str, Fraction]) -> bool:
        """Whether the slopes are exact for these changes: nothing bends, and no limit changes sides."""
        return not self.watch.is_bent and all(decision.stays(changes) for decision in self.watch.decisions)


def payoffs(agreement: Agreement, chosen: Sequence[Parameter], known: Payoffs | None = None) -> Payoffs:
    """The receipts of everybody as functions of the chosen numbers, at and around the offer.

    Args:
        agreement: The offer.
        chosen: Shares, amounts, rates or factors. Of a table of shares several may be chosen; those that
            are not keep their proportions in what is left.
        known: The payoffs of an agreement with the same streams: what arises is not worked out again.

    Raises:
        NotContinuous: a year is among the chosen: payoffs jump with it, so it has no slope.
    """
    if years := [found.name for found in chosen if found.kind == "year"]:
        raise NotContinuous(f"{years[0]} is a year, and payoffs do not change gradually with it")
    free, values = _affine(agreement, chosen)
    with watched() as watch:
        case = Case.of(with_values(agreement, values), known=known.flows if known else None)
        receipts = _affine_table(case.receipts)
        first, *later = agreement.years
        to_come = {
            party: {year: as_affine(case.still_to_come(party, year)) for year in (first, *later)}
            for party in case.parties
        }
        leaving = {year: dues(case.agreement, case.pool_years, year) for year in agreement.years}
    arising = known.prospects if known else case.prospects
    return Payoffs(agreement, free, values, receipts, to_come, leaving, case.flows, arising, watch)


def _affine(
    agreement: Agreement, chosen: Sequence[Parameter]
) -> tuple[tuple[Parameter, ...], dict[Path, Affine]]:
    """The numbers that vary freely, and the affine number for every place that changes with them."""
    tables: dict[Path, list[Parameter]] = {}
    alone = []
    for found in chosen:
        if found.table is None:
            alone.append(found)
        else:
            tables.setdefault(found.table, []).append(found)
    free = list(alone)
    values = {found.path: _varying(found) for found in alone}
    for table, named in tables.items():
        members = [found for found in parameters(agreement) if found.table == table]
        varying = named[:-1] if len(named) == len(members) else named
        free += varying
        values |= {found.path: _varying(found) for found in varying}
        values |= _taking_the_rest([found for found in members if found not in varying], varying)
    return tuple(free), values


def _varying(found: Parameter) -> Affine:
    return Affine(found.value, {found.name: Fraction(1)})


def _taking_the_rest(rest: Sequence[Parameter], varying: Sequence[Parameter]) -> dict[Path, Affine]:
    """The shares that give way: each loses of every gain its part of what they have together."""
    total = sum((found.value for found in rest), Fraction(0))
    return {
        found.path: Affine(
            found.value,
            {other.name: -(found.value / total if total else Fraction(1, len(rest))) for other in varying},
        )
        for found in rest
    }


def as_affine(number: object) -> Affine:
    """What the evaluation gave, as an affine number: constants have no slopes."""
    return number if isinstance(number, Affine) else Affine(cast("Fraction", number))


def _affine_table(table: Mapping[str, Mapping[int, Fraction]]) -> Coefficients:
    return {party: {year: as_affine(amount) for year, amount in row.items()} for party, row in table.items()}
