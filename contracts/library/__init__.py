"""Real agreements as files: each rule with its source and its mark. The folder is the table.

>>> entry("qingchuan-guangyuan-2009").agreement.mark
'verified'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from contracts.agreement import Agreement
from contracts.reading import load
from contracts.units import clean
from contracts.wrong import Wrong, nearest

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Entry:
    """One agreement of the library; its file is read when it is first asked for.

    Attributes:
        id: Name of the file without its suffix: places and the year in which it began.
        path: The file.
    """

    id: str
    path: Path

    @cached_property
    def agreement(self) -> Agreement:
        """What the parties wrote, and what of it is not known."""
        return load(self.path)

    @property
    def text(self) -> str:
        """The file as it is, comments included."""
        return self.path.read_text(encoding="utf-8")

    def has(self, words: Iterable[str]) -> bool:
        """Whether all words stand in its id or in its file, in capitals or not.

        >>> entry("ningde-2017").has(["宁德", "FUJIAN"])
        True
        """
        said = clean(f"{self.id}\n{self.text}").casefold()
        return all(clean(word).casefold() in said for word in words)


def entry_ids() -> tuple[str, ...]:
    """The ids of all agreements, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def entry(entry_id: str) -> Entry:
    """One agreement by its id.

    Raises:
        Wrong: there is none of that id; the remedy names those that may be meant.

    >>> entry("qingchuan")
    Traceback (most recent call last):
    contracts.wrong.Wrong: the library has no agreement 'qingchuan'
    """
    if entry_id not in entry_ids():
        raise Wrong(f"the library has no agreement {entry_id[:60]!r}", _meant(entry_id))
    return Entry(entry_id, FOLDER / f"{entry_id}.yaml")


def _meant(word: str) -> str:
    """Whose id the word is a part of, else the nearest, else where all are."""
    ids = [entry_id for entry_id in entry_ids() if word and word.casefold() in entry_id]
    meant = ids or [near for near in [nearest(word, entry_ids())] if near]
    return f"did you mean {' or '.join(map(repr, meant))}?" if meant else "feidi library list shows all"


def entries() -> tuple[Entry, ...]:
    """All agreements, sorted by id."""
    return tuple(entry(entry_id) for entry_id in entry_ids())
