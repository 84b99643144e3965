"""`either`: the places at which a file leaves something open, and between what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from contracts.draft import Fault, Path
from contracts.text.outline import Tree
from contracts.units import clean

OPENS = "either"
NAMES = "word"
LONGEST_LABEL = 60
LEFT_OUT = "left out"

Step = str | int


@dataclass(frozen=True)
class Alternatives:
    """One place at which a file leaves something open.

    Written `{either: [local, retained]}`, or with names, `{either: {by the bureau: local, by us: retained}}`.
    A `word` beside it says which other places are settled together with this one.

    Attributes:
        path: Where `either` stands, without the word itself.
        labels: What the alternatives are called: their names, or what they say.
        steps: The key or the index of each alternative below `either`.
        word: The word that is written beside it; empty if there is none.
    """

    path: Path
    labels: tuple[str, ...]
    steps: tuple[Step, ...]
    word: str = ""

    @property
    def is_named(self) -> bool:
        """Whether the alternatives carry names."""
        return any(isinstance(step, str) for step in self.steps)


def alternatives_in(tree: dict[str, Tree]) -> tuple[list[Alternatives], list[Fault]]:
    """Every place that is left open, in the order of the file, and what is wrong with them.

    >>> alternatives_in({"years": "2026", "unit": {"either": ["10k", "1m"]}})[0][0].labels
    ('10k', '1m')
    """
    found: list[Alternatives] = []
    faults: list[Fault] = []
    if OPENS in tree:
        remedy = "leave open the value that differs, or write a file for each reading"
        faults.append(Fault("A138", (OPENS,), "a whole file cannot be left open", remedy, at_key=True))
    for path, node in _opened({key: value for key, value in tree.items() if key != OPENS}, ()):
        wrong = list(_faults(node, path))
        faults += wrong
        if not wrong:
            found.append(_read(node, path))
    return found, faults


def _opened(value: Tree, path: Path) -> Iterator[tuple[Path, dict[str, Tree]]]:
    """The outermost mappings with the word, and their paths."""
    if isinstance(value, dict) and OPENS in value:
        yield path, value
        return
    for step, below in _entries(value):
        yield from _opened(below, (*path, step))


def _entries(value: Tree) -> list[tuple[Step, Tree]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def _read(node: dict[str, Tree], path: Path) -> Alternatives:
    entries = _entries(node[OPENS])
    labels = [step if isinstance(step, str) else label_of(value) for step, value in entries]
    times = Counter(labels)
    distinct = (label if times[label] == 1 else f"{label} ({at})" for at, label in enumerate(labels, start=1))
    return Alternatives(path, tuple(distinct), tuple(step for step, _ in entries), clean(node.get(NAMES, "")))


def label_of(value: Tree) -> str:
    """What an alternative without a name is called: what it says, on one line.

    >>> label_of({"event": "production", "plus": "20 years"}), label_of(None)
    ('event: production, plus: 20 years', 'left out')
    """
    text = LEFT_OUT if value is None else _on_one_line(value)
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 3]}..."


def _on_one_line(value: Tree) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_on_one_line(entry)}" for key, entry in value.items())
    if isinstance(value, list):
        return f"[{', '.join(map(_on_one_line, value))}]"
    return " ".join((value or "~").split())


def _faults(node: dict[str, Tree], path: Path) -> Iterator[Fault]:
    for key in node.keys() - {OPENS, NAMES}:
        message = f"`{OPENS}` stands in the place of a whole value, and {key[:40]!r} stands beside it"
        remedy = f"write {key[:40]!r} in each alternative, or `{OPENS}` around the open word only"
        yield Fault("A138", (*path, key), message, remedy, at_key=True)
    yield from _faults_of_list(node[OPENS], (*path, OPENS))
    if NAMES in node and (not isinstance(node[NAMES], str) or not clean(node[NAMES])):
        remedy = f"write a name, such as `{NAMES}: start`"
        yield Fault("A138", (*path, NAMES), f"`{NAMES}` is not a name", remedy)


def _faults_of_list(listed: Tree, path: Path) -> Iterator[Fault]:
    how = "write at least two: [local, retained], or {one name: local, another name: retained}"
    if isinstance(listed, str):
        yield Fault("A138", path, f"`{OPENS}` is {listed[:40]!r}, not alternatives", how)
        return
    entries = _entries(listed)
    if not entries:
        yield Fault("A135", path, f"`{OPENS}` has no alternatives", how, at_key=True)
    if len(entries) == 1:
        remedy = "write the value itself, or the other reading beside it"
        message = f"`{OPENS}` has only one alternative, so nothing is open"
        yield Fault("A135", path, message, remedy, at_key=True)
    for at, (step, value) in enumerate(entries):
        yield from _nested(value, (*path, step))
        same = next((one for one in range(at) if entries[one][1] == value), None)
        if same is not None:
            message = f"alternative {at + 1} says the same as alternative {same + 1}"
            yield Fault("A138", (*path, step), message, "delete one of them, or write what differs")


def _nested(value: Tree, path: Path) -> Iterator[Fault]:
    for inner, _ in _opened(value, path):
        message = f"this `{OPENS}` stands inside an alternative of another one"
        remedy = "write every combination as an alternative of the outer one"
        yield Fault("A138", (*inner, OPENS), message, remedy, at_key=True)
