"""CSV text to cells that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contracts.encoding import LINE_END
from contracts.faults import fault
from contracts.finding import Finding, Place

_DELIMITERS = (",", ";", "\t", "，", "；")
_QUOTED = re.compile(r'"[^"]*"')


class Cell(NamedTuple):
    """One cell: its text without blanks around it, and its place."""

    text: str
    place: Place


def rows(text: str, name: str) -> tuple[list[list[Cell]], list[Finding]]:
    r"""The rows that are not blank, the header first, and what is wrong with their quotes.

    >>> table, faults = rows('年份;增值税\n2026;"1,234"\n', "flows.csv")
    >>> [[cell.text for cell in row] for row in table], str(table[1][1].place)
    ([['年份', '增值税'], ['2026', '1,234']], 'flows.csv:2:6')
    """
    table: list[list[Cell]] = []
    faults: list[Finding] = []
    delimiter = ""
    for number, line in enumerate(LINE_END.split(text), start=1):
        delimiter = delimiter or (sniffed(line) if line.strip() else "")
        row = [_cell(line, span, name, number, faults) for span in _spans(line, delimiter)]
        if any(cell.text for cell in row):
            table.append(row)
    return table, faults


def sniffed(header: str) -> str:
    """What separates the cells: the most frequent of comma, semicolon, tab and their full-width forms.

    >>> sniffed("year;vat, local;cit")
    ';'
    """
    bare = _QUOTED.sub("", header)
    return max(_DELIMITERS, key=bare.count)


def _spans(line: str, delimiter: str) -> Iterator[tuple[int, int]]:
    """Start and end of each cell; a quote at the start of a cell protects the delimiter."""
    start = 0
    while delimiter:
        lead = len(line[start:]) - len(line[start:].lstrip(" "))
        quoted = line.startswith('"', start + lead)
        after = _quote_end(line, start + lead) if quoted else start
        end = line.find(delimiter, after)
        if end < 0:
            break
        yield start, end
        start = end + len(delimiter)
    yield start, len(line)


def _quote_end(line: str, start: int) -> int:
    at = start + 1
    while True:
        at = line.find('"', at)
        if at < 0:
            return len(line)
        if not line.startswith('""', at):
            return at + 1
        at += 2


def _cell(line: str, span: tuple[int, int], name: str, number: int, faults: list[Finding]) -> Cell:
    written = line[slice(*span)]
    text = written.strip()
    start = span[0] + len(written) - len(written.lstrip()) if text else span[0]
    place = Place(name, number, start + 1, start + 1 + max(len(text), min(1, len(line) - start)), "", line)
    if text.startswith('"'):
        if len(text) < 2 or _quote_end(text, 0) != len(text) or not text.endswith('"'):
            faults.append(
                fault(
                    "A128",
                    "a quote is not closed in this cell",
                    'write the cell as "text" on one line',
                    place,
                )
            )
        text = text[1:-1].replace('""', '"').strip()
    return Cell(text, place)
