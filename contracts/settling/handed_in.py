"""A table that is handed in for a settlement: its header, its rows, its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from contracts.columns import MAX_BYTES, fits, ragged_rows
from contracts.finding import Finding, Place
from contracts.settling.headers import Header, Layout, header_of
from contracts.text.cells import Cell, rows
from contracts.text.encoding import STDIN, decode, read_bytes
from contracts.text.faults import MAX_FINDINGS, fault, refuse


class HandedIn(NamedTuple):
    """A table as it was handed in.

    Attributes:
        header: Where its columns stand.
        body: Its rows that have as many cells as the header.
        digest: SHA-256 of the bytes of the file.
        faults: What is wrong with the other rows.
        top: Where the header begins.
    """

    header: Header
    body: Sequence[Sequence[Cell]]
    digest: str
    faults: tuple[Finding, ...]
    top: Place


def read_table(path: str | Path, layout: Layout, stdin: BinaryIO | None = None) -> HandedIn:
    """Read a table.

    Args:
        path: The CSV file; `-` reads standard input.
        layout: What its header may hold.
        stdin: Where `-` reads.

    Raises:
        ContractError: it cannot be read, is empty, or its header is not the one of such a table.
    """
    data = read_bytes(path, MAX_BYTES, stdin)
    name = STDIN if str(path) == "-" else str(path)
    table, faults = rows(decode(data, name), name)
    if not table:
        refuse(faults or [fault("A127", f"{name!r} has no header and no rows", "write a header and rows")])
    header = header_of(table[0], layout)
    body = [row for row in table[1:] if fits(row, header.width)]
    faults += islice(ragged_rows(table[1:], header.width), MAX_FINDINGS)
    if len(table) == 1:
        faults.append(fault("A127", "the table has no rows", "write a row for each value", table[0][0].place))
    return HandedIn(header, body, hashlib.sha256(data).hexdigest(), tuple(faults), table[0][0].place)
