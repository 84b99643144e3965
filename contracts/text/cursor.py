"""A position in a text that moves on, and the notes that are taken on the way."""

from __future__ import annotations

import re

from contracts.text.page import Edit, Slip
from contracts.text.quotes import closing_quote, is_closed_well, wrapped

MAX_SLIPS = 1000
BLANKS = " \t\u3000\u00a0"
_WIDE_BLANK = re.compile(r"[\u3000\u00a0][ \t\u3000\u00a0]*")
_FLOW_STOP = re.compile(r"(?<!\s)\s*[,}\]]")
_BLOCK_STOP = re.compile(r"\s#|(?<!\s)\s*$")


class GaveUp(Exception):
    """The rest of the text is not worth scanning; no error, since what was found so far stands."""


class Cursor:
    """Where a scanner is, and what it has noted.

    Attributes:
        row, at, line: The position, counted from 0, and the line of `row`.
        token: Column where the current key, value or item began.
        edits, slips: What to change, and what to say about it.
    """

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.row = self.at = self.token = 0
        self.line = ""
        self.edits: list[Edit] = []
        self.slips: list[Slip] = []

    def edit(self, column: int, end: int, instead: str) -> None:
        """Change a stretch of this line."""
        self.edits.append(Edit(self.row, column, end, instead))

    def blame(self, column: int, end: int, message: str, remedy: str, code: str = "A111") -> None:
        """Object to a stretch of this line."""
        self.note(Slip(self.row, column, end, code, message, remedy))

    def note(self, slip: Slip) -> None:
        """Object to something.

        Raises:
            GaveUp: too many objections.
        """
        if len(self.slips) >= MAX_SLIPS:
            raise GaveUp
        self.slips.append(slip)

    def next_blank(self) -> int:
        """Column of the next blank, or the end of the line."""
        found = re.compile(r"[ \t]").search(self.line, self.at)
        return found.start() if found else len(self.line)

    # -- blanks

    def skip_blanks(self, after: str) -> None:
        """Pass over blanks, of which YAML knows only the ordinary ones."""
        wide = _WIDE_BLANK.match(self.line, self.at)
        if wide and wide.end() < len(self.line):
            message = f"a wide blank (U+{ord(self.line[self.at]):04X}) after {after}"
            self.blame(self.at, wide.end(), message, "write an ordinary space")
            self.edit(self.at, wide.end(), " ")
        while self.at < len(self.line) and self.line[self.at] in BLANKS:
            self.at += 1

    def check_indent(self, indent: int) -> None:
        """Object to tabs and wide blanks where blanks carry meaning."""
        blanks = self.line[:indent]
        if not blanks.strip(" "):
            return
        first = len(blanks) - len(blanks.lstrip(" "))
        what = "a tab" if blanks[first] == "\t" else f"a wide blank (U+{ord(blanks[first]):04X})"
        self.blame(first, indent, f"{what} in the indentation", "indent with spaces only", "A112")
        self.edit(first, indent, " " * sum(1 if blank == " " else 2 for blank in blanks[first:]))

    def tidy(self, indent: int) -> None:
        """Make blanks ordinary where they carry no meaning; YAML readers stumble over them even there."""
        if self.line[:indent].strip(" "):
            self.edit(0, indent, " " * indent)

    # -- quotes

    def pass_quoted(self, in_flow: bool) -> None:
        """Pass over a text in straight quotes, or object to a missing end."""
        column, quote = self.at, self.line[self.at]
        end = closing_quote(self.lines, self.row, column)
        if end and (end[0] == self.row or is_closed_well(self.lines[end[0]], end[1])):
            self.token = column if end[0] == self.row else end[1]
            self.row, self.at = end
            self.line = self.lines[self.row]
            return
        curly = max(self.line.rfind(mark) for mark in "“”‘’＂＇")
        if curly > column:
            message = f"the text begins with {quote} and ends with {self.line[curly]}"
            self.blame(curly, curly + 1, message, f"write {quote}")
            self.edit(curly, curly + 1, quote)
            self.at = curly + 1
            return
        stop = (_FLOW_STOP if in_flow else _BLOCK_STOP).search(self.line, column)
        self.at = stop.start() if stop else len(self.line)
        message, remedy = (
            f"the quote {quote} is not closed on this line",
            f"write {quote} at the end of the text",
        )
        self.blame(column, self.at, message, remedy, "A113")
        self.edit(self.at, self.at, quote)

    def pass_curly(self, in_flow: bool) -> bool:
        """Object to a text wholly in curly quotes; False if they belong to a sentence."""
        end = wrapped(self.line, self.at, in_flow)
        if not end:
            return False
        text = self.line[self.at : end]
        inner = text[1:-1].replace('"', "'").replace("\\", "/")
        message = f"full-width quotes {text[0]}{text[-1]} would become part of the text"
        self.blame(self.at, end, message, f'write "{inner}"')
        self.edit(self.at, end, f'"{inner}"')
        self.at = end
        return True
