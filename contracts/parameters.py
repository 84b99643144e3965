"""The numbers of an agreement that can be negotiated: where each stands, and what moves with it.

A share of a table moves together with the other shares of the table, so that they still add up to the
whole; the end of a phase moves the beginning of the next one. Nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from pydantic import BaseModel

from contracts.agreement import Agreement
from contracts.amounts import Amounts, nowhere_negative
from contracts.clocks import year
from contracts.lasting import Lasting
from contracts.moments import Moment
from contracts.quantities import money, rate, share, yearly_rate
from contracts.shares import whole
from contracts.text.outline import Path, shown
from contracts.validators import validators_of
from contracts.wrong import Wrong, did_you_mean

Kind = Literal["share", "amount", "rate", "year", "factor"]


@dataclass(frozen=True)
class Parameter:
    """One number of an agreement.

    Attributes:
        path: Where it stands, such as ("clauses", 0, "shares", "home").
        kind: A share (0 to 1), an amount (0 or more, in the unit of the agreement), a rate a year, a year,
            or the factor by which all amounts of a stream are multiplied (1 as written).
        value: As written; of a year, the year.
        together: What moves with it: the other shares of its table, or the years of the phase beside it.
    """

    path: Path
    kind: Kind
    value: Fraction
    together: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        """As people write it.

        >>> Parameter(("clauses", 0, "shares", "home"), "share", Fraction(1, 2)).name
        'clauses[0].shares.home'
        """
        return shown(self.path)

    @property
    def table(self) -> Path | None:
        """The path of the table of shares that it belongs to; None for anything else."""
        return self.path[:-1] if self.kind == "share" and self.together else None

    def read(self, text: object) -> Fraction:
        """A value for it, as people write values of its kind.

        Raises:
            Wrong: not such a value.
        """
        match self.kind:
            case "share":
                return share(text)
            case "rate":
                return yearly_rate(text)
            case "year":
                return Fraction(year(text))
            case "factor":
                return rate(text)
            case "amount":
                return money(text)


def parameters(agreement: Agreement) -> tuple[Parameter, ...]:
    """The numbers of the clauses that can be negotiated, in the order of the file.

    Shares of a table in which one party has everything are left out: there is nothing to divide. Years
    that follow from events are left out as well; the event is what would have to move.
    """
    return tuple(
        parameter
        for at, clause in enumerate(agreement.clauses)
        for parameter in _parameters_in(clause, ("clauses", at))
    )


def all_numbers(agreement: Agreement) -> tuple[Parameter, ...]:
    """The same, and what can be varied without being negotiable: the discount and the streams, by factor."""
    streams = (
        Parameter(("streams", at, "amounts"), "factor", Fraction(1)) for at in range(len(agreement.streams))
    )
    return (*parameters(agreement), Parameter(("discount",), "rate", agreement.discount), *streams)


def parameter(agreement: Agreement, name: str) -> Parameter:
    """The number that a path such as `clauses[0].shares.home` or `streams[VAT].amounts` names.

    Raises:
        Wrong: there is none; the remedy is the nearest path.
    """
    known = {found.name: found for found in all_numbers(agreement)}
    known |= {
        f"streams[{stream.id}].amounts": known[f"streams[{at}].amounts"]
        for at, stream in enumerate(agreement.streams)
    }
    if name not in known:
        raise Wrong(f"{name[:80]!r} is no number of this agreement", did_you_mean(name, known))
    return known[name]


def _parameters_in(entry: BaseModel, path: Path) -> Iterator[Parameter]:
    for field, info in type(entry).model_fields.items():
        if field in ("source", "mark", "note") or (value := getattr(entry, field)) is None:
            continue
        here = (*path, info.alias or field)
        is_written = field in entry.model_fields_set
        yield from _of_value(value, here, validators_of(info), is_written)


def _of_value(value: Any, path: Path, validators: frozenset[Any], is_written: bool) -> Iterator[Parameter]:
    """What can be negotiated in the value of one field."""
    match value:
        case dict() if whole in validators and len(value) > 1:
            yield from _shares(value, path)
        case tuple():
            yield from _of_list(value, path)
        case Amounts() if nowhere_negative in validators:
            yield from _amounts(value, path)
        case Moment(written=int()) if is_written:
            yield Parameter(path, "year", Fraction(int(str(value))))
        case BaseModel() if not isinstance(value, Amounts):
            yield from _parameters_in(value, path)
        case Fraction() | int() if is_written:
            kinds: Mapping[Any, Kind] = {share: "share", money: "amount", yearly_rate: "rate", year: "year"}
            yield from (
                Parameter(path, kind, Fraction(value))
                for reader, kind in kinds.items()
                if reader in validators
            )


def _shares(table: Mapping[str, Fraction], path: Path) -> Iterator[Parameter]:
    for party, part in table.items():
        others = tuple((*path, other) for other in table if other != party)
        yield Parameter((*path, party), "share", part, others)


def _amounts(amounts: Amounts, path: Path) -> Iterator[Parameter]:
    if amounts.each is not None:
        yield Parameter(path, "amount", amounts.each)
    for at, amount in amounts.listed.items():
        yield Parameter((*path, str(at)), "amount", amount)


def _of_list(entries: tuple[Any, ...], path: Path) -> Iterator[Parameter]:
    """The entries of a list; where one begins when the one before ends, the two years move together."""
    for at, entry in enumerate(entries):
        if not isinstance(entry, BaseModel):
            continue
        for found in _parameters_in(entry, (*path, at)):
            is_border = found.kind == "year" and len(found.path) == len(path) + 2
            beside = _beside(entries, at, str(found.path[-1])) if is_border else ()
            yield replace(found, together=((*path, *beside),)) if beside else found


def _beside(entries: tuple[Any, ...], at: int, key: str) -> tuple[int, str] | tuple[()]:
    other = {"to": at + 1, "from": at - 1}.get(key, -1)
    if not 0 <= other < len(entries) or not isinstance(entries[other], Lasting):
        return ()
    before, after = entries[min(at, other)], entries[max(at, other)]
    touches = before.ends.month == after.begins.month and isinstance(before.ends.written, int)
    return (other, "from" if key == "to" else "to") if touches else ()
