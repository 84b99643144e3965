"""Payments that were made on statements: the rows of a CSV file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from contracts.agreement import Agreement
from contracts.finding import ContractError, Finding, Place
from contracts.objections import written_fault
from contracts.quantities import money
from contracts.settling.faults import settling_fault, tried
from contracts.settling.handed_in import read_table
from contracts.settling.headers import Header, Layout
from contracts.settling.versions import Versions
from contracts.text.cells import Cell
from contracts.text.faults import MAX_FINDINGS, fault, refuse
from contracts.units import UNITS, amounts_in, clean, unit_label
from contracts.wrong import Wrong, did_you_mean

PAYMENTS = Layout(
    MappingProxyType(
        {
            "date": ("date", "day", "日期", "付款日期"),
            "payer": ("payer", "付款方"),
            "payee": ("payee", "收款方"),
            "amount": ("amount", "金额"),
            "note": ("note", "备注", "说明"),
        }
    ),
    (
        (("date",), "when it was paid", "date"),
        (("payer",), "who paid", "payer"),
        (("payee",), "who was paid", "payee"),
        (("amount",), "the amounts", "amount"),
    ),
    "a table of payments",
)
_DATE = re.compile(r"(\d{4})(?:[-./]|年)(\d{1,2})(?:[-./]|月)(\d{1,2})日?|(\d{4})(\d{2})(\d{2})")


class Paid(NamedTuple):
    """One payment.

    Attributes:
        day: When.
        payer, payee: Who paid whom.
        amount: In units of the currency, above 0.
        note: A remark.
        place: The row in the file.
    """

    day: date
    payer: str
    payee: str
    amount: Fraction
    note: str
    place: Place


@dataclass(frozen=True)
class Payments:
    """All payments so far.

    Attributes:
        entries: One for each row.
        until: The day up to which they are complete; interest is counted to it.
        digest: SHA-256 of the bytes of the file.
    """

    entries: tuple[Paid, ...]
    until: date
    digest: str


def day(text: str) -> date:
    """A day from `2028-06-30`, `2028年6月30日` or `20280630`.

    Raises:
        Wrong: no day.

    >>> str(day("2028年6月30日"))
    '2028-06-30'
    """
    found = _DATE.fullmatch(clean(text))
    try:
        year, month, of_month = (int(part) for part in found.groups() if part) if found else (0, 0, 0)
        return date(year, month, of_month)
    except ValueError:
        raise Wrong(f"{clean(text)[:40]!r} is not a day", "write a day such as 2028-06-30") from None


def read_payments(
    path: str | Path, versions: Versions, until: date, stdin: BinaryIO | None = None
) -> Payments:
    """Read a table of payments.

    Args:
        path: The CSV file; `-` reads standard input.
        versions: Who is or was a party, and the unit of bare amounts.
        until: The day up to which the table is complete.
        stdin: Where `-` reads.

    Raises:
        ContractError: everything that is wrong with the table, each thing with its place.
    """
    table = read_table(path, PAYMENTS, stdin)
    entries: list[Paid] = []
    faults, wrong = list(table.faults), list[Finding]()
    for row in table.body:
        try:
            entries.append(_paid(row, table.header, versions, until))
        except ContractError as error:
            wrong += error.findings
    faults += islice(wrong, MAX_FINDINGS)
    faults += _repeated(entries)
    if faults:
        refuse(faults)
    return Payments(tuple(entries), until, table.digest)


def _paid(row: Sequence[Cell], header: Header, versions: Versions, until: date) -> Paid:
    faults: list[Finding] = []
    parties = list(dict.fromkeys(party for one in versions.signed for party in one.agreement.parties))
    when = tried(lambda: _when(row[header.at["date"]], until), faults)
    payer = tried(lambda: _party(row[header.at["payer"]], parties), faults)
    payee = tried(lambda: _party(row[header.at["payee"]], parties), faults)
    amount = tried(lambda: _amount(row[header.at["amount"]], header, versions.current), faults)
    place = row[header.at["amount"]].place
    if payer is not None and payer == payee:
        faults.append(written_fault("A133", f"{payer} pays itself", place, "name another payee"))
    if faults or when is None or payer is None or payee is None or amount is None:
        refuse(faults)
    note = header.cell(row, "note")
    return Paid(when, payer, payee, amount, note.text if note else "", place)


def _when(cell: Cell, until: date) -> date:
    try:
        found = day(cell.text)
    except Wrong as wrong:
        refuse([fault("A124", str(wrong), wrong.remedy, cell.place)])
    if found > until:
        message = f"a payment of {found}, but payments are taken in until {until}"
        refuse(
            [settling_fault("A165", message, "leave it out, or write a later day for --as-of", cell.place)]
        )
    return found


def _party(cell: Cell, parties: Sequence[str]) -> str:
    party = clean(cell.text)
    if party not in parties:
        hint = did_you_mean(party, parties)
        refuse([written_fault("A141", f"party {party[:40]!r} is not declared", cell.place, hint)])
    return party


def _amount(cell: Cell, header: Header, agreement: Agreement) -> Fraction:
    unit = header.unit or agreement.unit
    try:
        with amounts_in(unit):
            amount = money(cell.text) * UNITS[unit or "1"]
    except Wrong as wrong:
        refuse([written_fault("A133", str(wrong), cell.place, wrong.remedy)])
    smallest = f"0.01 {unit_label(None, agreement.currency)}"
    if (amount * 100).denominator != 1:
        message = f"{cell.text[:40]!r} is not a whole number of {smallest}"
        refuse([settling_fault("A178", message, f"write what was paid, to {smallest}", cell.place)])
    if amount <= 0:
        message = f"{cell.text[:40]!r} is not above 0"
        remedy = "write what came back as a payment of the other party"
        refuse([written_fault("A133", message, cell.place, remedy)])
    return amount


def _repeated(entries: Sequence[Paid]) -> Iterator[Finding]:
    first: dict[tuple[object, ...], Paid] = {}
    for entry in entries:
        key = entry[:-1]
        if key in first:
            message = f"a second payment of {entry.payer} to {entry.payee} on {entry.day} of the same amount"
            reasons = (f"the first one stands at {first[key].place}",)
            remedy = "keep one, or say in `note` what each one is"
            yield settling_fault("A172", message, remedy, entry.place, reasons)
        first.setdefault(key, entry)
