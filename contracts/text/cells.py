"""CSV text to cells that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from contracts.finding import Finding, Place
from contracts.text.encoding import LINE_END
from contracts.text.faults import fault

MAX_CELLS = 200_000
_DELIMITERS = (",", ";", "\t", "，", "；")
_TEXT = re.compile(r'"[^"]*(?:""[^"]*)*"')
_QUOTED = re.compile(rf" *{_TEXT.pattern}")


class Cell(NamedTuple):
    """One cell: its text without blanks and quotes around it, and its place."""

    text: str
    place: Place


def rows(text: str, name: str) -> tuple[list[list[Cell]], list[Finding]]:
    r"""The rows that are not blank, the header first, and what is wrong with their cells.

    >>> table, faults = rows('年份;增值税\n2026;"1,234"\n', "flows.csv")
    >>> [[cell.text for cell in row] for row in table], str(table[1][1].place)
    ([['年份', '增值税'], ['2026', '1,234']], 'flows.csv:2:6')
    """
    table: list[list[Cell]] = []
    faults: list[Finding] = []
    delimiter, room = "", MAX_CELLS
    for number, line in enumerate(LINE_END.split(text), start=1):
        delimiter = delimiter or (sniffed(line) if line.strip() else "")
        if not line.strip(f"{delimiter} \t\u3000"):
            continue
        spans = list(islice(_spans(line, delimiter), room + 1))
        room -= len(spans)
        if room < 0:
            place = Place(name, number, 1, 1 + len(line), "", line)
            faults.append(
                fault("A127", f"more than {MAX_CELLS:,} cells", "keep the columns that are used", place)
            )
            break
        row = [_cell(line, span, name, number) for span in spans]
        faults.extend(_open_quote(cell) for cell in row if cell.text.startswith('"'))
        table.append(row)
    return table, faults


def sniffed(header: str) -> str:
    """What separates the cells: the most frequent of comma, semicolon, tab and their full-width forms.

    >>> sniffed('year;"vat, local";cit')
    ';'
    """
    bare = _TEXT.sub("", header)
    return max(_DELIMITERS, key=bare.count)


def _spans(line: str, delimiter: str) -> Iterator[tuple[int, int]]:
    """Start and end of each cell; quotes around a cell protect the delimiters in it."""
    start = 0
    while True:
        quoted = _QUOTED.match(line, start)
        end = line.find(delimiter, quoted.end() if quoted else start)
        if end < 0:
            break
        yield start, end
        start = end + len(delimiter)
    yield start, len(line)


def _cell(line: str, span: tuple[int, int], name: str, number: int) -> Cell:
    written = line[slice(*span)]
    text = written.strip()
    start = span[0] + (len(written) - len(written.lstrip()) if text else 0)
    end = start + len(text) if text else min(start + 1, len(line))
    place = Place(name, number, start + 1, end + 1, "", line)
    if _TEXT.fullmatch(text):
        text = text[1:-1].replace('""', '"').strip()
    return Cell(text, place)


def _open_quote(cell: Cell) -> Finding:
    remedy = "close the quote in the same cell and line, or leave it out"
    return fault("A128", "the quotes of this cell do not match", remedy, cell.place)
