"""What a YAML text says as plain dicts, lists and text, and where each part of it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import yaml

from contracts.finding import Finding

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | None"
Path: TypeAlias = tuple[str | int, ...]

_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")


class Span(NamedTuple):
    """A stretch from one row and column up to another, counted from 0."""

    row: int
    column: int
    end_row: int
    end: int

    def end_on(self, line: str) -> int:
        """Where the stretch ends on its first line."""
        return self.end if self.end_row == self.row else len(line.rstrip())


@dataclass(frozen=True)
class Outline:
    """What the text says.

    Attributes:
        tree: Keys, items and text; None for an empty text.
        keys, values: Where the key (of a list item: the item) and the value at each path stand.
        findings: What is readable but not allowed.
        error: Where and why YAML could not read on.
    """

    tree: Tree
    keys: Mapping[Path, Span]
    values: Mapping[Path, Span]
    findings: tuple[Finding, ...]
    error: yaml.MarkedYAMLError | None


def as_key(text: str) -> str:
    """What a key becomes: outer blanks and invisible characters go, and full-width ASCII becomes ASCII.

    A key that is not ASCII even then stays as written, because other entries may refer to it.

    >>> as_key("ｎａｍｅ　"), as_key("２０２６"), as_key("江阴（甲方）")
    ('name', '2026', '江阴（甲方）')
    """
    bare = _INVISIBLE.sub("", text).strip()
    plain = unicodedata.normalize("NFKC", bare)
    return plain if plain.isascii() else bare


def shown(path: Path) -> str:
    """A path as people write it.

    >>> shown(("clauses", 1, "shares", "home"))
    'clauses[1].shares.home'
    """
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).removeprefix(".")
