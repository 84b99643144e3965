"""Brackets that open and close, in ASCII or full width, and those that are forgotten."""

from __future__ import annotations

from contracts.text.cursor import Cursor, GaveUp
from contracts.text.page import Edit, Slip

MAX_BRACKETS = 100
OPENERS = {"{": "}", "[": "]", "｛": "}", "［": "]"}
CLOSERS = {"}": "}", "]": "]", "｝": "}", "］": "]"}


class Bracket:
    """An open `{` or `[`: where it stands, what closes it, how its line is indented, if it is a value."""

    def __init__(self, row: int, column: int, closer: str, indent: int, keyed: bool) -> None:
        self.row, self.column, self.closer, self.indent, self.keyed = row, column, closer, indent, keyed


class Brackets(Cursor):
    """A cursor that knows in which brackets it is.

    Attributes:
        open: The brackets around the position, outermost first.
        last: Row and column where the text read so far ends, comments left out.
        indent: Indentation of the line on which the current entry began.
        keyed: The colon of the current entry has been seen.
        fresh: Nothing of the current key, value or item has been seen yet.
    """

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__(lines)
        self.open: list[Bracket] = []
        self.last = (0, 0)
        self.indent = 0
        self.keyed = self.fresh = False

    def meant_as_bracket(self, mark: str) -> bool:
        """Whether a bracket at the start of a value opens a collection: `［暂定］园区` is a name."""
        if mark in "{[" or self.open:
            return True
        rest = self.line[self.at + 1 :].split(" #")[0].rstrip()
        closers = [closer for closer, meant in CLOSERS.items() if meant == OPENERS[mark]]
        return not rest or rest.endswith((*closers, ",", "，"))

    def open_bracket(self, mark: str) -> None:
        """Enter a collection.

        Raises:
            GaveUp: more brackets in one another than any agreement has.
        """
        if len(self.open) >= MAX_BRACKETS:
            raise GaveUp
        self._plain_bracket(mark, "{" if OPENERS[mark] == "}" else "[")
        self.open.append(Bracket(self.row, self.at, OPENERS[mark], self.indent, self.keyed))
        self.at += 1
        self.keyed, self.fresh, self.token = False, True, self.at

    def close_bracket(self, mark: str) -> None:
        """Leave a collection, and those inside it that were left open."""
        meant = CLOSERS[mark]
        self._plain_bracket(mark, meant)
        if any(bracket.closer == meant for bracket in self.open):
            while self.open[-1].closer != meant:
                self._left_open(self.row, self.at)
        self.keyed = self.open.pop().keyed
        self.fresh = False
        self.at += 1

    def close_all(self) -> None:
        """Object to every bracket that is still open, and close it where the text so far ends."""
        row, at = self.last
        end = len(self.lines[row][:at].rstrip())
        while self.open:
            self._left_open(row, end)

    def _plain_bracket(self, mark: str, meant: str) -> None:
        if mark != meant:
            self.blame(self.at, self.at + 1, f"full-width bracket {mark!r}", f"write {meant!r}")
            self.edit(self.at, self.at + 1, meant)

    def _left_open(self, row: int, at: int) -> None:
        bracket = self.open.pop()
        opener = self.lines[bracket.row][bracket.column]
        remedy = f"write {bracket.closer!r} at the end of line {row + 1}, or where the entries end"
        message = f"the bracket {opener!r} is never closed"
        self.note(Slip(bracket.row, bracket.column, bracket.column + 1, "A113", message, remedy))
        self.edits.append(Edit(row, at, at, bracket.closer))
