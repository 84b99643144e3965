"""Where a quoted text ends: in straight quotes, as YAML has them, or in curly ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

STRAIGHT = "\"'"
CURLY = "“”‘’＂＇"
_ENDS = {
    '"': re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"'),
    "'": re.compile(r"[^']*(?:''[^']*)*'(?!')"),
}
_AFTER_A_TEXT = re.compile(r"\s*($|#|[:：,，\]}］｝])")
_AFTER_BLOCK_TEXT = re.compile(r"\s*($|\s#|:\s|:$|：)")


def closing_quote(lines: Sequence[str], row: int, column: int) -> tuple[int, int] | None:
    """Row and column behind the quote that closes the one at a spot; None if nothing closes it.

    >>> closing_quote(["a: 'it''s'  # so"], 0, 3)
    (0, 10)
    """
    ends = _ENDS[lines[row][column]]
    start = column + 1
    for number in range(row, len(lines)):
        found = ends.match(lines[number], start)
        if found:
            return number, found.end()
        start = 0
    return None


def is_closed_well(line: str, end: int) -> bool:
    """Whether something sensible follows a text of several lines; if not, its quote was forgotten above."""
    return bool(_AFTER_A_TEXT.match(line, end))


def wrapped(line: str, start: int, in_flow: bool) -> int:
    """Column behind a text wholly in curly quotes; 0 if the quotes only open a longer sentence.

    >>> wrapped("name: “园区”", 6, in_flow=False)
    10
    >>> wrapped("note: “飞地”与“园区”", 6, in_flow=False)
    0
    """
    closers = '”“＂"' if line[start] in "“”＂" else "’‘＇'"
    end = next((at for at in range(start + 1, len(line)) if line[at] in closers), -1)
    after = _AFTER_A_TEXT if in_flow else _AFTER_BLOCK_TEXT
    return end + 1 if end > 0 and after.match(line, end + 1) else 0
