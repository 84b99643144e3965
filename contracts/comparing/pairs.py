"""Which entry of one agreement is which entry of another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

Entry = Mapping[str, Any]
Likeness = Callable[[Entry], object]
"""What two entries have in common that are the same one."""

SOURCING = frozenset({"source", "mark", "note"})
"""Keys that say what an entry rests on, and move no money."""


def content(entry: Entry) -> Entry:
    """An entry without what it rests on."""
    return {key: value for key, value in entry.items() if key not in SOURCING}


def _fields(*names: str) -> Likeness:
    return lambda entry: tuple(repr(entry.get(name)) for name in names)


def _all_but(name: str) -> Likeness:
    return lambda entry: repr({key: value for key, value in content(entry).items() if key != name})


LIKENESSES: Mapping[str, tuple[Likeness, ...]] = MappingProxyType(
    {
        "streams": (_fields("id"), _all_but("id")),
        "indicators": (_fields("id"), _all_but("id")),
        "policies": (_fields("question"),),
        "clauses": (
            lambda entry: repr(content(entry)),
            _fields("kind", "pool", "payee", "from", "to"),
            _fields("kind", "pool", "payee"),
            _fields("kind", "pool"),
        ),
        "fiscal": (
            lambda entry: repr(content(entry)),
            _fields("province", "taxes", "from"),
            _fields("province", "taxes"),
            _fields("province"),
        ),
    }
)
"""Section -> likenesses, the closest first; entries of other sections are the same if they are equal."""


class Pair(NamedTuple):
    """Positions of an entry in the one list and in the other one; None where it is missing."""

    one: int | None
    other: int | None


def pairs(section: str, one: Sequence[Any], other: Sequence[Any]) -> tuple[Pair, ...]:
    """The entries of two lists, each with its counterpart: as many as possible by the closest likeness.

    Of several alike, the first of the one list is the first of the other.

    >>> one, other = [{"id": "vat"}, {"id": "rent"}], [{"id": "rent"}]
    >>> [tuple(pair) for pair in pairs("streams", one, other)]
    [(0, None), (1, 0)]
    """
    found: dict[int, int] = {}
    for likeness in LIKENESSES.get(section, (repr,)):
        taken = set(found.values())
        free: dict[object, list[int]] = {}
        for to in reversed(range(len(other))):
            if to not in taken:
                free.setdefault(likeness(other[to]), []).append(to)
        for at in range(len(one)):
            if at not in found and (alike := free.get(likeness(one[at]))):
                found[at] = alike.pop()
    added = sorted(set(range(len(other))) - set(found.values()))
    return (*(Pair(at, found.get(at)) for at in range(len(one))), *(Pair(None, to) for to in added))
