"""A column of amounts by year, from a CSV file beside the agreement."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from contracts.cells import Cell, rows
from contracts.encoding import decode, read_bytes
from contracts.faults import CODES, fault, refuse
from contracts.finding import Finding
from contracts.wrong import did_you_mean

__all__ = ["CODES", "MAX_BYTES", "Cell", "read_column"]

MAX_BYTES = 5_000_000
_YEAR_HEADERS = ("year", "年份", "年度", "年")
_YEAR = re.compile(r"([12]\d{3})\s*年?", re.ASCII)


class _Columns(NamedTuple):
    years: int
    amounts: int


def read_column(folder: Path, file: str, column: str, year_column: str | None = None) -> dict[int, Cell]:
    """Amounts by year, as text, in the order of the file.

    Args:
        folder: Folder of the agreement; the file must lie in it or below it.
        file: Path as the agreement writes it.
        column: Header of the amounts; headers are compared without blanks and full-width letters.
        year_column: Header of the years; without it the column named year, 年份, 年度 or 年, else the first.

    Raises:
        ContractError: everything that is wrong with the file (see `CODES`); findings about the file as a
            whole have no place, so that the caller can point at the agreement.
    """
    data = read_bytes(_inside(folder, file), MAX_BYTES)
    table, faults = rows(decode(data, file), file)
    if not table:
        refuse(
            faults
            or [
                fault("A127", f"{file!r} has no header and no rows", "write a header and a row for each year")
            ]
        )
    header, body = table[0], table[1:]
    chosen = _columns(header, column, year_column)
    faults += _ragged(header, body)
    amounts = _by_year(body, chosen, len(header), faults)
    if not amounts and not faults:
        faults.append(
            fault("A127", f"{file!r} has a header but no rows", "write a row for each year", header[0].place)
        )
    if faults:
        refuse(faults)
    return amounts


def _inside(folder: Path, file: str) -> Path:
    message = f"the path {file!r} leads out of the folder of the agreement"
    remedy = "put the file beside the agreement and write its name only"
    written = PureWindowsPath(file)  # reads both kinds of slashes
    if written.drive or written.root or ".." in written.parts or not written.parts or "\0" in file:
        refuse([fault("A120", message, remedy)])
    path = folder / file
    if not path.resolve().is_relative_to(folder.resolve()):
        refuse([fault("A120", message, remedy, reasons=("it is a link to another place",))])
    return path


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _columns(header: Sequence[Cell], column: str, year_column: str | None) -> _Columns:
    """Where years and amounts stand.

    Raises:
        ContractError: no such column, or several.
    """
    names = [_plain(cell.text) for cell in header]
    faults: list[Finding] = []
    if year_column is not None:
        years = _index(header, year_column, faults)
    else:
        years = next((names.index(name) for name in _YEAR_HEADERS if name in names), 0)
    amounts = _index(header, column, faults)
    if amounts == years and not faults:
        place = header[amounts].place
        faults.append(
            fault("A121", f"the column {column!r} holds the years", "name the column of the amounts", place)
        )
    if faults:
        refuse(faults)
    return _Columns(years, amounts)


def _index(header: Sequence[Cell], name: str, faults: list[Finding]) -> int:
    found = [index for index, cell in enumerate(header) if _plain(cell.text) == _plain(name)]
    place = header[0].place
    if not found:
        known = [cell.text for cell in header if cell.text]
        reasons = (f"columns: {', '.join(known)}",)
        faults.append(
            fault("A121", f"there is no column {name!r}", did_you_mean(name, known), place, reasons)
        )
        return 0
    if len(found) > 1:
        places = tuple(f"column {name!r} at {header[index].place}" for index in found)
        second = header[found[1]].place
        faults.append(
            fault("A122", f"{len(found)} columns are named {name!r}", "rename all but one", second, places)
        )
    return found[0]


def _ragged(header: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> list[Finding]:
    return [_raggedness(row, len(header)) for row in body if not _fits(row, len(header))]


def _fits(row: Sequence[Cell], width: int) -> bool:
    return len(row) == width or (len(row) > width and not any(cell.text for cell in row[width:]))


def _raggedness(row: Sequence[Cell], width: int) -> Finding:
    message = f"{len(row)} cells where the header has {width}"
    if len(row) < width:
        return fault("A125", message, "write every cell, with 0 where there is nothing", row[-1].place)
    return fault("A125", message, 'put amounts with a thousands comma in quotes: "1,234"', row[width].place)


def _by_year(
    body: Sequence[Sequence[Cell]], chosen: _Columns, width: int, faults: list[Finding]
) -> dict[int, Cell]:
    found: dict[int, Cell] = {}
    first: dict[int, Cell] = {}
    for row in (row for row in body if _fits(row, width)):
        label, amount = row[chosen.years], row[chosen.amounts]
        year = _YEAR.fullmatch(unicodedata.normalize("NFKC", label.text))
        if not year:
            faults.append(_bad_year(label))
            continue
        number = int(year[1])
        before = first.setdefault(number, label)
        if before is not label:
            message = f"the year {number} is listed twice; the first one stands in line {before.place.line}"
            faults.append(
                fault("A123", message, "keep one row", label.place, (f"first listed at {before.place}",))
            )
        elif not amount.text:
            faults.append(fault("A126", f"no amount for {number}", "write 0 if nothing arises", amount.place))
        else:
            found[number] = amount
    return found


def _bad_year(label: Cell) -> Finding:
    message = f"{label.text[:40]!r} is not a year" if label.text else "no year in this row"
    return fault(
        "A124", message, "write a year such as 2026 or 2026年; delete rows of totals and remarks", label.place
    )
