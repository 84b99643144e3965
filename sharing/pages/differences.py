"""Differences of two agreements in the words of their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contracts.agreement import Agreement
from contracts.comparing.differences import Difference
from sharing.negotiate.compare import Comparison
from sharing.pages.entries import entry_label, written_text

SAME_WORDS = "(the same words, other figures)"


def numbered(found: Comparison) -> Mapping[Difference, int]:
    """Every difference that can move money, with its number."""
    moving = (difference for difference in found.differences if difference.moves_money)
    return {difference: number for number, difference in enumerate(moving, start=1)}


def label(found: Comparison, difference: Difference) -> str:
    """What differs: `ratio of pool tax`."""
    if difference.kind == "reordered":
        return f"order of the {'clauses' if difference.section == 'clauses' else 'fiscal rules'}"
    is_new = difference.one is None and difference.other is not None
    tree = found.versions.other if is_new or difference.kind == "added" else found.versions.one
    name = difference.other if difference.kind == "added" else difference.one
    section = tree[difference.section]
    return entry_label(difference.section, name, section[name] if name is not None else section)


def sides(found: Comparison, difference: Difference) -> Iterator[tuple[str, str, str]]:
    """A row for each key that differs: what, in the first file, in the second file."""
    what = label(found, difference)
    here, there = found.one.case.agreement, found.as_written
    one, other = _path(difference, difference.one), _path(difference, difference.other)
    if difference.kind == "reordered":
        yield what, "as written", "another order"
    elif difference.kind == "added":
        yield what, "-", f"{_line(there, other)}{written_text(there, *other)}"
    elif difference.kind == "removed":
        yield what, f"{_line(here, one)}{written_text(here, *one)}", "removed"
    for key in difference.keys:
        before, after = written_text(here, *one, key), written_text(there, *other, key)
        yield f"{what}: {key}", before, after if after != before else SAME_WORDS
    if difference.kind in ("changed", "remark") and not difference.keys:
        yield what, written_text(here, *one), written_text(there, *other)


def _path(difference: Difference, name: str | int | None) -> tuple[str | int, ...]:
    return (difference.section,) if name is None else (difference.section, name)


def _line(agreement: Agreement, path: tuple[str | int, ...]) -> str:
    place = agreement.key_place(*path)
    return f"line {place.line}: " if place else ""
