"""The columns of a table of actual collections: what they are called, where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from contracts.columns import has_no_titles
from contracts.finding import Finding
from contracts.text.cells import Cell
from contracts.text.faults import fault, refuse
from contracts.units import UNITS
from contracts.wrong import did_you_mean, nearest

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "year": ("year", "年份", "年度", "年"),
        "month": ("month", "period", "月份", "月", "期间", "所属期", "税款所属期"),
        "stream": ("stream", "项目", "收入项目", "收支流"),
        "tax": ("tax", "税种"),
        "pool": ("pool", "池", "分享池", "分成池"),
        "amount": ("amount", "金额"),
        "collected_by": ("collected_by", "collector", "party", "征收方", "入库方", "参与方"),
        "note": ("note", "备注", "说明"),
    }
)
"""Column -> its names; compared without blanks, full-width letters and case."""

_WITH_UNIT = re.compile(r"(?P<name>[^()]+)\((?P<unit>[^()]+)\)")


class Layout(NamedTuple):
    """What the header of a kind of table may hold.

    Attributes:
        columns: Column -> its names.
        wanted: Columns of which one is needed, what they say, and the one that a remedy names.
        called: What the table is.
        amounts: The column whose title may name a unit.
    """

    columns: Mapping[str, tuple[str, ...]]
    wanted: tuple[tuple[tuple[str, ...], str, str], ...]
    called: str
    amounts: str = "amount"


COLLECTIONS = Layout(
    COLUMNS,
    (
        (("year", "month"), "the year, or the months", "year"),
        (("stream", "tax", "pool"), "what was collected", "stream"),
        (("amount",), "the amounts", "amount"),
    ),
    "a table of collections",
)


class Header(NamedTuple):
    """Where the columns stand.

    Attributes:
        at: Column -> position.
        width: Number of columns.
        unit: Unit of amounts that name none, from a header such as `金额（万元）`; None when it names none.
    """

    at: Mapping[str, int]
    width: int
    unit: str | None

    def cell(self, row: Sequence[Cell], column: str) -> Cell | None:
        """The cell of a column; None when the table has no such column, or nothing in it."""
        if column not in self.at or not row[self.at[column]].text:
            return None
        return row[self.at[column]]


def header_of(row: Sequence[Cell], layout: Layout = COLLECTIONS) -> Header:
    """Read the header of a table that is handed in for a settlement.

    Raises:
        ContractError: a column that is unknown, named twice, or missing. An unknown column is refused,
            because a slip in the name of an optional one would change who has the money.
    """
    if has_no_titles(row):
        message = "the first row has figures where titles should stand"
        remedy = "write a row of titles above it, such as `month,stream,amount`"
        refuse([fault("A121", message, remedy, row[0].place)])
    found: dict[str, int] = {}
    faults: list[Finding] = []
    unit = None
    for at, cell in enumerate(row):
        name, unit_here = _column(cell.text, layout)
        if name is None and cell.text:
            faults.append(_unknown(cell, layout))
        elif name in found:
            message = f"two columns hold the {name}"
            faults.append(fault("A122", message, "keep one of them", cell.place))
        elif name is not None:
            found[name] = at
            unit = unit_here or unit
    faults += _missing(found, row[0], layout)
    if faults:
        refuse(faults)
    return Header(found, len(row), unit)


def _column(text: str, layout: Layout) -> tuple[str | None, str | None]:
    """The column that a title names, and the unit that it gives."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    with_unit = _WITH_UNIT.fullmatch(plain)
    unit = with_unit["unit"] if with_unit and with_unit["unit"] in UNITS else None
    name = with_unit["name"] if with_unit and unit else plain
    column = next((column for column, names in layout.columns.items() if name in names), None)
    return (column, unit) if column == layout.amounts or unit is None else (None, None)


def _unknown(cell: Cell, layout: Layout) -> Finding:
    remedy = f"{_known(cell.text, layout)}; delete a column that is not needed"
    return fault("A121", f"there is no column {cell.text[:40]!r} in {layout.called}", remedy, cell.place)


def _known(title: str, layout: Layout) -> str:
    """The nearest title, or each column with its other names."""
    every = [name for names in layout.columns.values() for name in names]
    if nearest(title, every):
        return did_you_mean(title, every)
    named = (
        f"{column} ({'、'.join(names[1:])})" if names[1:] else column
        for column, names in layout.columns.items()
    )
    return f"known: {', '.join(named)}"


def _missing(found: Mapping[str, int], first: Cell, layout: Layout) -> Iterator[Finding]:
    for names, what, example in layout.wanted:
        if not any(name in found for name in names):
            remedy = f"name a column {example!r}; the header must come first"
            yield fault("A121", f"no column says {what}", remedy, first.place)
