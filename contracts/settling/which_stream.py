"""Which stream of the agreement a row of collections belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from contracts.agreement import Agreement
from contracts.finding import Finding, Place
from contracts.objections import written_fault
from contracts.settling.faults import settling_fault
from contracts.settling.headers import Header
from contracts.streams import Stream
from contracts.text.cells import Cell
from contracts.text.faults import refuse
from contracts.units import clean
from contracts.wrong import did_you_mean

_CODES = MappingProxyType({"pool": "A142", "tax": "A146"})
_NAMES: Mapping[str, Callable[[Stream], str]] = MappingProxyType(
    {
        "stream": lambda stream: stream.id,
        "tax": lambda stream: stream.tax or stream.kind,
        "pool": lambda stream: stream.pool or "",
    }
)
"""Column -> what it says of a stream; a stream that is no tax is found by its kind."""


def stream_of(row: Sequence[Cell], header: Header, agreement: Agreement, year: int | None) -> int:
    """The position of the one stream that fits every cell of the row.

    Raises:
        ContractError: the row names none, an unknown one, several, or one that is not settled.
    """
    named = {column: cell for column in _NAMES if (cell := header.cell(row, column))}
    if not named:
        place = row[header.at.get("stream", header.at.get("tax", header.at.get("pool", 0)))].place
        refuse([settling_fault("A171", "the row names no stream", "write the id of a stream", place)])
    unknown = [fault for column in named if (fault := _unknown(column, named[column], agreement))]
    if unknown:
        refuse(unknown)
    fitting = [at for at, stream in enumerate(agreement.streams) if _fits(stream, named)]
    place = next(iter(named.values())).place
    if len(fitting) != 1:
        refuse([_not_one(fitting, named, agreement, place)])
    if unsettled := _unsettled(agreement.streams[fitting[0]], year, place):
        refuse([unsettled])
    return fitting[0]


def _fits(stream: Stream, named: Mapping[str, Cell]) -> bool:
    return all(clean(cell.text) == clean(_NAMES[column](stream)) for column, cell in named.items())


def _unknown(column: str, cell: Cell, agreement: Agreement) -> Finding | None:
    known = {clean(_NAMES[column](stream)) for stream in agreement.streams} - {""}
    name = clean(cell.text)
    if name in known:
        return None
    hint = did_you_mean(name, known)
    if column == "stream":
        return settling_fault("A171", f"there is no stream {name[:80]!r}", hint, cell.place)
    what = "no stream feeds pool" if column == "pool" else "no stream of the agreement is of tax or kind"
    return written_fault(_CODES[column], f"{what} {name[:80]!r}", cell.place, hint)


def _not_one(fitting: list[int], named: Mapping[str, Cell], agreement: Agreement, place: Place) -> Finding:
    said = ", ".join(f"{column} {cell.text!r}" for column, cell in named.items())
    if not fitting:
        return settling_fault("A177", f"no stream is {said} at once", "correct one of the cells", place)
    ids = " and ".join(repr(agreement.streams[at].id) for at in fitting)
    return settling_fault("A177", f"{said} is {ids}", "add a column `stream` that says which", place)


def _unsettled(stream: Stream, year: int | None, place: Place) -> Finding | None:
    """Why money of the stream is not divided between the parties, if it is not."""
    if stream.pool is None or stream.exit_after is not None:
        what = "an outside option" if stream.without or stream.exit_after else f"{stream.booked_by}'s own"
        message = f"stream {stream.id!r} is in no pool, it is {what}"
        return settling_fault("A176", message, "delete the row; only pools are settled", place)
    if year is not None and year not in stream.period:
        message = f"stream {stream.id!r} holds {stream.period}, so the agreement does not share it in {year}"
        return settling_fault("A176", message, "delete the row, or amend the agreement", place)
    return None
