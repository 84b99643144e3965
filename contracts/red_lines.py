"""The least that a side accepts: a file of its own, which is used and never shown to others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pydantic import ConfigDict, Field, ValidationError, field_validator

from contracts.agreement import Agreement
from contracts.finding import ContractError, Finding
from contracts.objections import objections, written_fault
from contracts.parties import PartyId
from contracts.quantities import Money
from contracts.record import Record
from contracts.source import read
from contracts.units import UNITS, amounts_in, clean, known_units
from contracts.wrong import Wrong, did_you_mean

CODES_IN_WORDS: Mapping[str, str] = MappingProxyType(
    {"A133": "a wrong value", "A141": "a party that does not sign", "A131": "an unknown key"}
)


class RedLines(Record):
    """Reservation values, format 1.

    Example: `{red_lines: 1, unit: 10k, least: {home: 3000}}`

    Attributes:
        red_lines: Number of the file format: 1.
        unit: Unit of amounts that name none; by default that of the agreement.
        least: Party -> the least present value that it accepts.
    """

    model_config = ConfigDict(title="red lines")

    red_lines: Literal["1"] = Field(description="Number of the file format: 1.")
    unit: str | None = Field(None, description="Unit of amounts that name none.")

    @field_validator("unit")
    @classmethod
    def _known_unit(cls, value: str | None) -> str | None:
        if value is not None and clean(value) not in UNITS:
            raise Wrong("the unit is unknown", f"write one of {', '.join(known_units())}")
        return value

    least: dict[PartyId, Money] = Field(min_length=1, description="Party -> least present value.")


def load_red_lines(path: str | Path, agreement: Agreement) -> Mapping[str, Fraction]:
    """Party -> least present value that it accepts, in the unit of the agreement.

    Raises:
        ContractError: the file cannot be read, is something else, or names nobody who signs. No finding
            quotes the file.
    """
    try:
        return _read(path, agreement)
    except ContractError as error:
        raise ContractError(tuple(_without_quotes(found) for found in error.findings)) from None


def _without_quotes(found: Finding) -> Finding:
    """The finding without anything that stands in the file: where the slip is, not what it says."""
    if found.place is None:
        return found
    message = f"this entry of the red lines cannot be read ({CODES_IN_WORDS.get(found.code, 'a slip')})"
    remedy = "write `red_lines: 1` and `least: {home: 3000万元}`, with parties that sign"
    return replace(
        found, place=replace(found.place, excerpt="", path=""), message=message, remedy=remedy, reasons=()
    )


def _read(path: str | Path, agreement: Agreement) -> Mapping[str, Fraction]:
    source = read(path)
    if "red_lines" not in source.tree:
        remedy = "write `red_lines: 1` and `least: {home: 3000万元}`"
        raise ContractError((written_fault("A136", f"{source.name} does not hold red lines", None, remedy),))
    unit = source.tree.get("unit") or agreement.unit
    with amounts_in(unit):
        try:
            written = RedLines.model_validate(source.tree)
        except ValidationError as error:
            raise ContractError(tuple(objections(error, source, RedLines))) from None
    for party in written.least:
        if party not in agreement.parties:
            place = source.key_place(["least", party])
            remedy = did_you_mean(party, agreement.parties)
            raise ContractError((written_fault("A141", f"party {party!r} does not sign", place, remedy),))
    return {party: _converted(least, unit, agreement.unit) for party, least in written.least.items()}


def _converted(amount: Fraction, unit: object, wanted: str | None) -> Fraction:
    return amount * UNITS[clean(unit) if unit is not None else "1"] / UNITS[wanted or "1"]
