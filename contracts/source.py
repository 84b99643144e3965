"""Text to plain tree, with the place of every key and value; the only way in for agreement files."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path as FilePath
from typing import BinaryIO

from contracts.finding import Finding, Place
from contracts.text.encoding import LINE_END, STDIN, decode, read_bytes, too_large
from contracts.text.faults import CODES, MAX_FINDINGS, fault, refuse
from contracts.text.outline import Outline, Path, Span, Tree, as_key, shown
from contracts.text.page import Page
from contracts.text.punctuation import scanned
from contracts.text.syntax import objection
from contracts.text.tree import outlined

__all__ = ["CODES", "MAX_BYTES", "Source", "Tree", "as_key", "parse", "read"]

MAX_BYTES = 2_000_000
_MAX_ROUNDS = 20
_LONG_TEXT = 100_000
_STRAY = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True)
class Source:
    r"""What a file says, and where it says it.

    Attributes:
        name: How findings call the file.
        lines: The text, without line ends.
        tree: Keys, items and text as written; nothing is a number yet.
        digest: SHA-256 of the bytes, in hex.

    >>> source = parse("parties:\n  home: {name: 青川, role: home}\n", "x.yaml")
    >>> source.tree
    {'parties': {'home': {'name': '青川', 'role': 'home'}}}
    >>> str(source.place(["parties", "home", "name"]))
    'x.yaml:2:16'
    """

    name: str
    lines: tuple[str, ...]
    tree: dict[str, Tree]
    digest: str
    _keys: Mapping[Path, Span] = field(repr=False)
    _values: Mapping[Path, Span] = field(repr=False)

    def place(self, path: Sequence[str | int]) -> Place:
        """The place of the value at a path, which may be a `loc` of pydantic.

        Components that are neither key nor index there (the tag of a union, the name of a function) are
        passed over. A path that leads nowhere gives the key of the nearest entry above it that exists, one
        that ends in "[key]" the key itself, and an empty value its key.
        """
        found, here, is_lost = self._resolved(path)
        is_inner = not found or bool(here and isinstance(here, dict | list))
        return self._placed(found, at_key=is_lost and (path[-1] == "[key]" or is_inner))

    def key_place(self, path: Sequence[str | int]) -> Place:
        """The place of the key at a path; of a list item, the item."""
        return self._placed(self._resolved(path)[0], at_key=True)

    def has(self, path: Sequence[str | int]) -> bool:
        """Whether something stands at a path."""
        return not self._resolved(path)[2]

    def value(self, path: Sequence[str | int]) -> Tree:
        """What stands at a path, as written; None where nothing does."""
        found, here, _ = self._resolved(path)
        return here if len(found) == len(path) else None

    def in_file(self, path: Path, at_key: bool) -> Path:
        """Where in the file an entry of the tree stands: at the same path, unless alternatives were chosen.

        Args:
            path: A path that exists in the tree.
            at_key: Whether its key is meant, not its value.
        """
        return path

    def _resolved(self, path: Sequence[str | int]) -> tuple[Path, Tree, bool]:
        """The part of a path that exists, what stands there, and whether its last component led nowhere."""
        here: Tree = self.tree
        found: Path = ()
        is_lost = False
        for step in path:
            below = _below(here, step)
            is_lost = below is None
            if below is not None:
                found, here = (*found, below[0]), below[1]
        return found, here, is_lost

    def _placed(self, path: Path, at_key: bool) -> Place:
        written = self.in_file(path, at_key)
        span = (self._keys if at_key else self._values)[written]
        end = span.end_on(self.lines[span.row])
        return Page(self.name, self.lines).place(span.row, span.column, end, shown(written))


def _below(here: Tree, step: str | int) -> tuple[str | int, Tree] | None:
    """The key or index that a step means here, and what stands there; None if it means nothing."""
    if isinstance(here, list):
        return (step, here[step]) if isinstance(step, int) and 0 <= step < len(here) else None
    if not isinstance(here, dict):
        return None
    text = str(step)
    if text in here:
        return text, here[text]
    plain = unicodedata.normalize("NFKC", text).strip()
    return next(((key, here[key]) for key in here if unicodedata.normalize("NFKC", key) == plain), None)


def read(path: str | FilePath, stdin: BinaryIO | None = None) -> Source:
    """Read a file, or the standard input for "-".

    Raises:
        ContractError: everything that is wrong with it, each thing with its place (see `CODES`).
    """
    name = STDIN if str(path) == "-" else str(path)
    data = read_bytes(path, MAX_BYTES, stdin)
    return _parsed(decode(data, name), name, hashlib.sha256(data).hexdigest())


def parse(text: str, name: str) -> Source:
    """Read a text; `name` is what findings call it.

    Raises:
        ContractError: everything that is wrong with it, each thing with its place (see `CODES`).
    """
    data = text.encode("utf-8", errors="surrogatepass")
    if len(data) > MAX_BYTES:
        refuse([too_large(name, MAX_BYTES)])
    return _parsed(text.removeprefix("\ufeff"), name, hashlib.sha256(data).hexdigest())


def _parsed(text: str, name: str, digest: str) -> Source:
    page = Page(name, tuple(LINE_END.split(text)))
    _refuse_stray(page)
    outline = outlined(page.mended, page)
    if outline.error or not text.isascii():
        page = _meant(page, outline)
        if page.edits:
            outline = outlined(page.mended, page)
    findings = [*page.findings, *_faults(page, outline)]
    if findings or not isinstance(outline.tree, dict):
        refuse(findings or [_no_agreement(outline, page)])
    return Source(name, page.lines, outline.tree, digest, outline.keys, outline.values)


def _refuse_stray(page: Page) -> None:
    stray = ((row, match) for row, line in enumerate(page.lines) for match in _STRAY.finditer(line))
    found = [
        fault(
            "A108",
            f"the control character U+{ord(match[0]):04X}",
            "delete it",
            page.place(row, match.start(), match.end()),
        )
        for row, match in islice(stray, MAX_FINDINGS)
    ]
    if found:
        refuse(found)


def _meant(page: Page, outline: Outline) -> Page:
    """The page with its slips; if YAML can read the text, nothing was left open and nothing needs tidying."""
    meant = scanned(page.name, page.lines)
    return meant if outline.error or any(slip.code != "A113" for slip in meant.slips) else page


def _faults(page: Page, outline: Outline) -> list[Finding]:
    """What is wrong in an outline; where YAML stumbles, the block is left out and the rest is read again."""
    lines = page.mended
    findings = list(outline.findings)
    rounds = _MAX_ROUNDS if sum(map(len, lines)) < _LONG_TEXT else 1
    while outline.error and rounds:
        found = objection(outline.error, lines, page)
        row = found.place.line - 1 if found.place else 0
        if not page.slips or not _is_explained(row, lines, page):
            findings.append(found)
        block = _block(lines, row)
        lines = [*lines[: block.start], *[""] * len(block), *lines[block.stop :]]
        outline = outlined(lines, page)
        findings.extend(outline.findings)
        rounds -= 1
    return findings


def _is_explained(row: int, lines: list[str], page: Page) -> bool:
    """Whether a slip that was already blamed is the likely cause of an error in a row."""
    above = next((before for before in range(row - 1, -1, -1) if lines[before].strip()), row)
    block = _block(lines, row)
    return any(slip.row in (row, above) or (slip.code == "A112" and slip.row in block) for slip in page.slips)


def _block(lines: list[str], row: int) -> range:
    """The rows of the top-level entry around `row`."""
    start = next((above for above in range(row, -1, -1) if _begins_block(lines[above])), 0)
    end = next((below for below in range(row + 1, len(lines)) if _begins_block(lines[below])), len(lines))
    return range(start, end)


def _begins_block(line: str) -> bool:
    return bool(line) and line[0] not in " \t#-}]"


def _no_agreement(outline: Outline, page: Page) -> Finding:
    if outline.tree is None:
        return fault(
            "A107", f"{page.name!r} says nothing", "write an agreement in it; `feidi init` shows one"
        )
    span = outline.values[()]
    what = "a list" if isinstance(outline.tree, list) else "a text"
    place = page.place(span.row, span.column, span.end_on(page.mended[span.row]))
    return fault("A118", f"the file is {what}, not an agreement", "write keys, such as `agreement: 1`", place)
