"""The open words of a file: what is settled together, and in how many ways the file can be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice, product

from contracts.alternatives import NAMES, Alternatives, alternatives_in
from contracts.draft import Fault
from contracts.finding import ContractError, Finding, Place
from contracts.objections import misfit, written_fault
from contracts.source import Source
from contracts.text.outline import shown

MAX_READINGS = 64
"""More readings than this are not judged: nobody would read the result."""

MOST_COUNTED = 1_000_000
MOST_LISTED = 10

Choice = tuple[int, ...]
"""One reading: for each word, in order, the number of its alternative, counted from 0."""


@dataclass(frozen=True)
class Word:
    """Something that a file leaves open, in one place or in several that are settled together.

    Attributes:
        name: The `word` that is written there, or else the path of the place.
        labels: What its alternatives are called.
        spots: The places; the alternatives of each are in the order of `labels`.
        places: The same places, as stretches of the file.
    """

    name: str
    labels: tuple[str, ...]
    spots: tuple[Alternatives, ...]
    places: tuple[Place, ...]


def open_words(source: Source) -> tuple[Word, ...]:
    """What a file leaves open, in the order of the file.

    Raises:
        ContractError: what is wrong with the alternatives, each thing with its place.
    """
    spots, faults = alternatives_in(source.tree)
    groups = [list(group) for group in _together(spots)]
    faults += [fault for group in groups for fault in _not_alike(group)]
    if faults:
        found = {misfit(fault, source) for fault in faults}
        raise ContractError(tuple(sorted(found, key=lambda finding: finding.order)))
    return tuple(_word(group, source) for group in groups)


def _together(spots: Iterable[Alternatives]) -> Iterator[Iterator[Alternatives]]:
    """The places by word; a place without a word stands for itself."""
    listed = list(spots)
    first: dict[str, int] = {}
    for at, spot in enumerate(listed):
        first.setdefault(spot.word or shown(spot.path), at)

    def turn(spot: Alternatives) -> int:
        return first[spot.word or shown(spot.path)]

    return (group for _, group in groupby(sorted(listed, key=turn), key=turn))


def _not_alike(group: list[Alternatives]) -> Iterator[Fault]:
    """Places of one word whose alternatives cannot be told which belongs to which."""
    first = group[0]
    for spot in group[1:]:
        path = (*spot.path, NAMES)
        where = shown(first.path)
        if len(spot.steps) != len(first.steps):
            message = (
                f"{spot.word!r} has {len(spot.steps)} alternatives here and {len(first.steps)} at {where}"
            )
            yield Fault("A138", path, message, "write as many as there, or another word")
        elif spot.is_named != first.is_named:
            message = f"the alternatives of {spot.word!r} have names here or at {where}, but not at both"
            yield Fault("A138", path, message, "name them at both places, so that each finds its own")
        elif spot.is_named and set(spot.steps) != set(first.steps):
            named = ", ".join(first.labels)
            message = f"the alternatives of {spot.word!r} have other names here than at {where}"
            yield Fault("A138", path, message, f"name them {named}")


def _word(group: list[Alternatives], source: Source) -> Word:
    first = group[0]
    ordered = tuple(replace(spot, steps=first.steps, labels=first.labels) for spot in group)
    places = tuple(source.key_place((*spot.path, "either")) for spot in group)
    return Word(first.word or shown(first.path), first.labels, ordered, places)


def choices(words: Iterable[Word]) -> tuple[Choice, ...]:
    """Every reading, the first alternatives first; a file without open words has one.

    >>> choices([])
    ((),)
    """
    return tuple(product(*(range(len(word.labels)) for word in words)))


def refuse_too_many(words: tuple[Word, ...], source: Source) -> None:
    """Refuse a file that can be read in more ways than are judged.

    Raises:
        ContractError: there are more than 64 readings; the finding says which words multiply.
    """
    number = 1
    for word in words:
        number *= len(word.labels) if number <= MOST_COUNTED else 1
    if number <= MAX_READINGS:
        return
    many = f"{number:,}" if number <= MOST_COUNTED else f"more than {MOST_COUNTED:,}"
    message = f"{len(words)} open words give {many} readings; at most {MAX_READINGS} are judged"
    remedy = f"settle a word, or write the same `{NAMES}` where several are settled together"
    finding = written_fault("A135", message, words[0].places[0], remedy)
    raise ContractError((replace(finding, reasons=tuple(_listed(words, source))),))


def refuse_open(source: Source) -> None:
    """Refuse a file that leaves words open, where one reading is needed; none is ever chosen by itself.

    Raises:
        ContractError: there are open words, or something is wrong with them.
    """
    words = open_words(source)
    if not words:
        return
    many = f"{len(words)} words" if len(words) > 1 else "1 word"
    message = f"this file leaves {many} open, so that it can be read in several ways"
    remedy = f"run `feidi readings {source.name}`, or write one alternative in the place of each `either`"
    finding = written_fault("A137", message, words[0].places[0], remedy)
    raise ContractError((replace(finding, reasons=tuple(_listed(words, source))),))


def _listed(words: tuple[Word, ...], source: Source) -> Iterator[str]:
    for word in islice(words, MOST_LISTED):
        lines = sorted({place.line for place in word.places})
        where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
        labels = [f"{label!r}" for label in word.labels]
        shown_labels = f"{', '.join(labels[:-1])} or {labels[-1]}"
        yield f"{word.name} ({where}): {shown_labels}"
    if len(words) > MOST_LISTED:
        yield f"and {len(words) - MOST_LISTED} more"


def when(words: tuple[Word, ...], some: Collection[Choice]) -> str:
    """In which readings something is so, in words; empty when it is so in all of them.

    Said by the words that decide it if that is possible, else by the numbers of the readings.
    """
    readings = choices(words)
    if len(set(some)) == len(readings):
        return ""
    allowed = [sorted({choice[at] for choice in some}) for at in range(len(words))]
    if len(set(product(*allowed))) == len(set(some)):
        return " and ".join(
            f"{word.name} is {' or '.join(repr(word.labels[one]) for one in ones)}"
            for word, ones in zip(words, allowed, strict=True)
            if len(ones) < len(word.labels)
        )
    numbers = [str(at) for at, choice in enumerate(readings, start=1) if choice in set(some)]
    return f"the file is read as in {', '.join(numbers)}"


def named_in(found: Finding, words: tuple[Word, ...], some: Collection[Choice]) -> Finding:
    """A finding that says in which readings it arises."""
    condition = when(words, some)
    return replace(found, reasons=(*found.reasons, f"if {condition}")) if condition else found
