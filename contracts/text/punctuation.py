"""Chinese punctuation and blanks that stand where YAML expects ASCII, blamed where they stand.

A YAML reader takes `条款：` for a piece of text and complains about the next line, or takes
`{甲: 60%，乙: 40%}` apart at the wrong place, or says nothing. This scanner follows the lines as YAML does,
knows at each character whether a key, a value, an item or prose is being written, and says which character
was meant as punctuation. Prose keeps its own: of `note: 甲方承诺，第一：不退出` no character is touched.
"""

from __future__ import annotations

import re
from contextlib import suppress

from contracts.text.brackets import CLOSERS, OPENERS, Brackets
from contracts.text.cursor import BLANKS, GaveUp
from contracts.text.page import Page
from contracts.text.quotes import CURLY, STRAIGHT

_DASHES = "－—–•"
_OR_QUOTED = "or put the text in quotes"
_MARKS = re.compile(r"[:：,，、#＃{}\[\]｛｝［］]")
_WORD = re.compile(r"[^\s：，。；、！？“”‘’…《》/][^：，。；、！？“”‘’…《》/]{0,39}")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*\s*(#.*)?$")
_NEXT_ENTRY = re.compile(r"-\s|[^\s,，:：{}\[\]\"'][^,，:：{}\[\]\"']*[:：](\s|$)")
_KEY_FOLLOWS = re.compile(r"[^,，{}\[\]｛｝［］]*[:：]|\s*([}｝]|$)")


def scanned(name: str, lines: tuple[str, ...]) -> Page:
    """The page with everything that was meant as punctuation and is not.

    >>> page = scanned("x.yaml", ("条款：", "  - 类型: 分成"))
    >>> [slip.message for slip in page.slips], page.mended
    (["full-width colon '：' after the key '条款'"], ['条款:', '  - 类型: 分成'])
    """
    scanner = _Scanner(lines)
    with suppress(GaveUp):
        scanner.run()
    return Page(name, lines, tuple(scanner.edits), tuple(scanner.slips))


class _Scanner(Brackets):
    """One pass over the lines.

    Attributes:
        entry: Column where the current key or item begins.
        running: A plain text has begun that the next line continues if it is indented by more than `floor`.
    """

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__(lines)
        self.entry = 0
        self.floor = -1
        self.running = False

    def run(self) -> None:
        while self.row < len(self.lines):
            self.line = self.lines[self.row]
            self.begin_line()
            while self.at < len(self.line):
                self.step()
            self.row += 1
        self.close_all()

    # -- lines

    def begin_line(self) -> None:
        content = self.line.lstrip(BLANKS)
        self.at = indent = len(self.line) - len(content)
        if not content or content.startswith("#"):
            self.skip_line(indent)
        elif self.line.startswith(("---", "...", "%")):
            self.begin_document()
        elif self.open:
            self.begin_flow_line(indent, content)
        elif self.continues(content):
            self.skip_line(indent)
        else:
            self.check_indent(indent)
            self.indent = indent
            self.begin_entry()

    def continues(self, content: str) -> bool:
        """Whether this line goes on with the text above it; only ordinary spaces indent it."""
        spaces = len(self.line) - len(self.line.lstrip(" "))
        has_tab = "\t" in self.line[: -len(content)]
        return self.running and spaces > self.floor and not (has_tab and _NEXT_ENTRY.match(content))

    def skip_line(self, indent: int) -> None:
        self.tidy(indent)
        self.at = len(self.line)

    def begin_document(self) -> None:
        self.open.clear()
        self.at = len(self.line) if self.line.startswith("%") else 3
        self.entry, self.floor = 0, -1
        self.keyed, self.fresh, self.running = False, True, False

    def begin_flow_line(self, indent: int, content: str) -> None:
        outer = self.open[0]
        before = self.lines[self.last[0]][: self.last[1]].rstrip()
        is_root = outer.column == outer.indent
        is_inside = indent > outer.indent or is_root or before.endswith(tuple(",，{[｛［:："))
        if is_inside or not _NEXT_ENTRY.match(content):
            self.tidy(indent)
        else:
            self.close_all()
            self.running = False
            self.begin_line()

    def begin_entry(self) -> None:
        self.keyed, self.fresh, self.running = False, True, False
        while self.at < len(self.line) and self.at_dash():
            self.floor = self.at
            self.at += 1
            self.skip_blanks("the dash")
        self.entry = self.at

    def at_dash(self) -> bool:
        if self.line[self.at + 1 : self.at + 2] not in BLANKS:
            return False
        mark = self.line[self.at]
        if mark in _DASHES:
            message = f"{mark!r} instead of the dash of a list item"
            self.blame(self.at, self.at + 1, message, f"write '- ', {_OR_QUOTED}")
            self.edit(self.at, self.at + 1, "-")
        return mark in "-?" or mark in _DASHES

    def skip_block_text(self) -> None:
        floor = self.entry if self.keyed else self.floor
        while self.row + 1 < len(self.lines):
            line = self.lines[self.row + 1]
            content = line.lstrip(" ")
            if content and len(line) - len(content) <= floor:
                break
            self.row += 1
        self.line = self.lines[self.row]
        self.at = len(self.line)

    # -- characters

    def step(self) -> None:
        mark = self.line[self.at]
        if mark in BLANKS:
            self.at += 1
        elif mark in "#＃" and (self.at == 0 or self.line[self.at - 1] in BLANKS):
            self.comment(mark)
        else:
            self.read(mark)
            self.last = (self.row, self.at)

    def comment(self, mark: str) -> None:
        if mark == "＃":
            message = "full-width '＃' does not begin a comment"
            self.blame(self.at, self.at + 1, message, f"write '#', {_OR_QUOTED}")
            self.edit(self.at, self.at + 1, "#")
        self.at = len(self.line)

    def read(self, mark: str) -> None:
        if self.fresh:
            self.begin_token(mark)
        elif self.open:
            self.flow_mark(mark)
        else:
            self.block_mark(mark)

    def begin_token(self, mark: str) -> None:
        in_flow = bool(self.open)
        self.token, self.fresh = self.at, False
        if mark in STRAIGHT:
            self.pass_quoted(in_flow)
        elif mark in CURLY and self.pass_curly(in_flow):
            pass
        elif mark in OPENERS and self.meant_as_bracket(mark):
            self.open_bracket(mark)
        elif mark in "&!":
            self.at, self.fresh = self.next_blank(), True
        elif not in_flow and _BLOCK_TEXT.match(self.line, self.at):
            self.skip_block_text()
        else:
            self.running = not in_flow
            self.read(mark)

    def to_next_mark(self) -> None:
        found = _MARKS.search(self.line, self.at + 1)
        self.at = found.start() if found else len(self.line)

    def block_mark(self, mark: str) -> None:
        if mark == ":" and not self.keyed and self.line[self.at + 1 : self.at + 2] in BLANKS:
            self.colon()
        elif mark == "：" and not self.keyed and self.is_word():
            self.wide_colon()
        else:
            self.to_next_mark()

    def flow_mark(self, mark: str) -> None:
        if mark in CLOSERS:
            self.close_bracket(mark)
        elif mark in "[{":
            self.open_bracket(mark)
        elif mark in ",，、" and self.separates(mark):
            self.comma(mark)
        elif mark == ":" and self.ends_flow_key():
            self.colon()
        elif mark == "：" and not self.keyed and self.open[-1].closer == "}" and self.is_word():
            self.wide_colon()
        else:
            self.to_next_mark()

    # -- colons and commas

    def ends_flow_key(self) -> bool:
        following = self.line[self.at + 1 : self.at + 2]
        return following in BLANKS or following in ",[]{}" or self.line[max(self.at - 1, 0)] in STRAIGHT

    def colon(self) -> None:
        self.at += 1
        self.skip_blanks("the colon")
        self.begin_value()

    def wide_colon(self) -> None:
        colon, key = self.at, self.line[self.token : self.at].strip()
        while self.at + 1 < len(self.line) and self.line[self.at + 1] in BLANKS:
            self.at += 1
        self.at += 1
        message = f"full-width colon '：' after the key {key!r}"
        self.blame(colon, colon + 1, message, f"write ': ', {_OR_QUOTED}")
        self.edit(colon, self.at, ": " if self.at < len(self.line) else ":")
        self.begin_value()

    def begin_value(self) -> None:
        self.keyed, self.fresh, self.running = True, True, False
        if not self.open:
            self.floor = self.entry

    def comma(self, mark: str) -> None:
        if mark != ",":
            message = f"full-width comma {mark!r} between the items"
            self.blame(self.at, self.at + 1, message, f"write ', ', {_OR_QUOTED}")
            self.edit(self.at, self.at + 1, ", ")
        self.at += 1
        self.keyed, self.fresh, self.token = False, True, self.at

    def separates(self, mark: str) -> bool:
        """Whether a comma separates: a full-width one does in a list, and in a mapping if a key follows."""
        if mark == "," or self.open[-1].closer == "]":
            return True
        return mark == "，" and self.keyed and bool(_KEY_FOLLOWS.match(self.line, self.at + 1))

    def is_word(self) -> bool:
        """Whether what stands before a colon can be a key, and is not a part of a sentence."""
        if self.at - self.token > 60:
            return False
        return bool(_WORD.fullmatch(self.line[self.token : self.at].strip().strip("\"'“”‘’")))
