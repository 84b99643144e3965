"""Two agreements, entry by entry: what was added, removed, changed or put in another order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import ValidationError

from contracts.agreement import Agreement
from contracts.comparing.pairs import SOURCING, Pair, pairs

Kind = Literal["added", "removed", "changed", "reordered", "remark"]
Tree = Mapping[str, Any]

SOURCING_OF_ALL = SOURCING | {"name"}
"""Keys of the whole agreement that move no money."""

ORDERED = ("clauses", "fiscal")
"""Lists whose order decides: clauses are applied, and fiscal rules looked up, from the top."""


@dataclass(frozen=True)
class Difference:
    """One entry that is not the same in both agreements.

    Attributes:
        kind: added, removed, changed, reordered; or remark: only source, mark, note or name are others.
        section: Key of the agreement under which it stands.
        one, other: Name or position of the entry in the one agreement and in the other one; None where it
            is missing, and for a whole section.
        keys: Keys of the entry whose values differ, in the order of the file format; empty if it is a
            whole.
    """

    kind: Kind
    section: str
    one: str | int | None = None
    other: str | int | None = None
    keys: tuple[str, ...] = ()

    @property
    def moves_money(self) -> bool:
        """Whether it can move any."""
        return self.kind != "remark"


@dataclass(frozen=True)
class Versions:
    """Two agreements as plain trees, in the unit of the first.

    Attributes:
        one, other: Their trees.
    """

    one: Tree
    other: Tree

    @classmethod
    def of(cls, one: Agreement, other: Agreement) -> Self:
        """The trees of two agreements, amounts of the second converted to the unit of the first."""
        return cls(one.tree(), other.tree())

    def paired(self, section: str) -> tuple[Pair, ...]:
        """The entries of a section that is a list."""
        return self._pairs[section]

    @cached_property
    def _pairs(self) -> Mapping[str, tuple[Pair, ...]]:
        listed = [key for key, value in self.one.items() if isinstance(value, list)]
        return {key: pairs(key, self.one[key], self.other[key]) for key in listed}

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Every difference, section by section in the order of the file format."""
        return tuple(found for section in self.one for found in self._in(section))

    def _in(self, section: str) -> Iterator[Difference]:
        one, other = self.one[section], self.other[section]
        if isinstance(one, list):
            yield from self._in_list(section, one, other)
        elif isinstance(one, dict) and isinstance(other, dict):
            for name in {**one, **other}:
                yield from _entry(section, name, name, one.get(name), other.get(name))
        elif one != other:
            yield Difference("remark" if section in SOURCING_OF_ALL else "changed", section)

    def _in_list(self, section: str, one: Sequence[Any], other: Sequence[Any]) -> Iterator[Difference]:
        for at, to in self.paired(section):
            before = one[at] if at is not None else None
            yield from _entry(section, at, to, before, other[to] if to is not None else None)
        if section in ORDERED and self._is_reordered(section):
            yield Difference("reordered", section)

    def _is_reordered(self, section: str) -> bool:
        """Whether two entries that are in both lists, and in the same pool, changed places."""
        last: dict[object, int] = {}
        for at, to in self.paired(section):
            if at is not None and to is not None:
                pool = self.one[section][at].get("pool")
                if to < last.get(pool, -1):
                    return True
                last[pool] = to
        return False

    def agreement_with(self, chosen: Collection[Difference]) -> Agreement | None:
        """The first agreement with these differences, read like any other; None if it is not valid."""
        try:
            return Agreement.from_tree(self.with_only(chosen))
        except ValidationError:
            return None

    def is_valid(self, chosen: Collection[Difference]) -> bool:
        """Whether the first agreement with these differences is one."""
        return self.agreement_with(chosen) is not None

    def with_only(self, chosen: Collection[Difference]) -> dict[str, Any]:
        """The first agreement with these differences of the second one, as a tree that may not be valid."""
        return {section: self._mixed(section, chosen) for section in self.one}

    def _mixed(self, section: str, chosen: Collection[Difference]) -> Any:
        here = {(found.one, found.other): found for found in chosen if found.section == section}
        one, other = self.one[section], self.other[section]
        if isinstance(one, list):
            order = self._order(section, Difference("reordered", section) in chosen)
            taken = [_taken(one, other, pair, pair in here) for pair in order]
            return [entry for entries in taken for entry in entries]
        if isinstance(one, dict) and isinstance(other, dict):
            sources = {name: other if (name, name) in here else one for name in {**one, **other}}
            return {name: source[name] for name, source in sources.items() if name in source}
        return other if (None, None) in here else one

    def _order(self, section: str, as_other: bool) -> list[Pair]:
        """All entries in the order of one agreement; those of the other follow what they follow there."""
        found = self.paired(section)
        in_one = [pair for pair in found if pair.one is not None]
        in_other = sorted(
            (pair for pair in found if pair.other is not None), key=lambda pair: pair.other or 0
        )
        lead, follow = (in_other, in_one) if as_other else (in_one, in_other)
        order = list(lead)
        for before, pair in zip([None, *follow], follow, strict=False):
            if pair not in order:
                order.insert(order.index(before) + 1 if before is not None else 0, pair)
        return order


def _taken(one: Sequence[Any], other: Sequence[Any], pair: Pair, is_other: bool) -> list[Any]:
    """What stands in the mixture for an entry: that of one list, or nothing."""
    source, at = (other, pair.other) if is_other else (one, pair.one)
    return [source[at]] if at is not None else []


def _entry(
    section: str, one: str | int | None, other: str | int | None, before: Any, after: Any
) -> Iterator[Difference]:
    """The difference between an entry and its counterpart, if there is one."""
    if before is None:
        yield Difference("added", section, one, other)
    elif after is None:
        yield Difference("removed", section, one, other)
    elif before != after:
        is_table = isinstance(before, dict) and isinstance(after, dict)
        keys = (
            tuple(key for key in {**before, **after} if before.get(key) != after.get(key)) if is_table else ()
        )
        kind: Kind = "remark" if keys and SOURCING.issuperset(keys) else "changed"
        yield Difference(kind, section, one, other, keys)
