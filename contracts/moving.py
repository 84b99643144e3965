"""The agreement with other numbers: what moves together is moved, and the rules of writing are checked."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pydantic import BaseModel, ValidationError

from contracts.agreement import Agreement
from contracts.amounts import Amounts
from contracts.moments import Moment, end, start
from contracts.parameters import Parameter, parameters
from contracts.quantities import plain
from contracts.text.outline import Path, shown
from contracts.wrong import Wrong


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
