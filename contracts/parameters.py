"""The numbers of an agreement that can be negotiated: where each stands, and the agreement with others.

A share of a table moves together with the other shares of the table, so that they still add up to the
whole; the end of a phase moves the beginning of the next one. Nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from contracts.agreement import Agreement
from contracts.amounts import Amounts, nowhere_negative
from contracts.clocks import year
from contracts.lasting import Lasting
from contracts.moments import Moment, end, start
from contracts.quantities import money, plain, rate, share, yearly_rate
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


def moved(agreement: Agreement, changes: Mapping[Parameter, Fraction]) -> Agreement:
    """The agreement with other numbers; what moves together is moved, and the rules of writing are checked.

    Raises:
        Wrong: the values cannot stand there, such as a phase that would end before it begins.
    """
    values = together(agreement, changes)
    changed = with_values(agreement, values)
    at_fault = {path[1] for path in values if path[0] == "clauses"}
    for at in sorted(int(position) for position in at_fault):
        clause = changed.clauses[at]
        written = {name: getattr(clause, name) for name in clause.model_fields_set | {"kind"}}
        try:
            type(clause).model_validate(written)
        except ValidationError as error:
            reason = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
            raise Wrong(f"clauses[{at}] cannot be so: {reason}", "choose another value") from None
    return changed


def together(agreement: Agreement, changes: Mapping[Parameter, Fraction]) -> dict[Path, Fraction]:
    """Path -> value of everything that changes; shares that are not named keep their proportions."""
    values: dict[Path, Fraction] = {found.path: value for found, value in changes.items()}
    for found, value in changes.items():
        if found.kind == "year":
            step = value - found.value
            values |= {path: _year_at(agreement, path) + step for path in found.together}
    tables = {found.table: found for found in changes if found.table is not None}
    for table, found in tables.items():
        values |= _rest_of(agreement, table, found, values)
    return values


def _year_at(agreement: Agreement, path: Path) -> Fraction:
    return next(found.value for found in parameters(agreement) if found.path == path)


def _rest_of(
    agreement: Agreement, table: Path, found: Parameter, values: Mapping[Path, Fraction]
) -> dict[Path, Fraction]:
    """The shares of a table that are not named: they divide what is left in their old proportions."""
    free = [path for path in found.together if path not in values]
    taken = sum((value for path, value in values.items() if path[:-1] == table), Fraction(0))
    if not free:
        return {}
    if taken > 1:
        raise Wrong(f"{shown(table)} would add up to {plain(taken * 100)}%", "choose smaller shares")
    old = {path: _value_at(agreement, path) for path in free}
    total = sum(old.values(), Fraction(0))
    return {
        path: (1 - taken) * (part / total if total else Fraction(1, len(free))) for path, part in old.items()
    }


def _value_at(agreement: Agreement, path: Path) -> Any:
    node: Any = agreement
    for step in path:
        inside = isinstance(node, tuple | dict)
        node = node[step] if inside else getattr(node, _field(node, str(step)))
    return node


def _field(entry: BaseModel, key: str) -> str:
    """The field that a key of the file means."""
    return next((name for name, info in type(entry).model_fields.items() if info.alias == key), key)


def with_values(agreement: Agreement, values: Mapping[Path, Any]) -> Agreement:
    """The agreement with other values at some paths, taken as they are.

    Numbers of other kinds may be put in, such as the affine numbers of `sharing.affine`: nothing is checked.
    """
    for path, value in values.items():
        agreement = _put(agreement, path, value)
    return agreement


def _put(node: Any, path: Path, value: Any) -> Any:
    if not path:
        return _leaf(node, value)
    step, rest = path[0], path[1:]
    if isinstance(node, tuple):
        at = int(step)
        return (*node[:at], _put(node[at], rest, value), *node[at + 1 :])
    if isinstance(node, dict):
        return {**node, step: _put(node[step], rest, value)}
    if isinstance(node, Amounts):
        return changed_copy(node, {"listed": {**node.listed, int(step): value}})
    field = _field(node, str(step))
    below = getattr(node, field)
    if isinstance(below, Moment):
        return changed_copy(node, {field: (start if field == "begins" else end)(int(value))})
    if isinstance(below, Amounts) and not rest and path == ("amounts",):
        return changed_copy(node, {field: below.times(value)})
    return changed_copy(node, {field: _put(below, rest, value)})


def _leaf(node: Any, value: Any) -> Any:
    if isinstance(node, Amounts):
        return Amounts.constant(value)
    return int(value) if isinstance(node, int) else value


def changed_copy(entry: Any, update: Mapping[str, Any]) -> Any:
    """A copy with other fields, without anything that was worked out from the old ones."""
    copy = entry.model_copy(update=dict(update))
    for name in set(copy.__dict__) - set(type(entry).model_fields):
        del copy.__dict__[name]
    return copy
