"""One reading of a file: its tree with the alternatives chosen, its places still those of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from contracts.alternatives import OPENS, Step
from contracts.source import Source
from contracts.text.outline import Path, Tree
from contracts.words import Choice, Word


@dataclass(frozen=True)
class ChosenSource(Source):
    """A file in which every open word has been settled.

    An empty alternative leaves its entry out: the key, or the item of the list.

    Attributes:
        file_tree: The tree of the file, alternatives and all.
        chosen: Path of each place that is left open -> the step to the alternative that was chosen.
    """

    file_tree: dict[str, Tree] = field(default_factory=dict)
    chosen: Mapping[Path, Step] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Source, words: tuple[Word, ...], choice: Choice) -> ChosenSource:
        """The reading of a file that takes so many alternatives, one for each word."""
        chosen = {
            spot.path: spot.steps[alternative]
            for word, alternative in zip(words, choice, strict=True)
            for spot in word.spots
        }
        known = {one.name: getattr(source, one.name) for one in fields(Source)}
        tree = _settled(source.tree, (), chosen)
        return cls(**known | {"tree": tree}, file_tree=source.tree, chosen=chosen)

    def in_file(self, path: Path, at_key: bool) -> Path:
        """Where in the file the entry at a path of this reading stands."""
        here: Any = self.file_tree
        entry: Path = ()
        found: Path = ()
        for step in path:
            key = self._items_left(here, found)[int(step)] if isinstance(here, list) else step
            entry = found = (*found, key)
            here = here[key]
            if found in self.chosen:
                alternative = self.chosen[found]
                found = (*found, OPENS, alternative)
                entry = entry if isinstance(key, str) else found
                here = here[OPENS][alternative]
        return entry if at_key else found

    def _items_left(self, items: list[Tree], path: Path) -> list[int]:
        """The positions of the items of a list that this reading does not leave out."""
        return [at for at, item in enumerate(items) if not _is_left_out(item, (*path, at), self.chosen)]


def _settled(value: Tree, path: Path, chosen: Mapping[Path, Step]) -> Any:
    """A value with its alternatives chosen."""
    if path in chosen:
        return _settled(_alternative(value, path, chosen), (*path, OPENS, chosen[path]), chosen)
    if isinstance(value, dict):
        return {
            key: _settled(entry, (*path, key), chosen)
            for key, entry in value.items()
            if not _is_left_out(entry, (*path, key), chosen)
        }
    if isinstance(value, list):
        return [
            _settled(item, (*path, at), chosen)
            for at, item in enumerate(value)
            if not _is_left_out(item, (*path, at), chosen)
        ]
    return value


def _alternative(value: Any, path: Path, chosen: Mapping[Path, Step]) -> Tree:
    found: Tree = value[OPENS][chosen[path]]
    return found


def _is_left_out(value: Tree, path: Path, chosen: Mapping[Path, Step]) -> bool:
    return path in chosen and _alternative(value, path, chosen) is None
