"""YAML events to an outline: plain dicts, lists and text, with the place of every key and value.

Built from events and without recursion, so that no input can exhaust the stack; aliases are never followed,
so that none can multiply. Every scalar stays the text that was written: `0.10` and `no` are just that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from contracts.finding import Finding
from contracts.text.faults import fault
from contracts.text.outline import Outline, Path, Span, Tree, as_key
from contracts.text.page import Page

MAX_DEPTH = 40
MAX_NODES = 200_000
_MAX_FINDINGS = 1000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIGITS = re.compile(r"[0-9.]+")
_NULLS = frozenset({"", "~", "null"})
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def outlined(lines: list[str], page: Page) -> Outline:
    """Read lines (those of `page`, mended); whatever is written in them, it becomes an outline.

    >>> page = Page("x.yaml", ("share: 0.10", "share: no"))
    >>> outline = outlined(page.mended, page)
    >>> outline.tree, [finding.name for finding in outline.findings]
    ({'share': '0.10'}, ['repeated key'])
    """
    builder = _Builder(lines, page)
    error: yaml.MarkedYAMLError | None = None
    reached: Any = None
    try:
        for event in yaml.parse("\n".join(lines), Loader=_LOADER):
            reached = event.end_mark
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as caught:
        error = caught
    except (yaml.YAMLError, ValueError, OverflowError) as caught:  # the pure reader lets chr() and int() fail
        error = yaml.MarkedYAMLError(problem=str(caught), problem_mark=reached)
    return Outline(builder.tree, builder.keys, builder.values, tuple(builder.findings), error)


@dataclass
class _Open:
    """A mapping or list being read; `path` is None below a key that was refused.

    `key_span` is set while the value of a key is awaited; `key` is None if that key was refused.
    """

    content: dict[str, Tree] | list[Tree]
    path: Path | None
    start: Span
    key: str | None = None
    key_span: Span | None = None
    first: dict[str, Span] = field(default_factory=dict)

    @property
    def expects_key(self) -> bool:
        return isinstance(self.content, dict) and self.key_span is None

    @property
    def next_path(self) -> Path | None:
        if self.path is None or self.expects_key:
            return None
        if isinstance(self.content, list):
            return (*self.path, len(self.content))
        return None if self.key is None else (*self.path, self.key)


class _Builder:
    """Takes events one by one; `text_ends` knows where the text of a row ends, comments left out."""

    def __init__(self, lines: list[str], page: Page) -> None:
        self.lines, self.page = lines, page
        self.tree: Tree = None
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self.findings: list[Finding] = []
        self.stack: list[_Open] = []
        self.text_ends: dict[int, int] = {}
        self.nodes = self.documents = 0

    def take(self, event: Event) -> bool:
        """Add one event; False when there is no point in going on."""
        span = _span(event)
        if isinstance(event, NodeEvent):
            return self.take_node(event, span)
        if isinstance(event, CollectionEndEvent):
            self.close(span)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.blame("A118", span, "a second document begins here", "write one agreement in one file")
                return False
        return True

    def take_node(self, event: NodeEvent, span: Span) -> bool:
        self.nodes += 1
        is_leaf = isinstance(event, ScalarEvent | AliasEvent)
        if self.nodes > MAX_NODES:
            self.blame("A119", span, f"more than {MAX_NODES:,} entries", "move long tables into a CSV file")
            return False
        if len(self.stack) >= MAX_DEPTH and not is_leaf:
            self.blame("A119", span, f"nested deeper than {MAX_DEPTH} levels", "write it flatter")
            return False
        self.check(event, span)
        top = self.stack[-1] if self.stack else None
        if top and top.expects_key and is_leaf:
            self.take_key(top, event, span)
        elif is_leaf:
            self.add(_value(event), span)
        else:
            content: dict[str, Tree] | list[Tree] = {} if isinstance(event, MappingStartEvent) else []
            self.stack.append(_Open(content, top.next_path if top else (), span))
        return len(self.findings) < _MAX_FINDINGS

    # -- values

    def close(self, end: Span) -> None:
        closed = self.stack.pop()
        row, column = closed.start.row, closed.start.column
        if end.end_row == row:
            span = Span(row, column, row, end.end)
        else:
            # The end lies on a later line: what is shown is the rest of the first one, without its comment.
            text_end = self.text_ends.get(row, 0)
            span = Span(row, column, row, text_end if text_end > column else len(self.lines[row].rstrip()))
        if self.stack and self.stack[-1].expects_key:
            message = "a list or mapping cannot be a key"
            self.refuse_key(self.stack[-1], span, message, "write a text before the colon")
        else:
            self.add(closed.content, span)

    def add(self, value: Tree, span: Span) -> None:
        if not self.stack:
            self.tree = value
            self.keys[()] = self.values[()] = span
            return
        top = self.stack[-1]
        path = top.next_path
        if path is not None:
            self.keys[path] = top.key_span or span
            self.values[path] = top.key_span if top.key_span and value is None else span
        if isinstance(top.content, list):
            top.content.append(value)
            return
        if value is None and top.key_span and span[:2] == top.key_span[2:]:
            remedy = _remedy_for(top.key or "", top.content)
            self.blame("A117", top.key_span, "this entry of a mapping has no colon", remedy)
        if top.key is not None:
            top.content[top.key] = value
        top.key = top.key_span = None

    # -- keys

    def take_key(self, top: _Open, event: NodeEvent, span: Span) -> None:
        if not isinstance(event, ScalarEvent):
            top.key_span = span  # an alias, which has been refused already
        elif event.implicit[0] and event.value == "<<":
            self.refuse_key(top, span, "the merge key << is not read", "write the entries out", "A115")
        elif not as_key(event.value):
            self.refuse_key(top, span, "there is no key before the colon", "write a key before the colon")
        else:
            self.name_entry(top, as_key(event.value), span)

    def name_entry(self, top: _Open, key: str, span: Span) -> None:
        top.key_span = span
        first = top.first.setdefault(key, span)
        if first is span:
            top.key = key
            return
        place = self.page.place(first.row, first.column, first.end_on(self.lines[first.row]))
        message = f"the key {key[:60]!r} is written twice; the first one stands in line {place.line}"
        self.blame("A114", span, message, "keep one of them", (f"first written at {place}",))

    def refuse_key(self, top: _Open, span: Span, message: str, remedy: str, code: str = "A117") -> None:
        top.key_span = span
        self.blame(code, span, message, remedy)

    # -- what is refused in any node

    def check(self, event: NodeEvent, span: Span) -> None:
        name = str(event.anchor)[:60]
        if isinstance(event, AliasEvent):
            self.blame("A115", span, f"the alias *{name} is not read", "write the value out here")
        elif event.anchor is not None:
            sign = self.property_span(span, "&")
            self.blame("A115", sign, f"the anchor &{name} is not read", "delete it and write every value out")
        if getattr(event, "tag", None) is not None:
            sign = self.property_span(span, "!")
            tag = self.lines[sign.row][sign.column : sign.end][:60]
            self.blame(
                "A116", sign, f"the tag {tag} is not read", "delete the tag; every value is read as text"
            )
        if isinstance(event, ScalarEvent):
            self.check_text(event.value, span)

    def check_text(self, text: str, span: Span) -> None:
        if span.row == span.end_row:
            self.text_ends[span.row] = span.end
        found = _CONTROL.search(text)
        if found:
            message = f"the text contains the control character U+{ord(found[0]):04X}"
            self.blame("A108", span, message, "delete it, or write the character itself")

    def property_span(self, span: Span, sign: str) -> Span:
        found = re.compile(rf"{sign}[^\s,\[\]{{}}]*").search(self.lines[span.row], span.column)
        return Span(span.row, found.start(), span.row, found.end()) if found else span

    def blame(self, code: str, span: Span, message: str, remedy: str, reasons: tuple[str, ...] = ()) -> None:
        place = self.page.place(span.row, span.column, span.end_on(self.lines[span.row]))
        self.findings.append(fault(code, message, remedy, place, reasons))


def _span(event: Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # never so for a text that was parsed
        return Span(0, 0, 0, 0)
    return Span(start.line, start.column, end.line, end.column)


def _remedy_for(entry: str, before: dict[str, Tree]) -> str:
    """What to write for an entry without colon: often it is what follows the comma of a number or text."""
    if _DIGITS.fullmatch(entry):
        return "a comma ends an entry here: write 1200.50 for 1,200.50, or put it in quotes"
    if before and " " in entry:
        return "a comma ends an entry here: put a text with a comma in quotes, or write 'key: value'"
    return "write 'key: value'; a list stands in brackets, [a, b]"


def _value(event: NodeEvent) -> str | None:
    if not isinstance(event, ScalarEvent) or (event.implicit[0] and event.value in _NULLS):
        return None
    return str(event.value)
