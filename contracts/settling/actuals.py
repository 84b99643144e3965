"""Actual collections: the rows of a CSV file, each tied to a stream of the agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from contracts.agreement import Agreement
from contracts.finding import ContractError, Finding
from contracts.objections import written_fault
from contracts.quantities import money
from contracts.settling.completeness import gaps, repetitions
from contracts.settling.entries import Entry, Purpose
from contracts.settling.faults import settling_fault, tried
from contracts.settling.fen import MOST_MONEY
from contracts.settling.handed_in import read_table
from contracts.settling.headers import COLLECTIONS, Header
from contracts.settling.periods import When, when
from contracts.settling.which_stream import stream_of
from contracts.text.cells import Cell
from contracts.text.faults import MAX_FINDINGS, fault, refuse
from contracts.units import UNITS, amounts_in, clean, unit_label
from contracts.wrong import Wrong, did_you_mean

__all__ = ["Actuals", "Entry", "Purpose", "read_actuals"]


@dataclass(frozen=True)
class Actuals:
    """What was collected, row by row, in the order of the file.

    Attributes:
        entries: One for each row.
        digest: SHA-256 of the bytes of the file.
        warnings: What should be looked at again.
    """

    entries: tuple[Entry, ...]
    digest: str
    warnings: tuple[Finding, ...] = ()


def read_actuals(
    path: str | Path, agreement: Agreement, purpose: Purpose, stdin: BinaryIO | None = None
) -> Actuals:
    """Read a table of actual collections.

    Args:
        path: The CSV file; `-` reads standard input.
        agreement: Names the streams and gives the unit of bare amounts.
        purpose: Which year is settled, or which settled years are corrected.
        stdin: Where `-` reads.

    Raises:
        ContractError: everything that is wrong with the table, each thing with its place; nothing is passed
            over, because a row that is left out is money that somebody misses.
    """
    table = read_table(path, COLLECTIONS, stdin)
    header, faults = table.header, list(table.faults)
    entries, wrong = _entries(table.body, header, agreement, purpose)
    faults += islice(wrong, MAX_FINDINGS)
    faults += repetitions(entries, agreement, purpose)
    if faults:
        refuse(faults)
    missing, warnings = gaps(entries, agreement, purpose, table.top)
    if missing:
        raise ContractError(missing)
    return Actuals(tuple(entries), table.digest, warnings)


def _entries(
    body: Sequence[Sequence[Cell]], header: Header, agreement: Agreement, purpose: Purpose
) -> tuple[list[Entry], list[Finding]]:
    entries: list[Entry] = []
    faults: list[Finding] = []
    for row in body:
        try:
            entries.append(_entry(row, header, agreement, purpose))
        except ContractError as error:
            faults += error.findings
    return entries, faults


def _entry(row: Sequence[Cell], header: Header, agreement: Agreement, purpose: Purpose) -> Entry:
    """One row.

    Raises:
        ContractError: everything that is wrong with it.
    """
    faults: list[Finding] = []
    time = tried(lambda: _time(row, header, purpose), faults)
    agreement = purpose.signed(time.year if time else None, agreement)
    at = tried(lambda: stream_of(row, header, agreement, time.year if time else None), faults)
    amount = tried(lambda: _amount(row, header, agreement), faults)
    booker = agreement.streams[at].booked_by if at is not None else ""
    collector = tried(lambda: _collector(row, header, agreement, booker), faults)
    if time is None or at is None or amount is None or collector is None:
        refuse(faults)
    note = header.cell(row, "note")
    return Entry(time, at, collector, amount, note.text if note else "", row[header.at["amount"]].place)


def _time(row: Sequence[Cell], header: Header, purpose: Purpose) -> When:
    year, month = header.cell(row, "year"), header.cell(row, "month")
    where = (month or year or row[header.at.get("year", header.at.get("month", 0))]).place
    try:
        found = when(year.text if year else "", month.text if month else "")
    except Wrong as wrong:
        refuse([fault("A124", str(wrong), wrong.remedy, where)])
    if objection := purpose.objection(found.year):
        refuse([settling_fault("A173", *objection, where)])
    return found


def _amount(row: Sequence[Cell], header: Header, agreement: Agreement) -> Fraction:
    cell = row[header.at["amount"]]
    if not cell.text:
        refuse([fault("A126", "no amount in this row", "write 0 if nothing was collected", cell.place)])
    unit = agreement.unit or "1"
    try:
        with amounts_in(header.unit or agreement.unit):
            amount = money(cell.text) * Fraction(UNITS[header.unit or unit], UNITS[unit])
    except Wrong as wrong:
        refuse([written_fault("A133", str(wrong), cell.place, wrong.remedy)])
    if abs(amount) * UNITS[unit] >= MOST_MONEY:
        message, remedy = f"{cell.text[:40]!r} is more money than there is", "check the amount and its unit"
        refuse([written_fault("A133", message, cell.place, remedy)])
    if (amount * UNITS[unit] * 100).denominator != 1:
        refuse([_less_than_a_fen(cell, agreement)])
    return amount


def _less_than_a_fen(cell: Cell, agreement: Agreement) -> Finding:
    smallest = f"0.01 {unit_label(None, agreement.currency)}"
    message = f"{cell.text[:40]!r} is not a whole number of {smallest}"
    remedy = f"write what was paid in, to {smallest}; a spreadsheet may hold more digits than it shows"
    return settling_fault("A178", message, remedy, cell.place)


def _collector(row: Sequence[Cell], header: Header, agreement: Agreement, booker: str) -> str:
    cell = header.cell(row, "collected_by")
    if cell is None:
        return booker
    party = clean(cell.text)
    if party not in agreement.parties:
        hint = did_you_mean(party, agreement.parties)
        refuse([written_fault("A141", f"party {party[:40]!r} is not declared", cell.place, hint)])
    return party
