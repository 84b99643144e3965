"""The text as it was written, the text as it was meant, and the way back from one to the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from contracts.finding import Finding, Place
from contracts.text.faults import fault


class Edit(NamedTuple):
    """Characters `column` to `end` of a row become `instead`; all count from 0."""

    row: int
    column: int
    end: int
    instead: str


class Slip(NamedTuple):
    """A stretch of a row that does not mean what its writer meant; row and columns count from 0."""

    row: int
    column: int
    end: int
    code: str
    message: str
    remedy: str


@dataclass(frozen=True)
class Page:
    """A named text and the edits that make YAML of it.

    Attributes:
        name: How findings call the file.
        lines: As written, without line ends.
        edits: What to change before YAML reads the text; they do not overlap, and those at one spot keep
            their order.
        slips: What to tell the writer; an edit without a slip is harmless tidying.

    >>> page = Page("x.yaml", ("名称：园区",), (Edit(0, 2, 3, ": "),))
    >>> page.mended
    ['名称: 园区']
    >>> page.place(0, 4, 6).column      # counts from 1, in the text as written
    4
    """

    name: str
    lines: tuple[str, ...]
    edits: tuple[Edit, ...] = ()
    slips: tuple[Slip, ...] = ()

    @cached_property
    def _edits(self) -> dict[int, list[Edit]]:
        by_row: dict[int, list[Edit]] = {}
        for edit in sorted(self.edits, key=lambda edit: edit[:3]):
            by_row.setdefault(edit.row, []).append(edit)
        return by_row

    @cached_property
    def mended(self) -> list[str]:
        """The lines as they were meant."""
        lines = list(self.lines)
        for row, edits in self._edits.items():
            ends = [0, *(edit.end for edit in edits)]
            kept = [
                lines[row][end : edit.column] + edit.instead for end, edit in zip(ends, edits, strict=False)
            ]
            lines[row] = "".join(kept) + lines[row][ends[-1] :]
        return lines

    @cached_property
    def _shifts(self) -> dict[int, list[tuple[int, int, Edit]]]:
        """By row: where each edit begins and ends in the mended text."""
        by_row: dict[int, list[tuple[int, int, Edit]]] = {}
        for row, edits in self._edits.items():
            shift = 0
            for edit in edits:
                start = edit.column + shift
                by_row.setdefault(row, []).append((start, start + len(edit.instead), edit))
                shift += len(edit.instead) - (edit.end - edit.column)
        return by_row

    def written(self, row: int, column: int) -> int:
        """The column as written of a column as mended."""
        edits = self._shifts.get(row, [])
        index = bisect_right(edits, column, key=lambda edit: edit[0])
        if not index:
            return column
        start, end, edit = edits[index - 1]
        return edit.end + column - end if column >= end else min(edit.column + column - start, edit.end)

    def place(self, row: int, column: int, end: int, path: str = "") -> Place:
        """The place of a stretch of the mended text; it never passes the end of its line."""
        row = min(row, len(self.lines) - 1)
        return self.place_as_written(row, self.written(row, column), self.written(row, end), path)

    def place_as_written(self, row: int, column: int, end: int, path: str = "") -> Place:
        """The place of a stretch of the text as written."""
        line = self.lines[row]
        first = min(column, len(line))
        last = min(max(end, first + 1), len(line))
        return Place(self.name, row + 1, first + 1, last + 1, path, line)

    @property
    def findings(self) -> Iterator[Finding]:
        """The slips, with their places."""
        for slip in self.slips:
            place = self.place_as_written(slip.row, slip.column, slip.end)
            yield fault(slip.code, slip.message, slip.remedy, place)
