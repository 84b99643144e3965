"""A column of amounts by year, from a CSV file beside the agreement."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from contracts.finding import Finding
from contracts.text.cells import Cell, rows
from contracts.text.encoding import decode, read_bytes
from contracts.text.faults import CODES, MAX_FINDINGS, fault, refuse
from contracts.wrong import did_you_mean

__all__ = ["CODES", "MAX_BYTES", "Cell", "fits", "ragged_rows", "read_column"]

MAX_BYTES = 5_000_000
_YEAR_HEADERS = ("year", "年份", "年度", "年")
_YEAR = re.compile(r"([12][0-9]{3})\s*年?")
_FIGURE = re.compile(r"[-+(¥]?[0-9][0-9,.]*[)%]?\s*(年|元|万元|亿元)?")

Row = list[Cell]


class _Chosen(NamedTuple):
    """Positions of the two columns that are read, and the number of all."""

    years: int
    amounts: int
    width: int


def read_column(folder: Path, file: str, column: str, year_column: str | None = None) -> dict[int, Cell]:
    """Amounts by year, as text, in the order of the file.

    Args:
        folder: Folder of the agreement; the file must lie in it or below it.
        file: Path as the agreement writes it.
        column: Header of the amounts; headers are compared without blanks, full-width letters and case.
        year_column: Header of the years; without it the column named year, 年份, 年度 or 年, else the first.

    Raises:
        ContractError: everything that is wrong with the file (see `CODES`); findings about the file as a
            whole have no place, so that the caller can point at the agreement.
    """
    path = _inside(folder, file)
    table, faults = rows(decode(read_bytes(path, MAX_BYTES), str(path)), str(path))
    if not table:
        message = f"{str(path)!r} has no header and no rows"
        refuse(faults or [fault("A127", message, "write a header and a row for each year")])
    chosen = _chosen(table, column, year_column)
    body = [row for row in table[1:] if fits(row, chosen.width)]
    faults += islice(ragged_rows(table[1:], chosen.width), MAX_FINDINGS)
    faults += islice(_row_faults(body, chosen), MAX_FINDINGS)
    if len(table) == 1:
        faults.append(fault("A127", "the table has no rows", "write a row for each year", table[0][0].place))
    if faults:
        refuse(faults)
    return {year: row[chosen.amounts] for row in body if (year := _year(row[chosen.years]))}


def _inside(folder: Path, file: str) -> Path:
    message = f"the path {file!r} leads out of the folder of the agreement"
    remedy = "put the file beside the agreement and write its name only"
    parts = PureWindowsPath(file)  # knows both kinds of slashes
    if parts.drive or parts.root or ".." in parts.parts or not parts.parts or "\0" in file:
        refuse([fault("A120", message, remedy)])
    path = folder / file
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        refuse([fault("A120", message, remedy, reasons=("it is a link to another place",))])
    return path


# -- columns


def _chosen(table: Sequence[Row], column: str, year_column: str | None) -> _Chosen:
    """Where years and amounts stand.

    Raises:
        ContractError: no such column, or several.
    """
    header = table[0]
    names = [_plain(cell.text) for cell in header]
    years = next((names.index(name) for name in _YEAR_HEADERS if name in names), 0)
    faults: list[Finding] = []
    for name in dict.fromkeys(filter(None, (year_column, column))):
        faults.extend(_column_faults(table, name))
    if not faults and year_column is not None:
        years = names.index(_plain(year_column))
    if not faults and names.index(_plain(column)) == years:
        message = f"the column {column!r} holds the years"
        faults.append(fault("A121", message, "name the column of the amounts", header[years].place))
    if faults:
        refuse(faults)
    return _Chosen(years, names.index(_plain(column)), len(header))


def _column_faults(table: Sequence[Row], name: str) -> Iterator[Finding]:
    found = [cell for cell in table[0] if _plain(cell.text) == _plain(name)]
    if not found and has_no_titles(table[0]):
        message = f"the first row has figures where titles should stand, so there is no column {name!r}"
        remedy = f"write a row of titles above it, such as `year,{name}`"
        yield fault("A121", message, remedy, table[0][0].place)
    elif not found:
        known = [cell.text for cell in table[0] if cell.text]
        reasons = (f"columns: {', '.join(known[:20])}",)
        remedy = _header_below(table, name) or did_you_mean(name, known)
        yield fault("A121", f"there is no column {name!r}", remedy, table[0][0].place, reasons)
    elif len(found) > 1:
        others = tuple(f"also at {cell.place}" for cell in found if cell is not found[1])
        message = f"{len(found)} columns are named {name!r}"
        yield fault("A122", message, "rename all but one", found[1].place, others)


def has_no_titles(row: Sequence[Cell]) -> bool:
    """Whether a row that should name the columns holds figures: a year, or an amount in every cell."""
    written = [cell.text for cell in row if cell.text]
    return bool(written) and all(_FIGURE.fullmatch(unicodedata.normalize("NFKC", text)) for text in written)


def _header_below(table: Sequence[Row], name: str) -> str:
    """A remedy for tables with a title above their header."""
    for row in table[1:5]:
        if any(_plain(cell.text) == _plain(name) for cell in row):
            return f"the header must come first: delete what stands above line {row[0].place.line}"
    return ""


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


# -- rows


def fits(row: Row, width: int) -> bool:
    """Whether a row has the cells of the header; empty ones behind them do not count."""
    return len(row) == width or (len(row) > width and not any(cell.text for cell in row[width:]))


def ragged_rows(body: Sequence[Row], width: int) -> Iterator[Finding]:
    """A finding for every row that has fewer or more cells than the header."""
    for row in body:
        message = f"{len(row)} cells where the header has {width}"
        if len(row) < width:
            yield fault("A125", message, "write every cell, with 0 where there is nothing", row[-1].place)
        elif not fits(row, width):
            remedy = 'put amounts with a thousands comma in quotes: "1,234"'
            yield fault("A125", message, remedy, row[width].place)


def _row_faults(body: Sequence[Row], chosen: _Chosen) -> Iterator[Finding]:
    first: dict[int, Cell] = {}
    for row in body:
        label, amount = row[chosen.years], row[chosen.amounts]
        year = _year(label)
        if year is None:
            yield _bad_year(label)
            continue
        if year in first:
            place = first[year].place
            message = f"the year {year} is listed twice; the first one stands in line {place.line}"
            yield fault("A123", message, "keep one row", label.place, (f"first listed at {place}",))
        elif not amount.text:
            yield fault("A126", f"no amount for {year}", "write 0 if nothing arises", amount.place)
        first.setdefault(year, label)


def _year(label: Cell) -> int | None:
    found = _YEAR.fullmatch(unicodedata.normalize("NFKC", label.text))
    return int(found[1]) if found else None


def _bad_year(label: Cell) -> Finding:
    message = f"{label.text[:40]!r} is not a year" if label.text else "there is no year in this row"
    remedy = "write a year such as 2026 or 2026年; delete rows of totals and remarks"
    return fault("A124", message, remedy, label.place)
