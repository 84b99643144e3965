"""What a YAML error means for the writer: which spot is to blame, and what to write there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

import yaml

from contracts.finding import Finding
from contracts.text.faults import fault
from contracts.text.page import Page

_COLON = re.compile(r":(\s|$)")
_KEY = re.compile(r"[^{\[]*?:(\s|$)")
_NO_SPACE = re.compile(r"\s*(?:- )*(?P<key>\"[^\"]*\"|'[^']*'|[^\s:'\"{}\[\],]+)(?P<colon>:)(?=[^\s:/])")
_TEXT = re.compile(r"\s*+(?:- )*+(?P<text>[^#]*[^#\s])")


class _Stumble:
    """Where YAML stumbled, and where the thing that it was reading began; rows and columns count from 0."""

    def __init__(self, error: yaml.MarkedYAMLError, lines: list[str], page: Page) -> None:
        self.lines, self.page = lines, page
        mark, begun = error.problem_mark, error.context_mark
        self.row, self.column = _within(mark.line if mark else 0, mark.column if mark else 0, lines)
        self.begun_row, self.begun_column = (
            _within(begun.line, begun.column, lines) if begun else (self.row, self.column)
        )
        self.line = lines[self.row]
        self.before, self.rest = self.line[: self.column], self.line[self.column :]
        self.character = self.line[self.column : self.column + 1]

    def here(self, code: str, message: str, remedy: str, reasons: tuple[str, ...] = ()) -> Finding:
        return fault(code, message, remedy, self.page.place(self.row, self.column, self.column + 1), reasons)

    def at_begin(self, code: str, message: str, remedy: str) -> Finding:
        place = self.page.place(self.begun_row, self.begun_column, self.begun_column + 1)
        return fault(code, message, remedy, place)


def _within(row: int, column: int, lines: list[str]) -> tuple[int, int]:
    """A spot behind the last text moves to the end of it."""
    while row > 0 and (row >= len(lines) or not lines[row].strip()):
        row -= 1
        column = len(lines[row])
    return row, column


def objection(error: yaml.MarkedYAMLError, lines: list[str], page: Page) -> Finding:
    """The finding for an error that YAML met in `lines` (those of `page`, mended)."""
    problem, stumble = str(error.problem or error), _Stumble(error, lines, page)
    for pattern, explain in _MEANINGS:
        if re.search(pattern, problem):
            return explain(stumble)
    return stumble.here("A110", f"not YAML: {problem}", "correct this line, or put the text in quotes")


def _without_colon(at: _Stumble, row: int) -> Finding:
    line = at.lines[row]
    close = _NO_SPACE.match(line)
    if close:
        place = at.page.place(row, close.start("colon"), close.end("colon"))
        key = close["key"]
        return fault("A110", f"no space after the colon of the key {key}", f"write '{key}: '", place)
    text = _TEXT.match(line)
    start, end = text.span("text") if text else (0, len(line))
    word = line[start:end][:60]
    place = at.page.place(row, start, end)
    key, _, value = word.partition(" ")
    entry = f"{key}: {value}".strip()
    remedy = f"write '{entry}', or indent the line if it continues the text above it"
    return fault("A110", f"{word!r} is neither a key nor a value: it has no colon", remedy, place)


def _no_colon(at: _Stumble) -> Finding:
    return _without_colon(at, at.begun_row)


def _unexpected_colon(at: _Stumble) -> Finding:
    if ": " in at.before:
        return at.here(
            "A110", "a second colon in one entry", "put the text that contains the colon in quotes"
        )
    above = next((row for row in range(at.row - 1, -1, -1) if _TEXT.match(at.lines[row])), None)
    if above is not None and _lacks_colon(at.lines[above]):
        return _without_colon(at, above)
    remedy = "indent it as the key above it, or delete the value of the key above it"
    start = len(at.before) - len(at.before.lstrip(" "))
    place = at.page.place(at.row, start, at.column)
    return fault("A110", "a key below a key that already has a value", remedy, place)


def _lacks_colon(line: str) -> bool:
    text = _TEXT.match(line)
    return text is not None and text["text"][0] not in "{[" and not _KEY.match(line)


def _bad_start(at: _Stumble) -> Finding:
    if at.character == "\t":
        return at.here("A112", "a tab where YAML wants spaces", "use spaces only")
    return at.here("A110", f"a text cannot begin with {at.character!r}", "put the text in quotes")


def _misplaced(at: _Stumble) -> Finding:
    close = _NO_SPACE.match(at.line)
    if close and not _COLON.search(at.line):
        return _without_colon(at, at.row)
    if at.character in ("]", "}", ","):
        return _unexpected(at)
    if at.before.strip(" "):
        message = "this does not belong to the text before it"
        return at.here("A110", message, "delete it, or put the whole text in quotes")
    if at.character == ":":
        return at.here("A117", "there is no key before the colon", "write a key before the colon")
    if at.rest.startswith("- ") or at.rest == "-":
        return at.here("A110", "a list item among keys", "indent the list below its key, or write a key")
    remedy = "indent it as the entries that it belongs to"
    return at.here("A112", "this line is not aligned with any line above it", remedy)


def _no_separator(at: _Stumble) -> Finding:
    opener = at.lines[at.begun_row][at.begun_column : at.begun_column + 1]
    closer = {"{": "}", "[": "]"}.get(opener, opener)
    remedy = f"separate the entries with ', ' or close them with {closer!r}"
    reasons = (f"the bracket {opener!r} opens in line {at.begun_row + 1}",)
    return at.here("A110", f"a comma or {closer!r} is missing before this", remedy, reasons)


def _left_open(at: _Stumble) -> Finding:
    mark = at.lines[at.begun_row][at.begun_column : at.begun_column + 1]
    return at.at_begin("A113", f"{mark!r} is never closed", f"write {mark!r} at the end of the text")


def _unexpected(at: _Stumble) -> Finding:
    remedy = "delete it, complete the entry, or put the text in quotes"
    if at.character in ("]", "}"):
        return at.here("A110", f"{at.character!r} closes nothing here", remedy)
    what = f"{at.character!r} is not expected here" if at.character else "a value is missing at the end"
    return at.here("A110", what, remedy)


def _tag(at: _Stumble) -> Finding:
    return at.here("A116", "tags are not read", "delete it, or put the text in quotes")


def _alias(at: _Stumble) -> Finding:
    remedy = "write the value out, or put the text in quotes"
    return at.at_begin("A115", "anchors and aliases are not read", remedy)


def _too_deep(at: _Stumble) -> Finding:
    return at.here("A119", "nested too deep", "write it flatter")


def _bad_escape(at: _Stumble) -> Finding:
    message = "a backslash in double quotes must begin a known escape"
    column = max(at.before.rfind("\\"), 0)
    place = at.page.place(at.row, column, column + 1)
    return fault("A110", message, "write the character itself, or '\\\\' for a backslash", place)


_Meaning: TypeAlias = Callable[[_Stumble], Finding]
_MEANINGS: tuple[tuple[str, _Meaning], ...] = (
    (r"mapping values are not allowed", _unexpected_colon),
    (r"could not find expected ':'", _no_colon),
    (r"cannot start any token|tab character", _bad_start),
    (r"unexpected end of stream", _left_open),
    (r"tag", _tag),
    (r"anchor|alias|alphabetic or numeric character", _alias),
    (r"nesting depth", _too_deep),
    (r"escape|hexa?decimal|chr\(\)", _bad_escape),
    (r"expected ',' or", _no_separator),
    (r"node content", _unexpected),
    (r"document start|expected key|expected <block end>|block sequence entries|expected '-'", _misplaced),
)
"""What YAML readers say, in the words of libyaml or of PyYAML, and what it means; the first match counts."""
