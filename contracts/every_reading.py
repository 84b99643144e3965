"""From a file that leaves words open to one agreement for each way in which it can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from contracts.agreement import Agreement
from contracts.chosen import ChosenSource
from contracts.finding import ContractError, Finding
from contracts.reading import folder_of, interpret
from contracts.source import Source, read
from contracts.words import Choice, Word, choices, named_in, open_words, refuse_too_many


@dataclass(frozen=True)
class Readings:
    """A file and the agreements that it can be read as.

    Attributes:
        words: What it leaves open, in the order of the file; empty if nothing.
        agreements: Choice of an alternative for each word -> the agreement; the first alternatives first.
    """

    words: tuple[Word, ...]
    agreements: Mapping[Choice, Agreement]


def load_readings(path: str | Path, stdin: BinaryIO | None = None) -> Readings:
    """Read an agreement file in every way that its `either` allows; `-` reads standard input.

    Raises:
        ContractError: the file cannot be read, has more than 64 readings, or a reading of it is not an
            agreement; its findings say what is wrong, where, and in which readings.

    >>> len(load_readings("examples/readings/agreement.yaml").agreements)
    2
    """
    return readings_of(read(path, stdin), folder_of(path))


def readings_of(source: Source, folder: Path) -> Readings:
    """Every reading of a source; CSV columns are looked up in `folder`.

    Raises:
        ContractError: a reading is not an agreement.
    """
    words = open_words(source)
    refuse_too_many(words, source)
    agreements: dict[Choice, Agreement] = {}
    faults: dict[Finding, list[Choice]] = {}
    for choice in choices(words):
        try:
            agreements[choice] = interpret(ChosenSource.of(source, words, choice), folder)
        except ContractError as error:
            for finding in error.findings:
                faults.setdefault(finding, []).append(choice)
    if faults:
        said = [named_in(finding, words, some) for finding, some in faults.items()]
        raise ContractError(tuple(sorted(said, key=lambda finding: finding.order)))
    return Readings(words, agreements)
